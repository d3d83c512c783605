"""The table of what follows from a resolution is checked at start."""

from pytest_django import Settings

from scrutiny.meetings.checks import check_steps


def test_the_table_leads_to_functions() -> None:
    assert check_steps() == []


def test_a_path_that_leads_nowhere_is_reported(settings: Settings) -> None:
    settings.RESOLUTION_STEPS = ["recommendations.steps.gone", "recommendations.steps.Sequence.x"]
    assert [problem.id for problem in check_steps()] == ["meetings.E1", "meetings.E1"]


def test_what_is_no_function_is_reported(settings: Settings) -> None:
    settings.RESOLUTION_STEPS = ["scrutiny.meetings.calendar.FIRST_MONTH"]
    assert [problem.id for problem in check_steps()] == ["meetings.E2"]
