"""What is printed on the pages of a pack after joining: numbers, items, notices.

Stamps are artifacts (ISO 32000-1, 14.8.2.2): readers of screens skip them, so whatever must be
heard stands in the section as well.
"""

from dataclasses import dataclass
from functools import lru_cache

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from scrutiny.packs.pdf.faces import SCRIPTS, embed, face
from scrutiny.packs.pdf.sheet import Sheet, sheet_of
from scrutiny.packs.pdf.structure import ObjGen

SIZE = 9
SMALL = 7.5
_LEADING = 12
_EDGE = 28  # from the side of the page
_TOP = 26  # from the top to the first line
_FOOT = 20  # from the bottom to the last line
_APART = 14  # between what stands beside each other


@dataclass(frozen=True)
class Stamp:
    """The words for one page."""

    number: str
    lines: tuple[str, ...] = ()
    notice: str = ""
    footer: str = ""
    middle: str = ""


@dataclass(frozen=True)
class Line:
    """One line of words at its place on the sheet."""

    text: str
    x: float
    y: float
    size: float = SIZE
    weight: int = 400

    @property
    def width(self) -> float:
        """Return how wide it is on the sheet."""
        return width_of(self.text, self.size, self.weight)


class Stamper:
    """Stamps the pages of one file."""

    def __init__(self, pdf: Pdf) -> None:
        """Begin with a file that has no stamps."""
        self.pdf = pdf
        self._saves = pdf.make_stream(b"q\n")
        self._fonts: dict[str, Object] = {}
        self._resources: dict[ObjGen, Object] = {}
        self._stamped: list[Object] = []

    def stamp(self, page: Object, words: Stamp) -> None:
        """Print the words on a page; what was on it keeps its state to itself (q..Q)."""
        sheet = sheet_of(page)
        head, foot = layout(words, sheet)
        drawn = "\nQ\n" + drawing(head, "Header", sheet) + drawing(foot, "Footer", sheet)
        contents: object = page.get(Name.Contents)
        old = [contents] if isinstance(contents, Stream) else []
        if isinstance(contents, Array):
            old = [one for one in contents if isinstance(one, Stream)]
        added = self.pdf.make_stream(drawn.encode("ascii"))
        page.Contents = Array([self._saves, *old, added])
        page.Resources = self._with_fonts(page.get(Name.Resources))
        self._use(head + foot)

    def finish(self) -> None:
        """Let every page find the fonts that were used; the same ones throughout."""
        for fonts in self._stamped:
            for name, font in self._fonts.items():
                fonts[Name(f"/{name}")] = font

    def _use(self, lines: list[Line]) -> None:
        for line in lines:
            for _, script in runs(line.text, line.weight):
                name = _font_name(line.weight, script)
                if name not in self._fonts:
                    self._fonts[name] = embed(self.pdf, face(line.weight, script))

    def _with_fonts(self, resources: Object | None) -> Object:
        """Return a copy of a page's resources that has room for our fonts.

        Pages share their resources, with drawings and with each other: the copy is shared in the
        same way, and the original stays as it was.
        """
        if isinstance(resources, Dictionary) and resources.is_indirect:
            if resources.objgen not in self._resources:
                self._resources[resources.objgen] = self._copied(resources)
            return self._resources[resources.objgen]
        return self._copied(resources if isinstance(resources, Dictionary) else Dictionary())

    def _copied(self, resources: Object) -> Object:
        copied: Object = self.pdf.make_indirect(Dictionary(dict(resources.items())))
        fonts: object = copied.get(Name.Font)
        entries = dict(fonts.items()) if isinstance(fonts, Dictionary) else {}
        copied.Font = Dictionary(entries)
        self._stamped.append(copied.Font)
        return copied


def layout(words: Stamp, sheet: Sheet) -> tuple[list[Line], list[Line]]:
    """Return the lines at the head of a page and those at its foot (and middle)."""
    room = sheet.width - 2 * _EDGE
    right = [line for text in words.lines for line in wrapped(text, room * 0.5)]
    wide = max((width_of(text, SIZE, 400) for text in right), default=0.0)
    top = sheet.height - _TOP
    head = [
        Line(text, sheet.width - _EDGE - width_of(text, SIZE, 400), top - place * _LEADING)
        for place, text in enumerate(right)
    ]
    left = wrapped(words.notice, room - wide - _APART * bool(right), weight=700)
    head += [
        Line(text, _EDGE, top - place * _LEADING, weight=700) for place, text in enumerate(left)
    ]
    number = Line(words.number, (sheet.width - width_of(words.number, SIZE, 400)) / 2, _FOOT)
    foot = [number]
    beside = wrapped(words.footer, number.x - _EDGE - _APART, size=SMALL)
    foot += [
        Line(text, _EDGE, _FOOT + (len(beside) - 1 - place) * (SMALL + 2), size=SMALL)
        for place, text in enumerate(beside)
    ]
    if words.middle:
        width = width_of(words.middle, SIZE, 400)
        foot.append(Line(words.middle, (sheet.width - width) / 2, sheet.height / 2))
    return head, foot


def drawing(lines: list[Line], subtype: str, sheet: Sheet) -> str:
    """Return the content that prints lines on white, as one artifact."""
    if not lines:
        return ""
    matrix = " ".join(_n(one) for one in sheet.matrix)
    parts = [f"/Artifact <</Type /Pagination /Subtype /{subtype}>> BDC\nq {matrix} cm 1 g\n"]
    parts += [
        f"{_n(line.x - 2)} {_n(line.y - 3)} {_n(line.width + 4)} {_n(line.size + 3)} re f\n"
        for line in lines
    ]
    parts.append("0 g 0 Tr 0 Tc 0 Tw 0 Ts 100 Tz BT\n")
    for line in lines:
        parts.append(f"1 0 0 1 {_n(line.x)} {_n(line.y)} Tm\n")
        for text, script in runs(line.text, line.weight):
            code = face(line.weight, script).code(text)
            parts.append(f"/{_font_name(line.weight, script)} {_n(line.size)} Tf <{code}> Tj\n")
    parts.append("ET Q\nEMC\n")
    return "".join(parts)


@lru_cache(maxsize=4096)
def runs(text: str, weight: int) -> tuple[tuple[str, str], ...]:
    """Return a text in pieces, each with the font file that has its letters."""
    found: list[tuple[str, str]] = []
    for said in " ".join(text.split()):
        has_it = [one for one in SCRIPTS if said in face(weight, one).glyphs]
        letter, script = (said, has_it[0]) if has_it else ("?", SCRIPTS[0])
        if found and found[-1][1] == script:
            found[-1] = (found[-1][0] + letter, script)
        else:
            found.append((letter, script))
    return tuple(found)


@lru_cache(maxsize=4096)
def width_of(text: str, size: float, weight: int) -> float:
    """Return how wide a text is on the sheet."""
    return (
        sum(face(weight, script).width(part) for part, script in runs(text, weight)) * size / 1000
    )


@lru_cache(maxsize=1024)
def wrapped(text: str, room: float, *, size: float = SIZE, weight: int = 400) -> tuple[str, ...]:
    """Return a text in lines that fit; a word too long for one is broken."""
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(joined, size, weight) <= room:
            lines[-1] = joined
            continue
        lines.append("")
        for letter in word:
            if lines[-1] and width_of(lines[-1] + letter, size, weight) > room:
                lines.append("")
            lines[-1] += letter
    return tuple(lines)


def _font_name(weight: int, script: str) -> str:
    # The subset's own tag: no page has another font under this name.
    return f"Stamp{face(weight, script).name.split('+')[0]}"


def _n(value: float) -> str:
    """Return a number as content streams write it: no exponent, no idle zeros."""
    return f"{value:.3f}".rstrip("0").rstrip(".") if value else "0"
