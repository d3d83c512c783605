"""What the pages of a section draw: which content is marked, and whether it ends as it began."""

from dataclasses import dataclass, field

from pikepdf import (
    Array,
    ContentStreamInlineImage,
    ContentStreamInstruction,
    Dictionary,
    Name,
    Object,
    Operator,
    Page,
    Pdf,
    PdfError,
    parse_content_stream,
    unparse_content_stream,
)

Step = ContentStreamInstruction | ContentStreamInlineImage

HIGHEST_MARK = 100_000  # a table of marks has an entry for every number up to the highest

_OPENING = {"q": "Q", "BT": "ET", "BMC": "EMC", "BDC": "EMC"}
_TEXT = frozenset({"Tj", "TJ", "'", '"'})
_WATCHED = " ".join({*_OPENING, *_OPENING.values(), *_TEXT})


@dataclass
class Drawn:
    """What was found in the content of one page."""

    marks: set[int] = field(default_factory=set)
    has_unmarked_text: bool = False
    left_open: dict[str, int] = field(default_factory=lambda: {"ET": 0, "EMC": 0, "Q": 0})
    closed_too_often: dict[str, int] = field(default_factory=lambda: {"EMC": 0, "Q": 0})


def drawn_on(page: Page) -> Drawn:
    """Return what a page draws. Raises ValueError when it cannot be followed."""
    drawn = Drawn()
    for step in _steps(page, _WATCHED):
        word = _word(step)
        if word in _TEXT:
            drawn.has_unmarked_text |= drawn.left_open["EMC"] == 0
        elif (closing := _OPENING.get(word)) is not None:
            drawn.left_open[closing] += 1
            if (mark := mark_of(page, step)) is not None:
                drawn.marks.add(mark)
        elif drawn.left_open.get(word):
            drawn.left_open[word] -= 1
        elif word in drawn.closed_too_often:
            drawn.closed_too_often[word] += 1
    return drawn


def balance(pdf: Pdf, page: Page, drawn: Drawn) -> None:
    """Let the content end in the state it began in, so that stamps stand where they should."""
    before = "q\n" * drawn.closed_too_often["Q"]
    before += "/Artifact BMC\n" * drawn.closed_too_often["EMC"]
    after = "".join(f"\n{word}" * count for word, count in drawn.left_open.items())
    if before:
        page.contents_add(pdf.make_stream(before.encode()), prepend=True)
    if after:
        page.contents_add(pdf.make_stream(after.encode()))


def make_artifacts(pdf: Pdf, page: Page, claimed: set[int]) -> None:
    """Let marked content that no element claims be an artifact (ISO 14289-1, 7.1).

    A reader of screens skips it either way; so it is said.
    """
    steps: list[Step] = []
    depth_of_claimed: list[bool] = []
    for original in _steps(page, ""):
        step: Step = original
        word = _word(step)
        if word in {"BDC", "BMC"}:
            mark = mark_of(page, step)
            is_claimed = mark in claimed
            if mark is not None and not is_claimed:
                role = Name.Span if any(depth_of_claimed) else Name.Artifact
                step = ContentStreamInstruction([role], Operator("BMC"))
            depth_of_claimed.append(is_claimed)
        elif word == "EMC" and depth_of_claimed:
            depth_of_claimed.pop()
        steps.append(step)
    page.Contents = pdf.make_stream(unparse_content_stream(steps))


def mark_of(page: Page, step: Step) -> int | None:
    """Return the number that a step gives to the content after it."""
    if _word(step) != "BDC" or len(step.operands) != 2:
        return None
    properties: object = step.operands[1]
    if isinstance(properties, Name):
        listed: Object | None = page.resources.get(Name.Properties)
        properties = listed.get(properties) if isinstance(listed, Dictionary) else None
    number: object = properties.get(Name.MCID) if isinstance(properties, Dictionary) else None
    return number if isinstance(number, int) and 0 <= number < HIGHEST_MARK else None


def _word(step: Step) -> str:
    """Return the operator; one that is no operator at all may be any bytes."""
    return step.operator.unparse().decode("latin-1")


def _steps(page: Page, operators: str) -> list[Step]:
    contents: object = page.obj.get(Name.Contents)
    if contents is None or (isinstance(contents, Array) and not len(contents)):
        return []
    try:
        return list(parse_content_stream(page, operators))
    except PdfError as damaged:
        raise ValueError(f"Page {page.index + 1} cannot be read: {damaged}") from damaged
