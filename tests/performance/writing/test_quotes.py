"""What a board says where a text quotes it, and which numbers of it a text may repeat."""

from datetime import date

import pytest

from performance.analysis.figures import Period
from performance.judging import judge_board
from performance.models import Return
from performance.told.board import board, told_on
from performance.writing.explaining import needs_explaining
from performance.writing.quotes import Sayings, figures_for_words, sayings_for
from scrutiny.panels.models import Panel
from tests.cast import DECEMBER as DECEMBER_RETURN
from tests.cast import MADE_OCTOBER, ImportReturn

pytestmark = pytest.mark.django_db

DECEMBER = Period.month(2022, 12)
TOLD = date(2023, 1, 26)


@pytest.fixture
def sayings(panel: Panel, december_told: Return) -> Sayings:
    """Return December 2022 as texts quote it."""
    return Sayings(figures_for_words(panel, DECEMBER, on=TOLD))


def test_a_token_says_the_figure_as_the_pages_do(sayings: Sayings) -> None:
    assert sayings.say("REF02") == "30% (89 of 299)"
    assert sayings.say("REF02 2022-11") == "26% (104 of 399)"
    assert sayings.say("CON01") == "1,428"
    assert sayings.say("CLA10") == "to be confirmed"


def test_what_is_not_on_the_board_says_nothing(sayings: Sayings) -> None:
    for key in ("XYZ99", "REF02 2019-01", "REF02 narnia", "REF02 2022-13"):
        assert sayings.say(key) is None


def test_a_comparator_says_its_year_and_a_count_of_another_body_is_not_quoted(
    sayings: Sayings,
) -> None:
    england = sayings.say("REF02 england")
    assert england is not None
    assert "%" in england
    assert "/" in england
    assert sayings.say("CON01 england") is None


def test_the_figures_offered_are_those_that_print(sayings: Sayings) -> None:
    offered = dict(sayings.offered(["REF02"]))
    assert offered["{REF02}"] == "30% (89 of 299)"
    assert "{REF02 2022-11}" in offered
    assert all(sayings.say(token.strip("{}")) == words for token, words in offered.items())


def test_no_sentence_of_the_verdict_is_questioned(sayings: Sayings) -> None:
    """Whatever the portal says of the month may be said after it."""
    for one in judge_board(sayings.board).values():
        # Limits of variation are no figures of the service.
        said = " ".join(clause.text for clause in one.clauses if clause.rule != "variation")
        assert sayings.asked(said).typed == (), said


def test_no_figure_of_the_month_is_questioned(sayings: Sayings) -> None:
    for code in sayings.lines:
        assert sayings.asked(f"It was {sayings.say(code)}.").typed == ()


def test_what_is_not_there_is_asked_and_a_reason_answers_it(sayings: Sayings) -> None:
    asked = sayings.asked("It was 12.34% and {XYZ99}.")
    assert (asked.unknown, asked.typed) == (("{XYZ99}",), ("12.34%",))
    assert not sayings.asked("It was 12.34%.", {"12.34%": "An audit's own count."})


def test_figures_of_other_indicators_are_read_for_a_page_of_one(
    panel: Panel, sayings: Sayings
) -> None:
    one = board(panel, DECEMBER, told_on(TOLD), codes=("REF02",))
    read = sayings_for("{REF02} and {CON01}", one, told_on(TOLD))
    assert read.say("CON01") == "1,428"
    assert sayings_for("{REF02}", one, told_on(TOLD)).board is one


def test_words_of_a_told_month_quote_what_was_told(
    panel: Panel, import_return: ImportReturn
) -> None:
    import_return(MADE_OCTOBER, "2022-10", data_on=date(2022, 10, 31), told_on=date(2022, 11, 24))
    october = Period.month(2022, 10)
    before = Sayings(figures_for_words(panel, october, on=TOLD)).say("REF02")
    import_return(DECEMBER_RETURN, "2022-12", data_on=date(2023, 1, 9))
    assert Sayings(figures_for_words(panel, october, on=TOLD)).say("REF02") == before
    assert Sayings(figures_for_words(panel, DECEMBER, on=TOLD)).say("REF02") == "30% (89 of 299)"


# What needs explaining ---------------------------------------------------------------------------


def test_each_indicator_that_moved_is_named_once_with_why(sayings: Sayings) -> None:
    found = needs_explaining(sayings.board, judge_board(sayings.board))
    codes = [one.code for one in found]
    assert len(codes) == len(set(codes))
    why = {one.code: one.reasons for one in found}
    assert "Off target two periods running" in why["ASM02"]
    assert "No figure for December 2022" in why["CLA10"]
    assert any(reason.startswith("Was near target") for reason in why["REF02"])
    assert "CLA05" not in why


@pytest.mark.usefixtures("october_and_december_told")
def test_a_restated_figure_needs_a_word(panel: Panel) -> None:
    met = date(2022, 11, 24)
    read = figures_for_words(panel, DECEMBER, on=TOLD, then=told_on(met))
    why = {one.code: one.reasons for one in needs_explaining(read, judge_board(read))}
    assert why["EH01"] == ("Supplied late since the panel last met",)
    assert "Restated since the panel last met" in why["CON01"]
