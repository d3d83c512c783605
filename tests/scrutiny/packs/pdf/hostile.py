"""PDFs that nobody should send, each made with one thing in it that is refused."""

import zlib
from collections.abc import Callable
from io import BytesIO

from pikepdf import Array, Dictionary, Encryption, Name, Object, Pdf, StreamDecodeLevel, String

from tests.scrutiny.packs.pdf.sections import by_hand, opened, saved


def script() -> Dictionary:
    """Return an action that runs a script."""
    return Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


GOING_OUT = {
    "a launch": (Dictionary(S=Name.Launch, F=String("x.exe")), "starts a program"),
    "a submission": (Dictionary(S=Name.SubmitForm, F=String("http://x/")), "sends data away"),
    "an import": (Dictionary(S=Name.ImportData, F=String("x.fdf")), "fetches data"),
    "another file": (Dictionary(S=Name.GoToR, F=String("x.pdf")), "another file"),
    "a file within": (Dictionary(S=Name.GoToE, F=String("x.pdf")), "a file within"),
    "a rendition": (Dictionary(S=Name.Rendition), "plays media"),
    "a switch of layers": (Dictionary(S=Name.SetOCGState), "switches layers"),
    "a script in an address": (Dictionary(S=Name.URI, URI=String("javascript:x()")), "a script"),
    "a second action": (
        Dictionary(S=Name.URI, URI=String("https://x.org/"), Next=Array([script()])),
        "a script",
    ),
}

Harm = Callable[[Pdf], None]


def document_script(file: Pdf) -> None:
    file.Root.OpenAction = script()


def script_in_the_names(file: Pdf) -> None:
    names = Dictionary(Names=Array([String("x"), file.make_indirect(script())]))
    file.Root.Names = Dictionary(JavaScript=file.make_indirect(names))


def script_of_the_page(file: Pdf) -> None:
    file.pages[0].obj.AA = Dictionary(O=script())


def script_of_an_annotation(file: Pdf) -> None:
    lay(file, "Link", AA=Dictionary(E=script()))


def script_of_a_field(file: Pdf) -> None:
    field(file, AA=Dictionary(K=script()))


def script_of_a_bookmark(file: Pdf) -> None:
    item = file.make_indirect(Dictionary(Title=String("x"), A=script()))
    file.Root.Outlines = file.make_indirect(Dictionary(First=item, Last=item, Count=1))


def script_within_many_things(file: Pdf) -> None:
    nested: Object = script()
    for _ in range(20):
        nested = Dictionary(X=Array([nested]))
    file.Root.Odd = nested


def attachment(file: Pdf) -> None:
    file.attachments["x.exe"] = b"MZ"


def attachment_of_a_page(file: Pdf) -> None:
    data = file.make_stream(b"MZ")
    data.Type = Name.EmbeddedFile
    lay(file, "FileAttachment", FS=Dictionary(Type=Name.Filespec, EF=Dictionary(F=data)))


def associated_file(file: Pdf) -> None:
    data = file.make_stream(b"MZ")
    file.Root.AF = Array([Dictionary(Type=Name.Filespec, EF=Dictionary(F=data))])


def portfolio(file: Pdf) -> None:
    file.Root.Collection = Dictionary(View=Name.T)


def form(file: Pdf) -> None:
    field(file)


def dynamic_form(file: Pdf) -> None:
    file.Root.AcroForm = Dictionary(Fields=Array(), XFA=file.make_stream(b"<xdp/>"))


def field_without_a_form(file: Pdf) -> None:
    # Not on the list of what lies upon the page, where it would be warned about on saving.
    file.Root.Odd = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx)


def layers(file: Pdf) -> None:
    layer = file.make_indirect(Dictionary(Type=Name.OCG, Name=String("Draft")))
    file.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary())


def layer_without_a_list(file: Pdf) -> None:
    layer = file.make_indirect(Dictionary(Type=Name.OCG, Name=String("Draft")))
    file.pages[0].obj.Resources.Properties = Dictionary(MC0=layer)


def content_elsewhere(file: Pdf) -> None:
    file.pages[0].obj.Contents.F = String("http://example.org/x")


def drawing_elsewhere(file: Pdf) -> None:
    drawing = file.make_stream(b"")
    drawing.Type, drawing.Subtype = Name.XObject, Name.Form
    drawing.Ref = Dictionary(F=String("x.pdf"), Page=0)
    file.pages[0].obj.Resources.XObject = Dictionary(X=drawing)


def program(file: Pdf) -> None:
    drawing = file.make_stream(b"")
    drawing.Type, drawing.Subtype = Name.XObject, Name.PS
    file.pages[0].obj.Resources.XObject = Dictionary(X=drawing)


def media(subtype: str) -> Harm:
    return lambda file: lay(file, subtype)


def page_of(*box: float, unit: float = 1) -> Harm:
    def harm(file: Pdf) -> None:
        file.pages[0].obj.MediaBox = Array(box)
        file.pages[0].obj.UserUnit = unit

    return harm


def page_without_a_size(file: Pdf) -> None:
    file.pages[0].obj.MediaBox = String("x")


def vast_picture(file: Pdf) -> None:
    picture = file.make_stream(b"\0")
    picture.Type, picture.Subtype = Name.XObject, Name.Image
    picture.Width = picture.Height = 60_000
    file.pages[0].obj.Resources.XObject = Dictionary(X=picture)


REFUSED: dict[str, tuple[Harm, str]] = {
    "a script of the document": (document_script, "a script in it"),
    "a script in the names": (script_in_the_names, "a script in it"),
    "a script of a page": (script_of_the_page, "a script on page 1"),
    "a script of an annotation": (script_of_an_annotation, "a script on page 1"),
    "a script of a field": (script_of_a_field, "page 1"),
    "a script of a bookmark": (script_of_a_bookmark, "a script in it"),
    "a script deep within": (script_within_many_things, "a script in it"),
    "an attachment": (attachment, "an attached file in it"),
    "an attachment on a page": (attachment_of_a_page, "an attached file on page 1"),
    "an associated file": (associated_file, "an attached file in it"),
    "a portfolio": (portfolio, "Send each of them on its own"),
    "a form": (form, "a form field on page 1"),
    "a dynamic form": (dynamic_form, "Fill it in, then print it to a new PDF"),
    "a field without a form": (field_without_a_form, "a form field in it"),
    "layers": (layers, "layers, which can hide text"),
    "a layer without a list": (layer_without_a_list, "layers, which can hide text"),
    "content in another file": (content_elsewhere, "content that is in another file"),
    "a drawing in another file": (drawing_elsewhere, "content that is in another file"),
    "a program": (program, "a PostScript program"),
    "video": (media("RichMedia"), "on page 1"),
    "a 3D drawing": (media("3D"), "a 3D drawing on page 1"),
    "a film": (media("Movie"), "a film on page 1"),
    "a sound": (media("Sound"), "a sound on page 1"),
    "a screen": (media("Screen"), "on page 1"),
    "a vast page": (page_of(0, 0, 20_000, 842), "is 7.06 by 0.297 metres"),
    "a vast unit": (page_of(0, 0, 595, 842, unit=100), "metres"),
    "a page of nothing": (page_of(0, 0, 1, 842), "metres"),
    "a page without a size": (page_without_a_size, "damaged"),
    "a vast picture": (vast_picture, "too large to draw"),
}


def hostile(harm: Harm) -> bytes:
    """Return a page that is good but for one thing."""
    with opened(by_hand(1, is_tagged=False)) as file:
        harm(file)
        return saved(file)


def with_action(action: Object) -> bytes:
    """Return a page whose link does this."""
    return hostile(lambda file: lay(file, "Link", A=action))


def lay(file: Pdf, subtype: str, **entries: object) -> None:
    """Lay an annotation on the first page."""
    mark = Dictionary(Type=Name.Annot, Subtype=Name(f"/{subtype}"), Rect=Array([9, 9, 90, 90]))
    for key, value in entries.items():
        mark[Name(f"/{key}")] = value
    file.pages[0].obj.Annots = Array([file.make_indirect(mark)])


def field(file: Pdf, **entries: object) -> None:
    """Put a form with one field into the file."""
    lay(file, "Widget", FT=Name.Tx, T=String("x"), **entries)
    file.Root.AcroForm = Dictionary(Fields=Array([file.pages[0].obj.Annots[0]]))


def locked(password: str) -> bytes:
    """Return a file that opens with a password: for everybody where it is empty."""
    out = BytesIO()
    with opened(by_hand(1)) as file:
        file.save(out, encryption=Encryption(owner="owner", user=password))
    return out.getvalue()


def bomb(times: int, size: int) -> bytes:
    """Return a page whose content unpacks to `size` bytes, deflated so many times over."""
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(b" " * 1_000_000) for _ in range(size // 1_000_000))
    data += packer.flush()
    for _ in range(times - 1):
        data = zlib.compress(data, 9)
    with opened(by_hand(1, is_tagged=False)) as file:
        stream = file.make_stream(b"")
        stream.write(data, filter=Array([Name.FlateDecode] * times))
        file.pages[0].obj.Contents = stream
        out = BytesIO()
        file.save(out, compress_streams=False, stream_decode_level=StreamDecodeLevel.none)
    return out.getvalue()
