"""PDFs larger than they look: pages of absurd size, streams that unpack to too much."""

import zlib
from collections.abc import Iterable

from pikepdf import Array, Name, Object, Pdf, PdfError, Stream

from scrutiny.packs.pdf.inspecting import PdfRefused, too_large

# The format itself ends here (ISO 32000-1, annex C): 200 inches, about five metres.
LONGEST_SIDE = 14_400
SHORTEST_SIDE = 10

STREAM_MAX = (
    256_000_000  # bytes of one stream, unpacked; a page of A3 in colour at 600 dpi is 210 MB
)
PIXELS_MAX = 400_000_000  # of one picture

_CHUNK = 1_000_000
_METRES = 0.0254 / 72


def refuse_sizes(file: Pdf, name: str) -> None:
    """Raise PdfRefused for a page that nobody could print or read."""
    for number, page in enumerate(file.pages, start=1):
        try:
            x0, y0, x1, y1 = (float(side) for side in page.mediabox)
            unit = float(page.obj.get(Name.UserUnit, 1))
        except (AttributeError, TypeError, ValueError) as no_size:
            raise PdfRefused(
                f"Page {number} of {name} has no size. Print it to a new PDF and send that."
            ) from no_size
        sides = abs(x1 - x0) * unit, abs(y1 - y0) * unit
        if not SHORTEST_SIDE <= min(sides) <= max(sides) <= LONGEST_SIDE:
            wide, high = (f"{side * _METRES:.3g}" for side in sides)
            raise PdfRefused(
                f"Page {number} of {name} is {wide} by {high} metres. "
                "Print it to a PDF with pages of A4."
            )


def refuse_bombs(file: Pdf, name: str) -> None:
    """Raise PdfRefused for content that unpacks to more than any page can need.

    What is only deflated, as nearly everything is, is counted piece by piece and not kept. The rest
    is unpacked under the limit on memory.
    """
    for thing in file.objects:
        if not isinstance(thing, Stream):
            continue
        if thing.get(Name.Subtype) == Name.Image and _pixels(thing) > PIXELS_MAX:
            raise PdfRefused(f"A picture in {name} is too large to draw. Make it smaller.")
        if _unpacks_to_more(thing, STREAM_MAX):
            raise PdfRefused(too_large(name))


def _unpacks_to_more(stream: Object, most: int) -> bool:
    filters = _filters(stream)
    if not filters or filters[-1] in {
        "/DCTDecode",
        "/JPXDecode",
        "/CCITTFaxDecode",
        "/JBIG2Decode",
    }:
        filters = filters[:-1]
    if not filters:
        return False
    if all(one in {"/FlateDecode", "/Fl"} for one in filters):
        return _inflates_to_more(stream.read_raw_bytes(), len(filters), most)
    try:
        return len(stream.read_bytes()) > most
    except PdfError:
        # A filter that is not known here: nothing unpacks it, and what cannot be read is not shown.
        return False


def _inflates_to_more(data: bytes, times: int, most: int) -> bool:
    """Say whether deflated data come to more; at any of the times they are to be unpacked."""
    parts: Iterable[bytes] = (data[at : at + _CHUNK] for at in range(0, len(data), _CHUNK))
    for _ in range(times):
        parts = _inflated(parts, most)
    return sum(len(part) for part in parts) > most


def _inflated(parts: Iterable[bytes], most: int) -> Iterable[bytes]:
    """Yield what parts of deflated data unpack to, up to the first part that is too much."""
    unpacker, count = zlib.decompressobj(), 0
    for part in parts:
        waiting = part
        while waiting and count <= most:
            try:
                unpacked = unpacker.decompress(waiting, _CHUNK)
            except zlib.error:
                # Cut short or damaged: what came before is what a reader shows.
                return
            count += len(unpacked)
            yield unpacked
            waiting = unpacker.unconsumed_tail
        if count > most or unpacker.eof:
            return


def _filters(stream: Object) -> list[str]:
    said: object = stream.get(Name.Filter)
    return [str(one) for one in (said if isinstance(said, Array) else [said]) if one is not None]


def _pixels(image: Object) -> int:
    width, height = image.get(Name.Width, 0), image.get(Name.Height, 0)
    if isinstance(width, int) and isinstance(height, int):
        return width * height
    return 0
