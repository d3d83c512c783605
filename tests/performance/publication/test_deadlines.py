"""When things are due: working days, bank holidays, meetings that come soon or not at all."""

from datetime import date

import pytest

from performance.analysis.figures import Period
from performance.publication.deadlines import Deadlines, Terms, deadlines
from scrutiny import workdays

TERMS = Terms(return_days=10, commentary_days=3, clear_days=5)
JANUARY = Period.month(2023, 1)


def of(month: Period, *meetings: date) -> Deadlines:
    return deadlines(month, meetings, TERMS)


def days(found: Deadlines) -> list[date]:
    return [one.due_on for one in found.all]


def test_a_month_is_due_before_the_panels_next_meeting() -> None:
    found = of(JANUARY, date(2023, 1, 26), date(2023, 3, 30), date(2023, 5, 25))
    assert found.meeting_on == date(2023, 3, 30)
    assert days(found) == [date(2023, 2, 14), date(2023, 3, 17), date(2023, 3, 22)]
    assert found.caution == ""


@pytest.mark.parametrize(
    ("meets_on", "publish_on"),
    [
        (date(2022, 6, 16), date(2022, 6, 8)),
        (date(2022, 6, 9), date(2022, 5, 30)),  # 2 and 3 June, the jubilee
        (date(2022, 9, 26), date(2022, 9, 15)),  # 19 September, the state funeral
        (date(2023, 1, 4), date(2022, 12, 22)),  # 26 and 27 December, 2 January
        (date(2023, 5, 15), date(2023, 5, 4)),  # 8 May, the coronation
        (date(2023, 4, 13), date(2023, 4, 3)),  # Good Friday and Easter Monday
    ],
)
def test_five_clear_working_days_lie_between_publication_and_the_meeting(
    meets_on: date, publish_on: date
) -> None:
    earlier = Period.month(publish_on.year, publish_on.month).previous()
    publication = of(earlier, meets_on).publication
    assert publication is not None
    assert publication.due_on == publish_on
    # Neither the day of publication nor that of the meeting counts.
    assert workdays.between(publish_on, meets_on) - workdays.is_working(meets_on) == 5


@pytest.mark.parametrize(
    ("month", "due_on"),
    [
        (Period.month(2022, 5), date(2022, 6, 16)),
        (Period.month(2022, 8), date(2022, 9, 14)),
        (Period.month(2022, 11), date(2022, 12, 14)),
        (Period.month(2022, 12), date(2023, 1, 16)),
        (Period.month(2023, 4), date(2023, 5, 16)),
    ],
)
def test_figures_are_due_ten_working_days_after_the_month(month: Period, due_on: date) -> None:
    assert of(month).figures.due_on == due_on


@pytest.mark.parametrize(
    ("on", "says"),
    [
        (date(2023, 2, 9), "3 working days left."),
        (date(2023, 2, 11), "2 working days left."),  # a Saturday
        (date(2023, 2, 13), "1 working day left."),
        (date(2023, 2, 14), "Due today."),
        (date(2023, 2, 15), "1 working day late."),
        (date(2023, 2, 16), "2 working days late."),
    ],
)
def test_a_clock_explains_itself(on: date, says: str) -> None:
    assert of(JANUARY).figures.words(on) == (
        "Figures for January 2023 are due on 14 February 2023: "
        f"ten working days after the month's end. {says}"
    )


def test_the_weekend_after_the_day_is_late_without_a_number() -> None:
    due = deadlines(JANUARY, (), Terms(8, 3, 5)).figures
    assert due.due_on == date(2023, 2, 10)
    assert due.left(date(2023, 2, 11)) == "Late."
    assert due.is_late(date(2023, 2, 11))
    assert not due.is_late(due.due_on)


def test_commentary_and_publication_say_what_they_are_counted_from() -> None:
    _, commentary, publication = of(JANUARY, date(2023, 3, 30)).all
    assert commentary.rule == (
        "Commentary for January 2023 is due on 17 March 2023: "
        "three working days before publication."
    )
    assert publication.rule == (
        "Publication for January 2023 is due on 22 March 2023: "
        "five clear working days before the meeting on 30 March 2023."
    )


def test_without_a_meeting_only_the_figures_have_a_day() -> None:
    found = of(JANUARY, date(2023, 1, 26))
    assert [one.due_on for one in found.all] == [date(2023, 2, 14)]
    assert found.caution.startswith("No meeting of the panel is planned after this month")


def test_a_meeting_too_soon_for_the_months_papers_is_another_months() -> None:
    assert of(JANUARY, date(2023, 2, 6), date(2023, 3, 30)).meeting_on == date(2023, 3, 30)
    assert of(JANUARY, date(2023, 2, 6)).publication is None


@pytest.mark.parametrize(
    ("meets_on", "words"),
    [
        (date(2023, 2, 16), "publication is due before the figures are"),
        (date(2023, 2, 23), "commentary is due before the figures have to be there"),
    ],
)
def test_a_meeting_that_leaves_no_time_is_said(meets_on: date, words: str) -> None:
    assert words in of(JANUARY, meets_on).caution


def test_the_council_sets_its_own_times() -> None:
    found = deadlines(JANUARY, [date(2023, 3, 30)], Terms(1, 1, 12))
    assert days(found) == [date(2023, 2, 1), date(2023, 3, 10), date(2023, 3, 13)]
    assert "one working day after the month's end" in found.all[0].rule
    assert "12 clear working days before" in found.all[2].rule
