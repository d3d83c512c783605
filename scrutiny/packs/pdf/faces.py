"""The typeface of stamps, as a PDF embeds it: the project's own, in two weights."""

import hashlib
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

FOLDER = Path(__file__).resolve().parents[3] / "static/built/fonts"

# Letters beyond Latin-1 are in a file of their own, as for the pages.
SCRIPTS = ("latin", "latin-ext")

# What only a program that lays out text needs; a stamp says which glyph stands where.
_LAYOUT = ("GSUB", "GPOS", "GDEF", "STAT", "DSIG", "meta", "gasp")


@dataclass(frozen=True)
class Face:
    """One font file: its bytes and its measures in thousandths of its size."""

    name: str
    program: bytes
    glyphs: dict[str, int]
    widths: tuple[int, ...]
    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    cap_height: int

    def width(self, text: str) -> int:
        """Return how wide a text of its letters is."""
        return sum(self.widths[self.glyphs[letter]] for letter in text)

    def code(self, text: str) -> str:
        """Return a text as the string that shows it."""
        return "".join(f"{self.glyphs[letter]:04X}" for letter in text)


@cache
def face(weight: int, script: str) -> Face:
    """Read a font file of the front build. Raises FileNotFoundError when it is not there."""
    path = FOLDER / f"atkinson-hyperlegible-next-{script}-{weight}-normal.woff2"
    if not path.is_file():
        raise FileNotFoundError(f"{path} is missing: bin/build-front makes it.")
    font = TTFont(path, recalcTimestamp=False)
    font.flavor = None
    for table in _LAYOUT:
        if table in font:
            del font[table]
    out = BytesIO()
    font.save(out)
    program, scale = out.getvalue(), 1000 / font["head"].unitsPerEm
    order, head, os2 = font.getGlyphOrder(), font["head"], font["OS/2"]
    tag = "".join(chr(65 + byte % 26) for byte in hashlib.sha256(program).digest()[:6])
    return Face(
        name=f"{tag}+AtkinsonHyperlegibleNext-{'Bold' if weight > 500 else 'Regular'}",
        program=program,
        glyphs={chr(code): font.getGlyphID(name) for code, name in font.getBestCmap().items()},
        widths=tuple(round(font["hmtx"][name][0] * scale) for name in order),
        box=(
            round(head.xMin * scale),
            round(head.yMin * scale),
            round(head.xMax * scale),
            round(head.yMax * scale),
        ),
        ascent=round(font["hhea"].ascent * scale),
        descent=round(font["hhea"].descent * scale),
        cap_height=round(os2.sCapHeight * scale),
    )


def embed(pdf: Pdf, used: Face) -> Object:
    """Return the font as pages refer to it: by glyph, with the letters said beside.

    The whole subset that the front build made is embedded, not only the letters used: it is small,
    and a new number needs no new font (ISO 32000-1, 9.7 and 9.10.3).
    """
    program = pdf.make_stream(used.program, Length1=len(used.program))
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name(f"/{used.name}"),
        Flags=4,
        FontBBox=Array(used.box),
        ItalicAngle=0,
        Ascent=used.ascent,
        Descent=used.descent,
        CapHeight=used.cap_height,
        StemV=80,
        FontFile2=program,
    )
    below = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name(f"/{used.name}"),
        CIDSystemInfo=Dictionary(
            Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0
        ),
        CIDToGIDMap=Name.Identity,
        DW=0,
        W=Array([0, Array(used.widths)]),
        FontDescriptor=pdf.make_indirect(descriptor),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name(f"/{used.name}"),
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(below)]),
            ToUnicode=pdf.make_stream(_letters(used).encode("ascii")),
        )
    )


def _letters(used: Face) -> str:
    """Return the table from glyphs to letters; of several letters the first has the glyph."""
    by_glyph: dict[int, str] = {}
    for letter in sorted(used.glyphs):
        by_glyph.setdefault(used.glyphs[letter], letter)
    rows = [
        f"<{glyph:04X}> <{letter.encode('utf-16-be').hex().upper()}>"
        for glyph, letter in sorted(by_glyph.items())
    ]
    blocks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    lists = "\n".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{lists}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    )
