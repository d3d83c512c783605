"""The start-up checks of the deadlines and of the cards."""

import pytest
from django.core.checks import run_checks
from pytest_django import Settings

from performance.checks import TIMES, check_cards, check_deadlines


@pytest.mark.parametrize("days", [0, 1, 30])
def test_times_from_none_on_are_accepted(settings: Settings, days: int) -> None:
    for name in TIMES:
        setattr(settings, name, days)
    assert check_deadlines() == []


@pytest.mark.parametrize("name", TIMES)
def test_a_negative_time_stops_the_start_and_is_named(settings: Settings, name: str) -> None:
    setattr(settings, name, -1)
    (error,) = [one for one in run_checks() if one.id == "performance.E1"]
    assert error.msg == f"{name} is -1. Set it to 0 or above."
    assert error.is_serious()


def test_the_cards_lead_to_functions() -> None:
    assert check_cards() == []


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("recommendations.indicator_card.gone", "performance.E2"),
        ("recommendations.indicator_card.TITLE", "performance.E3"),
    ],
)
def test_a_card_that_leads_nowhere_stops_the_start(
    settings: Settings, path: str, code: str
) -> None:
    settings.INDICATOR_CARDS = [path]
    (error,) = [one for one in run_checks() if one.id == code]
    assert path in error.msg
    assert error.is_serious()
