"""Opening a PDF, and the two things that are asked of every one."""

from io import BytesIO

from pikepdf import Dictionary, Name, PasswordError, Pdf, PdfError

from scrutiny.packs.pdf.structure import kids_of


def opened(pdf: bytes) -> Pdf:
    """Open a PDF; raises ValueError with a sentence for bytes that are none."""
    try:
        file = Pdf.open(BytesIO(pdf))
    except PasswordError as locked:
        raise ValueError("This PDF is protected by a password.") from locked
    except PdfError as damaged:
        raise ValueError("This is not a PDF that can be read.") from damaged
    if not len(file.pages):
        raise ValueError("This PDF has no pages.")
    return file


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has; raises ValueError for bytes that are none."""
    with opened(pdf) as file:
        return len(file.pages)


def is_tagged(pdf: bytes) -> bool:
    """Say whether a PDF says that it is tagged and has tags (ISO 32000-1, 14.8.1)."""
    with opened(pdf) as file:
        return has_tags(file)


def has_tags(file: Pdf) -> bool:
    """Say whether an open PDF says that it is tagged and has tags."""
    info, root = file.Root.get(Name.MarkInfo), file.Root.get(Name.StructTreeRoot)
    says_so: object = info.get(Name.Marked) if isinstance(info, Dictionary) else False
    return says_so is True and isinstance(root, Dictionary) and bool(kids_of(root))
