"""What is said about a month beside its own series."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

import pytest

from performance.analysis.figures import Figure, Period
from performance.returns.proposal import Proposal
from tests.performance.returns.proposals import CONTACTS, RE_REFERRALS, codes, finding, proposed
from tests.performance.returns.registers import make_register
from tests.performance.returns.workbooks import read_rows

USUAL = [1665, 1700, 1866, 1594, 1759, 1789, 1687, 1794, 1628, 1701, 1744]
RATE = "Rate of referrals per 10,000 of under 18 population"
DISABLED = "Number of looked after children allocated to CWD"
MARCH = Period.month(2023, 3)
MONTHS = Period.financial_year(2022).months()


def year(
    figures: Sequence[object],
    name: str = CONTACTS,
    *,
    held: Mapping[Period, str] | None = None,
    breaks: frozenset[date] = frozenset(),
    code: str = "CON01",
) -> Proposal:
    """A return with the last months of 2022/23, where something may be held already."""
    months = MONTHS[-len(figures) :]
    header = ["Indicator", *[month.short for month in months]]
    history = {
        (code, "southampton", month): Figure(Decimal(value))
        for month, value in (held or {}).items()
    }
    register = make_register(history=history, breaks={code: breaks})
    return proposed(read_rows([header, [name, *figures]]), register, month=MARCH)


def asked(proposal: Proposal) -> list[tuple[str, str]]:
    """The questions about series, with their cells."""
    found = [one for one in proposal.findings if one.code in ("jump", "unchanged")]
    return [(one.code, one.cell) for one in found]


def test_a_figure_within_the_usual_moves_is_no_question() -> None:
    assert asked(year([*USUAL, 1500])) == []


def test_a_last_figure_far_from_the_month_before_is_a_question() -> None:
    proposal = year([*USUAL, 2600])
    assert asked(proposal) == [("jump", "M2")]
    message = finding(proposal, "jump").message
    for words in ("Return!M2" if "Return!" in message else "!M2", "2600", "1,744", "Feb-23"):
        assert words in message


def test_a_spike_is_named_and_not_the_month_after_it() -> None:
    assert asked(year([*USUAL[:5], 2900, *USUAL[6:], 1700])) == [("jump", "G2")]


def test_a_step_to_a_new_level_is_asked_about_when_it_comes_and_not_again() -> None:
    held = dict(zip(MONTHS, [str(one) for one in [*USUAL[:8], 3000]], strict=False))
    assert asked(year([*USUAL[:8], 3000, 3050, 2980], held=held)) == []


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (17_010, "10 times the usual 1,7"),
        (170_100, "100 times the usual 1,7"),
        (170, "a tenth of the usual 1,7"),
        (17, "a hundredth of the usual 1,7"),
    ],
)
def test_a_slipped_nought_is_said_as_such(figure: int, words: str) -> None:
    assert words in finding(year([*USUAL, figure]), "jump").message


def test_what_was_held_already_is_not_asked_about_again() -> None:
    assert asked(year([*USUAL, 2600], held={MARCH: "2600"})) == []
    assert asked(year([*USUAL, 2600], held={MARCH: "1700"})) == [("jump", "M2")]


def test_one_month_alone_is_judged_by_what_is_held() -> None:
    held = dict(zip(MONTHS, [str(one) for one in USUAL], strict=False))
    assert asked(year([2600], held=held)) == [("jump", "B2")]
    assert asked(year([1800], held=held)) == []


def test_nothing_is_compared_across_a_break_of_the_series() -> None:
    held = dict(zip(MONTHS, [str(one) for one in USUAL], strict=False))
    assert asked(year([2600], held=held, breaks=frozenset({MARCH.start}))) == []


def test_small_counts_and_small_populations_move_by_chance() -> None:
    steady = [32, 32, 31, 31, 30, 29, 29, 30, 29, 29, 30]
    assert asked(year([*steady, 34], DISABLED, code="CLA08")) == []
    few = ["25% (3/12)"] * 2 + ["33% (4/12)", "25% (3/12)", "27% (3/11)"] * 3
    assert asked(year([*few, "64% (7/11)"], RE_REFERRALS, code="REF02")) == []


def test_a_running_total_is_judged_by_what_each_month_adds() -> None:
    total = [55, 110, 168, 220, 280, 334, 390, 447, 500, 556, 612]
    assert asked(year([*total, 670], RATE, code="REF03")) == []
    proposal = year([*total, 900], RATE, code="REF03")
    assert asked(proposal) == [("jump", "M2")]
    assert "adds 288 in the month" in finding(proposal, "jump").message


def test_three_months_alike_are_one_question_for_the_row() -> None:
    proposal = year([*USUAL[:8], 1800, 1800, 1800])
    assert asked(proposal) == [("unchanged", "L2")]
    found = finding(proposal, "unchanged")
    assert found.cells == ("L2", "K2", "J2")
    assert "from Jan-23 to Mar-23" in found.message


def test_a_series_that_often_stands_is_not_asked_about() -> None:
    assert asked(year([32, 32, 31, 31, 30, 29, 29, 29], DISABLED, code="CLA08")) == []


def test_percentages_are_alike_only_with_their_fractions() -> None:
    alike = ["20% (50/250)", "24% (60/250)", "22% (55/250)", "26% (65/250)"]
    same = ["21% (53/250)"] * 3
    other = ["21% (53/250)", "21% (54/255)", "21% (52/248)"]
    assert asked(year([*alike, *same], RE_REFERRALS)) == [("unchanged", "H2")]
    assert asked(year([*alike, *other], RE_REFERRALS)) == []


def test_a_whole_fraction_that_repeats_needs_no_past_to_be_unusual() -> None:
    assert asked(year(["21% (53/250)"] * 3, RE_REFERRALS)) == [("unchanged", "D2")]


def test_too_little_of_a_series_says_nothing() -> None:
    assert codes(year([1700, 9000, 1700])) == []
