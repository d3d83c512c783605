"""By when papers have to be out, over weekends, Easter and Christmas."""

from datetime import date

import pytest

from scrutiny.meetings.publication.clock import Clock, Urgency

JANUARY = date(2023, 1, 26)


def clock(meets_on: date, on: date, clear_days: int = 5) -> Clock:
    """Return the clock of a meeting as it looks on a day."""
    return Clock(meets_on, clear_days, on)


@pytest.mark.parametrize(
    ("meets_on", "due_on", "left_out"),
    [
        (JANUARY, date(2023, 1, 18), "Saturday and Sunday are left out."),
        (date(2026, 3, 12), date(2026, 3, 4), "Saturday and Sunday are left out."),
        (
            date(2026, 4, 14),
            date(2026, 4, 2),
            "Good Friday, Saturday, Sunday and Easter Monday are left out.",
        ),
        (
            date(2023, 1, 4),
            date(2022, 12, 22),
            "Saturday, Christmas Day, Boxing Day, Christmas Day (observed), New Year's Day "
            "and New Year's Day (observed) are left out.",
        ),
        (date(2025, 1, 3), date(2024, 12, 23), "Christmas Day, Boxing Day, Saturday, Sunday and "
         "New Year's Day are left out."),
    ],
    ids=["January", "March", "Easter", "Christmas at a weekend", "Christmas in the week"],
)  # fmt: skip
def test_it_says_the_last_day_and_names_the_days_left_out(
    meets_on: date, due_on: date, left_out: str
) -> None:
    found = clock(meets_on, due_on)
    assert found.due_on == due_on
    assert found.rule.endswith(left_out)


def test_it_says_the_whole_rule_in_one_sentence() -> None:
    assert clock(JANUARY, date(2023, 1, 10)).rule == (
        "Publish by Wednesday 18 January 2023: five clear days before the meeting on Thursday "
        "26 January 2023. Saturday and Sunday are left out."
    )


def test_a_short_notice_over_no_weekend_leaves_nothing_out() -> None:
    assert clock(JANUARY, date(2023, 1, 10), clear_days=2).rule == (
        "Publish by Monday 23 January 2023: two clear days before the meeting on Thursday "
        "26 January 2023."
    )


@pytest.mark.parametrize(
    ("on", "urgency", "left"),
    [
        (date(2023, 1, 13), Urgency.AHEAD, "3 working days left."),
        (date(2023, 1, 16), Urgency.SOON, "2 working days left."),
        (date(2023, 1, 18), Urgency.SOON, "Today is the last day."),
        (date(2023, 1, 19), Urgency.LATE, "1 working day late."),
        (date(2023, 1, 26), Urgency.LATE, "6 working days late."),
        (date(2023, 1, 27), Urgency.OVER, "The day of the meeting is over."),
    ],
)
def test_it_turns_amber_two_working_days_before_and_red_after(
    on: date, urgency: Urgency, left: str
) -> None:
    found = clock(JANUARY, on)
    assert (found.urgency, found.left) == (urgency, left)


def test_before_the_last_day_nothing_is_said_of_lateness() -> None:
    assert clock(JANUARY, date(2023, 1, 18)).possible == ""


def test_when_it_is_late_it_says_what_is_still_possible() -> None:
    possible = clock(JANUARY, date(2023, 1, 24)).possible
    assert possible.startswith("Papers that go out today give one clear day.")
    assert "convened at shorter notice" in possible
    assert "chair" in possible


def test_after_the_meeting_it_says_what_to_do_about_an_agenda_that_never_went_out() -> None:
    possible = clock(JANUARY, date(2023, 1, 27)).possible
    assert possible.startswith("An agenda can go out now only if the meeting was convened at")
    assert "cancel the meeting" in possible
    assert "Nothing can be added to an agenda that is out." in possible


def test_the_public_is_promised_a_day_or_told_that_it_has_passed() -> None:
    assert clock(JANUARY, date(2023, 1, 2)).promise == "It comes out by Wednesday 18 January 2023."
    assert clock(JANUARY, date(2023, 1, 20)).promise == "It was due on Wednesday 18 January 2023."
