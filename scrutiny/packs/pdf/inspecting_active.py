"""What of a PDF does more than show pages: found wherever it hides, and refused.

Every dictionary of the file is looked at, not only those that a reader would come to.
"""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from scrutiny.packs.pdf.annotations import scheme_of
from scrutiny.packs.pdf.inspecting import PdfRefused

_PRINT = "Print it to a new PDF and send that."

# Actions (ISO 32000-1, 12.6.4) by what they are to somebody who sends a file.
_ACTIONS = {
    "/JavaScript": "a script",
    "/Launch": "an action that starts a program",
    "/SubmitForm": "an action that sends data away",
    "/ImportData": "an action that fetches data",
    "/GoToR": "a link to another file",
    "/GoToE": "a link to a file within the file",
    "/GoToDp": "an action of a document part",
    "/Thread": "a link to an article of another file",
    "/Rendition": "an action that plays media",
    "/Movie": "an action that plays media",
    "/Sound": "an action that plays media",
    "/RichMediaExecute": "an action that plays media",
    "/GoTo3DView": "an action of a 3D drawing",
    "/SetOCGState": "an action that switches layers",
    "/ResetForm": "an action of a form",
    "/Hide": "an action that hides what is on a page",
}
_THINGS = {
    "/FileAttachment": "an attached file",
    "/RichMedia": "video, sound or another program",
    "/3D": "a 3D drawing",
    "/Movie": "a film",
    "/Sound": "a sound",
    "/Screen": "a place where media play",
    "/Widget": "a form field",
    "/PS": "a PostScript program",
}
_TYPES = {
    "/EmbeddedFile": "an attached file",
    "/OCG": "layers, which can hide text",
    "/OCMD": "layers, which can hide text",
}
_TREES = {
    "/JavaScript": _ACTIONS["/JavaScript"],
    "/EmbeddedFiles": _TYPES["/EmbeddedFile"],
    "/Renditions": _ACTIONS["/Rendition"],
}
_SCRIPT_SCHEMES = frozenset({"javascript", "vbscript", "data"})
_DEEPEST = 100  # containers directly within each other
_NEAR = 6  # steps from a page to what lies upon it


def refuse_active(file: Pdf, name: str) -> None:
    """Raise PdfRefused for the first thing that does more than show pages."""
    for number, page in enumerate(file.pages, start=1):
        for key in (Name.Annots, Name.AA):
            if key in page.obj:
                # What an annotation refers to is looked at here, so that the page can be named.
                for thing in _within(page.obj[key], depth_max=_NEAR, follow=True):
                    if what := _what(thing):
                        raise PdfRefused(f"{name} has {what} on page {number}. {_PRINT}")
    _refuse_of_catalog(file, name)
    for top in file.objects:
        for thing in _within(top, depth_max=_DEEPEST, follow=False):
            if what := _what(thing):
                raise PdfRefused(f"{name} has {what} in it. {_PRINT}")


def _refuse_of_catalog(file: Pdf, name: str) -> None:
    form: object = file.Root.get(Name.AcroForm)
    if isinstance(form, Dictionary):
        fields: object = form.get(Name.Fields)
        if Name.XFA in form or (isinstance(fields, Array) and len(fields)):
            raise PdfRefused(f"{name} has a form in it. Fill it in, then print it to a new PDF.")
    layers: object = file.Root.get(Name.OCProperties)
    groups: object = layers.get(Name.OCGs) if isinstance(layers, Dictionary) else None
    if isinstance(groups, Array) and len(groups):
        raise PdfRefused(f"{name} has {_TYPES['/OCG']}, in it. {_PRINT}")
    names: object = file.Root.get(Name.Names)
    if isinstance(names, Dictionary):
        for key, what in _TREES.items():
            if key in names:
                raise PdfRefused(f"{name} has {what} in it. {_PRINT}")
    if Name.Collection in file.Root:
        raise PdfRefused(f"{name} is a portfolio of files. Send each of them on its own.")


def _what(thing: Object) -> str:
    """Return what a dictionary is if it does more than show pages; nothing if it may stay."""
    action = str(thing.get(Name.S, ""))
    if isinstance(thing.get(Name.EF), Dictionary):
        return _TYPES["/EmbeddedFile"]
    if isinstance(thing, Stream) and (Name.F in thing or Name.FFilter in thing):
        return "content that is in another file"
    if isinstance(reference := thing.get(Name.Ref), Dictionary) and Name.F in reference:
        return "content that is in another file"
    uri: object = thing.get(Name.URI)
    if isinstance(uri, String | Name) and scheme_of(str(uri)) in _SCRIPT_SCHEMES:
        return _ACTIONS["/JavaScript"]
    return (
        _ACTIONS.get(action)
        or _THINGS.get(str(thing.get(Name.Subtype, "")))
        or _TYPES.get(str(thing.get(Name.Type, "")))
        or ""
    )


def _within(top: object, *, depth_max: int, follow: bool) -> Iterator[Object]:
    """Yield every dictionary and stream within an object, those it refers to only if asked."""
    waiting: list[tuple[object, int]] = [(top, 0)]
    seen: set[tuple[int, int]] = set()
    while waiting:
        thing, depth = waiting.pop()
        if isinstance(thing, Dictionary | Stream):
            if thing.is_indirect:
                if thing.objgen in seen:
                    continue
                seen.add(thing.objgen)
            yield thing
            below: list[object] = [
                value for key, value in thing.items() if not (follow and key in _UPWARD)
            ]
        elif isinstance(thing, Array):
            below = list(thing)
        else:
            continue
        if depth >= depth_max:
            if follow:
                continue
            raise PdfRefused(f"This file is nested too deep to be looked through. {_PRINT}")
        waiting += [(one, depth + 1) for one in below if follow or not _is_elsewhere(one)]


# From what lies upon a page these lead back to pages and to all that they hold.
_UPWARD = frozenset({"/P", "/Parent", "/Pg", "/D", "/Dest", "/Prev", "/IRT", "/Popup"})


def _is_elsewhere(thing: object) -> bool:
    return isinstance(thing, Object) and thing.is_indirect
