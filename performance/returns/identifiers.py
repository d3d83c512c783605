"""Signs that a workbook says something about one child, wherever in it they stand.

A return holds counts. A list of children left in another sheet, a comment, a hidden column or the
file's properties must not be kept at all, so this looks before anything is saved. It says what was
found and where, and never repeats it. It would rather ask for a clean file once too often: an
office's postcode can be deleted, a child's name that was stored cannot be unread.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from performance.returns.cells import SheetCell

_NHS = re.compile(r"(?<!\d)(?<!\d[.,/])(\d{3})([ \-]?)(\d{3})\2(\d{4})(?![.,/]?\d|%)")
_BEFORE_A_PHONE = re.compile(
    r"(?:\+\d{1,3}|\(0\)|\b(?:tel|phone|ext|mobile|fax)\w*)[ :.]*$", re.IGNORECASE
)
_UPN = re.compile(r"\b[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]\b", re.IGNORECASE)
_POSTCODE = re.compile(
    r"\b[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d{1,2}|\d[A-HJKSTUW]|[A-HK-Y]\d[ABEHMNPRVWXY])"
    r" ?\d[ABD-HJLNP-UW-Z]{2}\b"
)
_ORDINALS = ("1ST", "2ND", "3RD", "TH")  # "S20 2nd" is no postcode, though it has the shape of one
_DAY = r"\d{1,2}[/.\- ](?:\d{1,2}|[a-z]{3,9})[/.\- ]\d{2,4}"
_BORN = re.compile(
    rf"\b(?:d\.?o\.?b\.?|date of birth|born(?: on)?)\W{{0,5}}{_DAY}\b", re.IGNORECASE
)
_DATE = re.compile(r"^(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})$")
_PERSON = re.compile(
    r"^(?:[A-Z][a-z]+(?:['\u2019\-][A-Z]?[a-z]+)?"
    r"(?: [A-Z][a-z]*(?:['\u2019\-][A-Z]?[a-z]+)?){1,2}|[A-Z'\u2019\-]{2,}, ?[A-Z][a-z]+)$"
)
# Capitalised words that make a phrase of a return and no name of a person.
_NO_NAME = {
    "apr", "area", "assessment", "assurance", "audit", "authority", "average", "board",
    "business", "cabinet", "care", "case", "child", "children", "city", "committee", "contact",
    "contacts", "corporate", "council", "county", "current", "data", "date", "dec", "deputy",
    "development", "director", "early", "east", "education", "effective", "england", "families",
    "family", "feb", "figures", "final", "financial", "first", "foster", "group", "hampshire",
    "head", "health", "help", "improvement", "independent", "indicator", "indicators", "jan",
    "jul", "jun", "last", "lead", "leavers", "local", "looked", "management", "mar", "measure",
    "meeting", "monthly", "national", "neighbours", "new", "nov", "oct", "office", "outturn",
    "panel", "parenting", "partnership", "people", "performance", "period", "plan", "planning",
    "priority", "protection", "published", "quality", "quarter", "re", "referrals", "regional",
    "report", "return", "returns", "review", "right", "robust", "safeguarding", "school",
    "scrutiny", "sep", "service", "services", "sheet", "social", "south", "southampton",
    "statistical", "summary", "supervision", "support", "target", "team", "the", "time",
    "total", "unit", "update", "updated", "version", "visits", "west", "work", "year", "young",
}  # fmt: skip
_CHILD_HEADING = re.compile(
    r"^(?:(?:child|children|young person|pupil|client|service user|patient|parent|carer|mother"
    r"|father|sibling)(?:['\u2019]?s)?['\u2019]? (?:full )?names?"
    r"|(?:full )?name of (?:the )?(?:child|young person|pupil|client|parent|carer|mother|father)"
    r"|surname|fore ?names?|first names?|last names?|family names?|given names?)$",
    re.IGNORECASE,
)
_NAME_HEADING = re.compile(r"^(?:full )?names?$", re.IGNORECASE)
_BIRTH_HEADING = re.compile(r"^(?:d\.?o\.?b\.?|date of birth|birth ?date)$", re.IGNORECASE)
_NUMBER_HEADING = re.compile(
    r"^(?:nhs|upn|unique pupil)(?: (?:no\.?|number))?$|^(?:home )?(?:address|postcode)$",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"author|owner|lead|officer|manager|contact|prepared|approved|version|responsible|role|post\b"
    r"|job|team|e-?mail",
    re.IGNORECASE,
)
_LONGEST_LOOK = 32_767
_ENOUGH_NAMES = 3
_OLDEST, _YOUNGEST = timedelta(days=26 * 366), timedelta(days=90)


@dataclass(frozen=True)
class Sign:
    """What was found, in general words, and the cell it was found in; never the words themselves.

    `part` is `cell`, `comment` or `hidden cell`.
    """

    what: str
    cell: SheetCell
    part: Literal["cell", "comment", "hidden cell"] = "cell"


def sign_in(text: str) -> str | None:
    """Say what sign of one child a text holds, if any: a number, a postcode, a date of birth."""
    text = " ".join(text[:_LONGEST_LOOK].split())
    if not any(mark.isdigit() for mark in text):
        return None
    if any(_is_nhs_number(found, text) for found in _NHS.finditer(text)):
        return "an NHS number"
    if _UPN.search(text):
        return "a unique pupil number"
    if _BORN.search(text):
        return "a date of birth"
    return "a postcode" if _has_postcode(text) else None


def _has_postcode(text: str) -> bool:
    is_alone = _POSTCODE.fullmatch(text.upper()) is not None
    found = (one[0] for one in _POSTCODE.finditer(text))
    return is_alone or any(not one.endswith(_ORDINALS) for one in found)


def _is_nhs_number(found: re.Match[str], text: str) -> bool:
    """Say whether ten digits are an NHS number by their check digit, and no telephone number."""
    digits = found[1] + found[3] + found[4]
    if len(set(digits)) == 1 or _BEFORE_A_PHONE.search(text[: found.start()]):
        return False
    weighted = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1)))  # noqa: B905
    return (11 - weighted % 11) % 11 == int(digits[9])


def signs(cells: Sequence[SheetCell], *, saved_on: date) -> Iterator[Sign]:
    """Yield every sign of one child among the cells and their comments, the numbers first.

    `saved_on` is the day the file was last saved: an earlier day beside a name may be a birthday.
    """
    for cell in cells:
        what = None if cell.kind == "formula" else sign_in(cell.raw)
        if what is not None:
            yield Sign(what, cell, "hidden cell" if cell.is_hidden else "cell")
        if cell.comment and (what := sign_in(cell.comment)) is not None:
            yield Sign(what, cell, "comment")
    by_sheet: dict[str, list[SheetCell]] = defaultdict(list)
    for cell in cells:
        if not cell.is_blank:
            by_sheet[cell.sheet].append(cell)
    for on_sheet in by_sheet.values():
        yield from _columns_about_children(on_sheet)
        yield from _birthdays(on_sheet, saved_on)


def _columns_about_children(cells: Sequence[SheetCell]) -> Iterator[Sign]:
    """Find headings such as Surname or DOB with something below, and Name above persons."""
    columns: dict[int, list[SheetCell]] = defaultdict(list)
    for cell in sorted(cells, key=lambda cell: (cell.column, cell.row)):
        columns[cell.column].append(cell)
    for column in columns.values():
        for place, cell in enumerate(column[:-1]):
            heading, below = cell.text.rstrip(":"), column[place + 1 :]
            if _CHILD_HEADING.match(heading):
                yield Sign("names of people", below[0])
            elif _BIRTH_HEADING.match(heading):
                yield Sign("dates of birth", below[0])
            elif _NUMBER_HEADING.match(heading):
                yield Sign("numbers or addresses of people", below[0])
            elif _NAME_HEADING.match(heading) and _is_about_persons(cell, below, cells):
                yield Sign("names of people", below[0])


def _is_about_persons(
    heading: SheetCell, below: Sequence[SheetCell], cells: Iterable[SheetCell]
) -> bool:
    """Say whether a column called Name lists persons who are not staff by the headings beside."""
    beside = (cell.text for cell in cells if cell.row == heading.row)
    persons = sum(_is_person(cell) for cell in below)
    is_staff = any(_STAFF.search(text) for text in beside)
    return not is_staff and persons >= _ENOUGH_NAMES and persons * 2 >= len(below)


def _birthdays(cells: Sequence[SheetCell], saved_on: date) -> Iterator[Sign]:
    """Find a row with a person's name and a day that a child now may have been born on."""
    rows: dict[int, list[SheetCell]] = defaultdict(list)
    for cell in cells:
        rows[cell.row].append(cell)
    for row in rows.values():
        days = [cell for cell in row if _may_be_birthday(cell, saved_on)]
        persons = [cell for cell in row if _is_person(cell)]
        if persons and 0 < len(days) < 3 and not _is_staff_column(persons[0], cells):
            yield Sign("a name with a date of birth", persons[0])


def _is_person(cell: SheetCell) -> bool:
    text = cell.text
    if cell.kind != "text" or not _PERSON.match(text):
        return False
    return not any(word.casefold() in _NO_NAME for word in re.split(r"[ ,\-]+", text))


def _is_staff_column(person: SheetCell, cells: Iterable[SheetCell]) -> bool:
    """Say whether a heading above, or a label to the left, speaks of who wrote or owns it."""
    return any(
        _STAFF.search(cell.text)
        for cell in cells
        if (cell.column == person.column and cell.row < person.row)
        or (cell.row == person.row and cell.column < person.column)
    )


def _may_be_birthday(cell: SheetCell, saved_on: date) -> bool:
    day = _day_of(cell)
    return day is not None and saved_on - _OLDEST < day < saved_on - _YOUNGEST


def _day_of(cell: SheetCell) -> date | None:
    if isinstance(cell.value, datetime):
        return cell.value.date()
    found = _DATE.match(cell.text) if cell.kind == "text" else None
    if found is None:
        return None
    year = int(found[3]) if len(found[3]) == 4 else 2000 + int(found[3])
    try:
        return date(year, int(found[2]), int(found[1]))
    except ValueError:
        return None
