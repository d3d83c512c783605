"""The public edition of the performance paper: what keeps it back."""

from datetime import date

import pytest

from performance.models import Body, Indicator, IndicatorVersion, Observation, ReportingMonth
from performance.papers import PAPER
from scrutiny.packs.papers import PaperRefused
from tests.performance.books import RE_REFERRALS, REFERRALS, book
from tests.performance.conftest import Send
from tests.performance.editions import MAY, TOLD, told_of_may, words_of

pytestmark = [pytest.mark.any_database, pytest.mark.django_db]


@pytest.fixture
def may(send: Send) -> ReportingMonth:
    """Return May 2022 with two indicators, told to the panel."""
    return told_of_may(send)


def public(key: str) -> str:
    """Return why the public edition is refused, or nothing where it is made."""
    try:
        PAPER.edition(key, "public")
    except PaperRefused as refused:
        return str(refused)
    return ""


def test_a_draft_is_never_public(send: Send) -> None:
    send(book((REFERRALS, 270, 370)))
    assert "May 2022 has not been published to the panel yet." in public(MAY)


def test_an_indicator_without_a_class_keeps_the_edition_back(may: ReportingMonth) -> None:
    assert public(MAY) == ""
    Indicator.objects.filter(code="REF02").update(disclosure_class="")
    assert "No disclosure class is set for REF02." in public(MAY)


@pytest.mark.parametrize(
    ("figure", "is_refused"),
    [
        ("21% (57/270)", False),
        ("1% (3/270)", True),
        ("99% (267/270)", True),
        ("0% (0/270)", False),
        ("100% (270/270)", False),
        ("TBC", False),
    ],
)
def test_small_fractions_of_a_personal_indicator_keep_it_back(
    send: Send, figure: str, is_refused: bool
) -> None:
    send(book((RE_REFERRALS, figure, "21% (76/370)")), told_on=TOLD)
    refused = public(MAY)
    assert ("REF02 Apr-22" in refused) == is_refused
    assert ("small enough to point to a child" in refused) == is_refused


@pytest.mark.parametrize(("count", "is_refused"), [(0, False), (1, True), (5, True), (6, False)])
def test_a_small_count_keeps_it_back(send: Send, count: int, is_refused: bool) -> None:
    send(book((REFERRALS, count, 370)), told_on=TOLD)
    assert ("REF01 Apr-22" in public(MAY)) == is_refused


def made_to_date(code: str = "REF01") -> None:
    """Let an indicator count the year to date, as adoptions do."""
    IndicatorVersion.objects.filter(indicator__code=code).update(basis="year to date")


@pytest.mark.parametrize(
    ("figures", "refused"),
    [
        ((6, 7), "REF01 May-22"),
        ((6, 11), "REF01 May-22"),
        ((6, 12), ""),
        ((6, 6), ""),
        ((12, 6), ""),
        ((None, 270), ""),
    ],
)
def test_a_small_step_of_the_year_to_date_keeps_it_back(
    send: Send, figures: tuple[int | None, int], refused: str
) -> None:
    send(book((REFERRALS, *figures)), told_on=TOLD)
    assert "differ so little" not in public(MAY)
    made_to_date()
    words = public(MAY)
    assert ("the difference points to a child" in words) == bool(refused)
    assert refused in words


def test_a_step_is_taken_from_the_last_month_known_and_within_a_year(send: Send) -> None:
    made_to_date()
    months = ("Mar-22", "Apr-22", "May-22", "Jun-22")
    send(book((REFERRALS, 10, 12, "TBC", 15), months=months), "2022-06", told_on=TOLD)
    words = public("children-and-families:2022-06")
    assert "REF01 Jun-22" in words
    assert "REF01 Apr-22" not in words


def test_a_small_figure_of_the_council_s_own_earlier_year_keeps_it_back(
    may: ReportingMonth, send: Send
) -> None:
    own = Body.objects.get(is_own=True)
    before = Observation.objects.own().filter(indicator__code="REF01")[0]
    before.pk = None
    before.value = 3
    before.frequency = "financial year"
    before.period_start, before.period_end = date(2021, 4, 1), date(2022, 3, 31)
    before.body = own
    before.save()
    words = public(MAY)
    assert "council's own earlier year are small enough to point to a child: REF01" in words


def test_a_small_figure_that_was_told_before_keeps_it_back(send: Send) -> None:
    send(book((RE_REFERRALS, "21% (57/270)", "1% (3/270)")), told_on=date(2022, 6, 10))
    columns = ("Apr-22", "May-22", "Jun-22")
    rows = book((RE_REFERRALS, "21% (57/270)", "22% (80/370)", "21%"), months=columns)
    send(rows, "2022-06", told_on=date(2022, 7, 21))
    words = public("children-and-families:2022-06")
    assert "small enough to point to a child as they were told before: REF02 May-22." in words


def test_small_numbers_of_a_timeliness_indicator_do_not(send: Send) -> None:
    send(book((RE_REFERRALS, "1% (3/270)", "21% (76/370)")), told_on=TOLD)
    Indicator.objects.filter(code="REF02").update(disclosure_class="timeliness of process")
    assert public(MAY) == ""


def test_members_read_the_figures_that_the_public_may_not(send: Send) -> None:
    send(book((RE_REFERRALS, "1% (3/270)", "21% (76/370)")), told_on=TOLD)
    assert "3/270" in words_of(MAY)["Effective assessment and intervention"]
