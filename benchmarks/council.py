"""A made council with forty indicators in eight areas, and the returns it sends in.

Every figure follows from its indicator, month and return alone, so that two runs do the same work.
"""

import io
from dataclasses import dataclass
from datetime import date
from zlib import crc32

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from performance import loading
from performance.analysis.figures import Period
from performance.definitions import Definition, PanelFile
from scrutiny.accounts import actions as accounts
from scrutiny.accounts.models import User
from scrutiny.panels import actions as panels
from scrutiny.panels.models import Panel, RoleAssignment

SINCE = date(2010, 4, 1)
AREA_COUNT, PLACES = 8, 5
BODIES = ("Our council", "Statistical Neighbours", "South East", "England")


@dataclass(frozen=True)
class Kind:
    """A sort of indicator: how it is measured and the target it is given, if any."""

    unit: str
    polarity: str
    basis: str
    target: dict[str, str] | None


MONTHLY, LOWER, HIGHER = "in the period", "lower is better", "higher is better"
KINDS = (
    Kind("number", "neither", MONTHLY, None),
    Kind("percentage", LOWER, MONTHLY, {"comparison": "at most", "value": "23"}),
    Kind("percentage", HIGHER, MONTHLY, {"comparison": "at least", "value": "90"}),
    Kind(
        "rate per 10,000",
        LOWER,
        "year to date",
        {"comparison": "at most", "value": "700", "applies": "year end"},
    ),
    Kind("percentage", HIGHER, "snapshot at its end", {"comparison": "at least", "value": "80"}),
)


@dataclass(frozen=True)
class Council:
    """The panel and the two people who look at its figures."""

    panel: Panel
    member: User
    officer: User


def code_of(number: int) -> str:
    """Return the code of the n-th indicator."""
    return f"BM{number + 1:02}"


def name_of(number: int) -> str:
    """Return the name of the n-th indicator as its row says it."""
    begin = {"percentage": "Percentage of", "number": "Number of"}
    kind = KINDS[number % len(KINDS)]
    return f"{begin.get(kind.unit, 'Rate of')} cases seen in time by team {number + 1}"


def establish() -> Council:
    """Set up panel, indicators, areas, targets and accounts by the portal's own actions."""
    panel = panels.establish(
        slug="made", name="Made panel", terms_of_reference="To be measured.", quorum=3, by=None
    )
    post = panels.create_post(slug="service", title="Head of Service", by=None)
    file = PanelFile.model_validate(_panel_file(post.slug))
    definitions = tuple(
        Definition.model_validate(_definition(number)) for number in range(AREA_COUNT * PLACES)
    )
    loading.load_register(definitions=definitions, glossary=(), file=file, panel=panel)
    for role in (RoleAssignment.Role.MEMBER, RoleAssignment.Role.OFFICER):
        user = accounts.create(email=_email(role), name=str(role), password=None, by=None)
        panels.assign_role(user=user, role=role, panel=panel, from_on=SINCE, by=None)
    return established()


def established() -> Council:
    """Return the council as another process set it up."""
    member, officer = (
        User.objects.get(email=_email(role))
        for role in (RoleAssignment.Role.MEMBER, RoleAssignment.Role.OFFICER)
    )
    return Council(Panel.objects.get(slug="made"), member, officer)


def _email(role: str) -> str:
    return f"{role}@example.org"


def _definition(number: int) -> dict[str, object]:
    kind = KINDS[number % len(KINDS)]
    of_all = " of {d} cases" if kind.unit == "percentage" else " cases"
    return {
        "code": code_of(number),
        "name": name_of(number),
        "short_name": f"Cases of team {number + 1}",
        "definition": "Cases seen within the days that the practice standards set.",
        "unit": kind.unit,
        "decimals": 0,
        "polarity": kind.polarity,
        "basis": kind.basis,
        "counted": "cases seen in time",
        "population": "" if kind.unit == "number" else "cases",
        "sentence": f"{{n}}{of_all} were seen in time",
        "is_statutory": number % 3 == 0,
        "disclosure_class": "timeliness of process",
        "owner_post": "service",
        "first_on": SINCE,
    }


def _panel_file(setter: str) -> dict[str, object]:
    return {
        "slug": "made",
        "name": "Made panel",
        "quorum": 3,
        "terms_of_reference": ["To be measured."],
        "bodies": [
            {
                "slug": name.lower().replace(" ", "-"),
                "name": name,
                "is_own": order == 0,
                "headings": [name],
            }
            for order, name in enumerate(BODIES)
        ],
        "posts": [{"slug": setter, "title": "Head of Service"}],
        "persons": [],
        "memberships": [],
        # Before the last month is told: its overview says what changed since.
        "meetings": [{"meets_on": date(2023, 3, 30), "state": "held"}],
        "areas": [
            {
                "slug": f"area-{area + 1}",
                "name": f"Area {area + 1}",
                "description": "What the service does here.",
                "from_on": SINCE,
                "placements": [
                    _placement(area * PLACES + place, setter) for place in range(PLACES)
                ],
            }
            for area in range(AREA_COUNT)
        ],
    }


def _placement(number: int, setter: str) -> dict[str, object]:
    target = KINDS[number % len(KINDS)].target
    always = {"from_on": SINCE, "set_by": setter, "reason": "Made for measuring."}
    return {
        "indicator": code_of(number),
        "from_on": SINCE,
        "targets": [] if target is None else [target | always],
    }


def workbook(month: Period) -> bytes:
    """Return the workbook of a month's return: its financial year so far, targets, comparators."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    year = month.financial_year_of()
    months = [period for period in year.months() if period <= month]
    before = year.previous().label[2:]
    sheet.append([f"Performance to {month.label}"])
    sheet.append([])
    headings = [f"{name} {before}" for name in BODIES]
    sheet.append(["Priority area", "Indicator", *[p.short for p in months], "Target", *headings])
    for number in range(AREA_COUNT * PLACES):
        area = f"Area {number // PLACES + 1}" if number % PLACES == 0 else None
        cells = [_cell(number, period, month) for period in months]
        sheet.append([area, name_of(number), *cells, _target(number), *_comparators(number, year)])
    for first in range(4, 4 + AREA_COUNT * PLACES, PLACES):
        sheet.merge_cells(f"A{first}:A{first + PLACES - 1}")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _share(*parts: object) -> float:
    """Return a number from 0 to 1 that follows from the parts and looks like chance."""
    return crc32("|".join(map(str, parts)).encode()) / 2**32


def _cell(number: int, period: Period, sent_for: Period) -> str | int:
    """Return a figure as the sheet writes it; one earlier figure in thirty was corrected since."""
    kind = KINDS[number % len(KINDS)]
    chance = _share(number, period.start)
    is_corrected = period < sent_for and _share(number, period.start, sent_for.start) < 1 / 30
    if kind.unit == "number":
        return 250 + int(120 * chance) + is_corrected
    if kind.basis == "year to date":
        return 58 * period.month_of_year + int(20 * chance) + is_corrected
    population = 260 + int(200 * _share("of", number, period.start))
    lowest = 0.18 if kind.polarity == LOWER else 0.82
    count = int(population * (lowest + 0.12 * chance)) + is_corrected
    return f"{100 * count / population:.0f}% ({count}/{population})"


def _target(number: int) -> str:
    kind = KINDS[number % len(KINDS)]
    if kind.target is None:
        return "Not set"
    return kind.target["value"] + ("%" if kind.unit == "percentage" else "")


def _comparators(number: int, year: Period) -> list[str | int]:
    kind = KINDS[number % len(KINDS)]
    seeds = [_share(number, name, year.start) for name in BODIES]
    if kind.unit == "number":
        return [3000 + int(900 * seed) for seed in seeds]
    if kind.unit != "percentage":
        return [500 + int(200 * seed) for seed in seeds]
    base = 15 if kind.polarity == LOWER else 75
    return [f"{base + int(15 * seed)}%" for seed in seeds]
