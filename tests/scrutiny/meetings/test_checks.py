"""The tables that the apps fill are checked at start."""

import pytest
from pytest_django import Settings

from scrutiny.meetings.checks import TABLES, check_item_papers, check_tables


def test_the_tables_lead_to_functions() -> None:
    assert check_tables() == []


@pytest.mark.parametrize("table", TABLES)
def test_a_path_that_leads_nowhere_is_reported(settings: Settings, table: str) -> None:
    setattr(settings, table, ["recommendations.steps.gone", "recommendations.steps.Sequence.x"])
    assert [problem.id for problem in check_tables()] == ["meetings.E1", "meetings.E1"]


@pytest.mark.parametrize("table", TABLES)
def test_what_is_no_function_is_reported(settings: Settings, table: str) -> None:
    setattr(settings, table, ["scrutiny.meetings.calendar.FIRST_MONTH"])
    assert [problem.id for problem in check_tables()] == ["meetings.E2"]


def test_the_papers_that_agendas_carry_are_papers_of_items_that_there_are(
    settings: Settings,
) -> None:
    assert check_item_papers() == []
    settings.ITEM_PAPERS = {"monitored": "monitoring", "monitoring": "monitor"}
    assert [problem.id for problem in check_item_papers()] == ["meetings.E3", "meetings.E4"]
