"""Every kind of bad cell and bad file that is known, each made as a real file, with its verdict.

Kinds `5.n` are those of spreadsheets as officers send them, `6.n` those of files meant to do harm.
`tests/performance/returns/test_taxonomy.py` reads each, `tests/performance/views/test_bad_uploads`
posts each, and `benchmarks/bad_files.py` prints what each costs.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from decimal import Decimal
from typing import Literal

from performance.analysis.figures import Figure, Period
from tests.performance.returns import hostile
from tests.performance.returns.sheets import (
    LAST_TWELVE,
    LOOKED_AFTER,
    REVIEWS,
    SUPERVISION_CLA,
    changed,
    commented,
    good,
    headed,
    hidden_row,
    merged,
    one,
    other_sheet,
    properties,
    rows,
    series,
    two_headers,
)
from tests.performance.returns.workbooks import AREA

Verdict = Literal["accepted", "question", "rejected", "ignored", "refused"]
History = Mapping[tuple[str, str, Period], Figure]
CONTACTS = "Number of contacts"
RATE = "Rate of children looked after per 10,000 under 18 population"


@dataclass(frozen=True)
class Case:
    """One file of a kind. `cell` is the one the verdict is about; a whole file has none.

    `history` is what is held already, where the verdict depends on it; `says` are words that the
    message must have.
    """

    kind: str
    title: str
    make: Callable[[], bytes]
    verdict: Verdict
    code: str = ""
    cell: str = ""
    says: tuple[str, ...] = ()
    name: str = "return.xlsx"
    history: History = field(default_factory=dict)

    @property
    def id(self) -> str:
        """What the case is called in a list."""
        return f"{self.kind} {self.title}"


def _text(kind: str, text: object, verdict: Verdict, code: str = "", **more: object) -> Case:
    """A case of one cell in a row of percentages, or of the row named."""
    name = more.pop("row", None)
    maker = (lambda: one(text, str(name))) if name else (lambda: one(text))
    return Case(kind, f"{text}" or "blank", maker, verdict, code, "C2", **more)  # type: ignore[arg-type]


def _held(code: str, body: str, *figures: tuple[Period, str]) -> History:
    return {(code, body, period): Figure(Decimal(value)) for period, value in figures}


def _spoilt(place: int, value: object) -> list[object]:
    usual: list[object] = [1665, 1700, 1866, 1594, 1759, 1789, 1687, 1794, 1628, 1701, 1744, 1690]
    return [*usual[:place], value, *usual[place + 1 :]]


MAY_2021 = Period.month(2021, 5)
_LAST_YEAR, _YEAR_BEFORE = Period.financial_year(2021), Period.financial_year(2020)
_YEAR_OF_CONTACTS = {
    ("CON01", "southampton", month.year_before()): Figure(Decimal(1600 + 7 * place))
    for place, month in enumerate(LAST_TWELVE)
}

CELLS = (
    _text("5.1", "21% (57/270)", "accepted"),
    _text("5.2", "21% (57/207)", "question", "percentage_contradicts_fraction", says=("28%",)),
    _text("5.3", datetime(2022, 5, 12), "rejected", "date_in_figure_cell", says=("12/5", "5/12")),  # noqa: DTZ001
    Case("5.4", "0.2111 as 0%", lambda: one(0.2111, number_format="0%"), "accepted", "", "C2"),
    _text("5.4", 0.2111, "question", "percentage_without_sign", says=("21.11%",)),
    Case("5.5", "1.05 as 0%", lambda: one(1.05, number_format="0%"), "rejected", "above_100", "C2"),
    _text("5.6", "TBC", "accepted"),
    _text("5.6", "due Jan", "accepted", says=("to be confirmed",)),
    _text("5.7", "N/A", "accepted"),
    _text("5.7", "\u2013", "accepted"),
    _text("5.7", None, "question", "blank_cell", says=("never as 0",)),
    _text("5.8", "None", "question", "none_in_words", says=("may mean 0",)),
    _text("5.8", "Nil", "accepted", row=CONTACTS),
    _text("5.8", "Nil", "question", "none_in_words"),
    _text("5.9", "<5", "accepted", row=CONTACTS, says=("suppressed",)),
    _text("5.9", "[c]", "accepted"),
    _text("5.10", ">95%", "rejected", "bound_in_figure_cell"),
    _text("5.10", "<17K", "rejected", "bound_in_figure_cell", row=CONTACTS),
    _text("5.11", "1400 per month", "accepted", row=CONTACTS),
    _text("5.11", "12 weeks", "rejected", "unit_mismatch", row=CONTACTS),
    _text("5.12", "17K", "accepted", row=CONTACTS, says=("17,000",)),
    _text("5.12", "\u00a31.2m", "rejected", "unit_mismatch", row=CONTACTS),
    _text("5.12", "(1,200)", "rejected", "negative", row=CONTACTS),
    _text("5.12", "1.200,50", "rejected", "unreadable_cell", row=CONTACTS, says=("1,200.50",)),
    _text("5.13", "22% (r)", "question", "marked_figure", says=("revised",)),
    _text("5.13", "22% p", "question", "marked_figure", says=("provisional",)),
    _text("5.13", "512*", "question", "marked_figure", row=CONTACTS),
    _text("5.14", "\u00a021\u2009%\u00a0", "accepted"),
    _text("5.15", "'21", "accepted", row=CONTACTS),
    _text("5.15", "21 percent", "accepted"),
    _text("5.15", "0.21.", "rejected", "unreadable_cell"),
    _text("5.16", "21% / 19%", "rejected", "unreadable_cell", says=("two figures",)),
    _text("5.16", "45 (43)", "rejected", "unreadable_cell", row=CONTACTS, says=("two figures",)),
    _text("5.17", "12\u201315", "rejected", "unreadable_cell", says=("a range",)),
    _text("5.18", "1 in 4", "rejected", "unreadable_cell", says=("a ratio", "25% (1/4)")),
    _text("5.19", time(1, 30), "rejected", "unreadable_cell", says=("a time",)),
    _text("5.20", "#DIV/0!", "rejected", "error_cell", says=("N/A",)),
    _text("5.21", "=C3/C4", "rejected", "formula_without_value", says=("save it",)),
    _text("5.31", "0% (0/0)", "question", "nothing_to_count"),
    _text("5.33", "25% (3/12)", "accepted", says=("Low reliability",)),
    _text("5.35", "1.2E+05", "rejected", "unreadable_cell", row=CONTACTS, says=("in full",)),
)

SHEETS = (
    Case("5.22", "months as Apr-2 2 and 05/22", lambda: headed("Apr-2 2", "05/22"), "accepted"),
    Case("5.22", "US order", lambda: headed("04/13/2022", "May-22"), "question", "unknown_column",
         "C1"),
    Case("5.22", "dates of one month in US order",
         lambda: headed("05/04/2022", "05/05/2022", "04/05/2022"), "refused", "duplicate_month",
         "D1", ("day first",)),
    Case("5.22", "dates since 1904", hostile.since_1904, "accepted"),
    Case("5.23", "the month is missing", lambda: headed("Apr-22", "Jun-22"), "refused",
         "month_missing", "A1", ("May 2022",)),
    Case("5.23", "two columns of a month", lambda: headed("May-22", "May 2022"), "refused",
         "duplicate_month", "C1", ("D1",)),
    Case("5.23", "months out of order", lambda: headed("May-22", "Apr-22"), "question",
         "months_out_of_order", "D1"),
    Case("5.23", "two header rows", two_headers, "refused", "second_header", "A4"),
    Case("5.24", "last year's return", lambda: series(_same_year()), "refused",
         "last_years_figures", "", ("last year",), history=_YEAR_OF_CONTACTS),
    Case("5.25", "an old month restated", good, "accepted", "", "C2",
         history=_held("REF02", "southampton", (Period.month(2022, 4), "25"))),
    Case("5.26", "a name nobody knows", lambda: rows([AREA, "Number of contact", 3, 4]), "refused",
         "unknown_indicator", "B2", ("CON01",)),
    Case("5.26", "a name with a space behind",
         lambda: rows([AREA, " Number of\u00a0contacts ", 1665, 1700]), "accepted", "", "C2"),
    Case("5.27", "one indicator twice",
         lambda: rows([AREA, CONTACTS, 1665, 1700], [AREA, CONTACTS, 1666, 1700]), "rejected",
         "contradiction", "C2", ("Return!C3",)),
    Case("5.28", "merged figures", merged, "rejected", "merged_figures", "D2"),
    Case("5.28", "notes below the table", lambda: rows([AREA, CONTACTS, 1, 2], [],
         ["* as at the end of the month"]), "ignored", "", "A4"),
    Case("5.29", "a hidden row", hidden_row, "question", "hidden_figures", "B2"),
    Case("5.30", "a comparator equal to the target",
         lambda: rows([AREA, CONTACTS, 1665, 1700, 1600, 1700, 1600]), "question",
         "comparator_equals_target", "G2", ("1600",)),
    Case("5.30", "a comparator equal to ours",
         lambda: rows([AREA, CONTACTS, 1665, 1700, 1600, 1750, 1750]), "question",
         "comparator_equals_own", "G2", ("1750",)),
    Case("5.30", "a comparator in another unit",
         lambda: rows([AREA, RATE, 110, 111, 100, 98, 0.67]), "question",
         "comparator_out_of_scale", "G2"),
    Case("5.30", "our own year not renewed",
         lambda: rows([AREA, CONTACTS, 1665, 1700, 1600, 1750, 1760]), "question",
         "comparators_not_renewed", "F2", ("1750", "2021/22", "2020/21"),
         history=_held("CON01", "southampton", (_YEAR_BEFORE, "1750"))),
    Case("5.31", "a target in words", lambda: rows([AREA, CONTACTS, 1665, 1700, "Improve"]),
         "question", "target_unreadable", "E2"),
    Case("5.32", "a jump", lambda: series(_spoilt(11, 3400)), "question", "jump", "N2",
         ("usually moves",)),
    Case("5.32", "ten times the usual", lambda: series(_spoilt(5, 17890)), "question", "jump",
         "H2", ("10 times",)),
    Case("5.32", "a tenth of the usual", lambda: series(_spoilt(11, 169)), "question", "jump",
         "N2", ("a tenth",)),
    Case("5.32", "the same for months",
         lambda: series([*_spoilt(0, 1665)[:8], 1628, 1628, 1628, 1628]), "question", "unchanged",
         "N2", ("Feb-22", "May-22")),
    Case("5.32", "more than all", lambda: one("99% (270/57)"), "rejected",
         "numerator_above_denominator", "C2"),
    Case("5.32", "a population unlike its count",
         lambda: rows([AREA, LOOKED_AFTER, 566, 559], [AREA, REVIEWS, "98% (556/566)",
         "98% (545/555)"]), "question", "population_differs", "D3", ("559",)),
    Case("5.32", "two totals of one population",
         lambda: rows([AREA, SUPERVISION_CLA, "82% (462/566)", "87% (486/559)"],
         [AREA, REVIEWS, "98% (556/566)", "98% (545/555)"]), "question", "denominators_differ",
         "D3", ("559",)),
    Case("5.37", "a good return, for sending twice", good, "accepted", "", "C2"),
    Case("5.38", "a picture instead of figures", hostile.picture_only, "refused", "no_header", "",
         ("/returns/template/",)),
    Case("6.10", "a very hidden sheet", lambda: other_sheet([["a note"]], state="veryHidden"),
         "accepted", "", "C2"),
    Case("6.12", "1,234 as text", lambda: one("1,234", CONTACTS), "accepted", "", "C2"),
    Case("6.13", "31/02 as text", lambda: one("31/02/2022"), "rejected", "unreadable_cell", "C2"),
    Case("6.14", "headings with BOM and NBSP",
         lambda: headed("\ufeffApr-22", "May\u00a022"), "accepted"),
    Case("6.16", "the same period with other values", good, "accepted", "", "D2",
         history=_held("REF02", "southampton", (Period.month(2022, 5), "25"))),
    Case("6.19", "a formula typed as text", lambda: changed("=HYPERLINK(\"x\")", as_text=True),
         "rejected", "unreadable_cell", "C2"),
    Case("6.19", "a command typed as text", lambda: one("+cmd|' /C calc'!A0"), "rejected",
         "unreadable_cell", "C2"),
    Case("6.20", "markup in a cell", lambda: one("<script>alert(1)</script>"), "rejected",
         "unreadable_cell", "C2"),
)  # fmt: skip


def _same_year() -> list[object]:
    return [1600 + 7 * place for place in range(12)]


_NHS, _UPN = "943 476 5919", "A123456789012"
CHILDREN = (
    Case("5.36", "an NHS number on another sheet", lambda: other_sheet([["x"], ["", _NHS]]),
         "refused", "names_a_child", "Other!B2", ("an NHS number", "Other!B2")),
    Case("5.36", "a pupil number in a comment", lambda: commented(f"see {_UPN}"), "refused",
         "names_a_child", "Return!C2", ("comment on Return!C2",)),
    Case("5.36", "a postcode in a hidden column", lambda: hidden_row("SO14 7LY", column="J"),
         "refused", "names_a_child", "Return!J2", ("a postcode",)),
    Case("5.36", "a date of birth beside a name",
         lambda: other_sheet([["Jane Example", datetime(2014, 3, 12)]]), "refused",  # noqa: DTZ001
         "names_a_child", "Other!A1", ("date of birth",)),
    Case("5.36", "a column of names",
         lambda: other_sheet([["Surname", "Team"], ["Example", "A"], ["Sample", "B"]]), "refused",
         "names_a_child", "Other!A2", ("names of people",)),
    Case("5.36", "an NHS number in the properties", lambda: properties(f"about {_NHS}"), "refused",
         "names_a_child", "", ("properties",)),
    Case("5.36", "a text box", hostile.text_box_about_a_child, "refused", "names_a_child", "",
         ("text box",)),
    Case("5.36", "what a pivot table keeps", hostile.pivot_about_a_child, "refused",
         "names_a_child", "", ("pivot table",)),
)  # fmt: skip

_FILES: tuple[tuple[str, str, Callable[[], bytes], str, str], ...] = (
    ("5.34", "old Excel", hostile.old_excel, "old_excel_file", "return.xls"),
    ("5.34", "binary workbook", hostile.binary, "binary_workbook", "return.xlsb"),
    ("5.34", "OpenDocument", hostile.opendocument, "opendocument_file", "return.ods"),
    ("5.34", "CSV", hostile.csv, "text_file", "return.xlsx"),
    ("5.34", "semicolons", lambda: hostile.csv(";"), "text_file", "return.xlsx"),
    ("5.34", "empty", lambda: b"", "empty_file", "return.xlsx"),
    ("5.38", "PDF", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "not_a_workbook", "return.pdf"),
    ("5.38", "presentation", hostile.presentation, "not_a_workbook", "return.pptx"),
    ("6.1", "A1 and XFD1048576", hostile.far_corners, "sheet_too_large", "return.xlsx"),
    ("6.2", "300 MB from 293 KB", hostile.bomb, "unpacks_too_large", "return.xlsx"),
    ("6.3", "entity expansion", hostile.entities, "hostile_xml", "return.xlsx"),
    ("6.4", ".xlsm", hostile.macro_type, "has_macros", "return.xlsm"),
    ("6.4", "vbaProject.bin", hostile.macros, "has_macros", "return.xlsx"),
    ("6.5", ".xls named .xlsx", hostile.old_excel, "old_excel_file", "return.xlsx"),
    ("6.6", "password", hostile.password, "password_protected", "return.xlsx"),
    ("6.7", "zero bytes", lambda: bytes(64), "empty_file", "return.xlsx"),
    ("6.7", "truncated", hostile.truncated, "damaged_file", "return.xlsx"),
    ("6.7", "100,000 parts", hostile.many_parts, "too_many_parts", "return.xlsx"),
    ("6.7", "nested archive", hostile.nested, "unsafe_archive", "return.xlsx"),
    ("6.7", "symlink", hostile.symlink, "unsafe_archive", "return.xlsx"),
    ("6.7", "../ names", hostile.climbing, "unsafe_archive", "return.xlsx"),
    ("6.8", "smaller than it says", hostile.sizes_too_large, "unsafe_archive", "return.xlsx"),
    ("6.8", "larger than it says", hostile.sizes_too_small, "damaged_file", "return.xlsx"),
    ("6.9", "huge uniqueCount", hostile.unique_count, "too_much_text", "return.xlsx"),
    ("6.15", "UTF-16", lambda: hostile.csv().decode().encode("utf-16"), "text_file", "return.xlsx"),
    ("6.15", "cp1252", lambda: "Indicator,Apr\u201322\r\n".encode("cp1252"), "text_file",
     "return.xlsx"),
    ("6.15", "NUL bytes", lambda: b"Indicator\x00,Apr-22", "not_a_workbook", "return.xlsx"),
    ("6.15", "one line of 2 MB", lambda: b"1," * 1_000_000, "text_file", "return.xlsx"),
)  # fmt: skip
FILES = tuple(
    Case(kind, title, make, "refused", code, name=name) for kind, title, make, code, name in _FILES
)
LINKED = (
    Case("5.21", "formulas with links", hostile.external_links, "accepted", "", "C2"),
    Case("6.11", "#REF!", lambda: one("#REF!"), "rejected", "error_cell", "C2"),
)
# Names are told apart by the page that takes them: see the tests of uploads.
NAMES = ("../../x.xlsx", "CON", "x" * 300 + ".xlsx", "a\r\nb.xlsx", "\u202exslx.exe", "a.xlsx.html")

CASES: tuple[Case, ...] = (*CELLS, *SHEETS, *CHILDREN, *FILES, *LINKED)
