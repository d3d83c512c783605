"""What is missing before a month can be published, and what of it stops publication."""

from dataclasses import replace
from typing import Any

import pytest

from performance.publication.readiness import Missing, Named, Standing, readiness, stopping

RETURN = Named("December 2022 return", "/returns/1/")
READY = Standing(
    is_draft=False, indicator_count=2, accepted=(RETURN,), is_opening_signed=True, upload_url="/u/"
)
ONE = (Named("Referrals", "/referrals/"),)
TWO = (*ONE, Named("Visits", "/visits/"))


def only(standing: Standing) -> Missing:
    """Return the one thing that is missing."""
    (found,) = readiness(standing)
    return found


def test_a_month_with_everything_misses_nothing() -> None:
    assert readiness(READY) == ()


@pytest.mark.parametrize(
    ("given", "code", "says"),
    [
        ({"accepted": ()}, "no_return", "No return is accepted for it."),
        ({"waiting": ONE}, "return_waiting", "A return waits for confirmation."),
        ({"waiting": TWO}, "return_waiting", "2 returns wait for confirmation."),
        ({"is_draft": True}, "not_checked", "It is not checked."),
    ],
)
def test_these_stop_publication(given: dict[str, Any], code: str, says: str) -> None:
    standing = replace(READY, **given)
    assert (only(standing).code, only(standing).says) == (code, says)
    assert stopping(standing) == (only(standing),)
    assert only(standing).stops


@pytest.mark.parametrize(
    ("given", "code", "says"),
    [
        ({"without_figure": ONE}, "no_figure", "1 indicator without a figure."),
        ({"to_be_confirmed": TWO}, "to_be_confirmed", "2 figures to be confirmed."),
        ({"without_reason": ONE}, "no_reason", "1 indicator restated without a reason."),
        ({"silent_areas": TWO}, "no_commentary", "2 areas without signed-off commentary."),
        ({"movements": ONE}, "no_note", "1 indicator to explain, without a signed-off note."),
    ],
)
def test_these_only_warn(given: dict[str, Any], code: str, says: str) -> None:
    standing = replace(READY, **given)
    found = only(standing)
    assert (found.code, found.says, found.stops) == (code, says, False)
    assert stopping(standing) == ()
    assert found.places == next((v for v in given.values() if isinstance(v, tuple)), ())


def test_an_opening_statement_without_a_signature_warns_and_says_where_it_is_written() -> None:
    found = only(replace(READY, is_opening_signed=False, opening_url="/opening/"))
    assert (found.code, found.says) == ("no_opening", "The opening statement is not signed off.")
    assert found.places == (Named("Opening statement", "/opening/"),)
    assert not found.stops


def test_questions_and_figures_held_are_counted_over_all_returns() -> None:
    counted = (Named("First", "/1/", 3), Named("Second", "/2/", 1))
    assert only(replace(READY, questions=counted)).says == "4 questions still open."
    assert only(replace(READY, held=counted)).says == (
        "4 figures are held back: their month is locked."
    )
    assert "1 figure is held back" in only(replace(READY, held=counted[1:])).says


def test_what_stops_comes_first() -> None:
    found = readiness(
        replace(READY, is_draft=True, waiting=ONE, silent_areas=TWO, without_figure=ONE)
    )
    assert [one.stops for one in found] == [True, True, False, False]


def test_a_month_whose_only_return_waits_is_to_confirm_it_and_not_to_send_another() -> None:
    nothing, waiting = stopping(replace(READY, accepted=(), waiting=ONE))
    assert nothing.to_do == "Confirm the one that waits."
    assert nothing.places == ()
    assert waiting.places == ONE
    (sent_nothing,) = stopping(replace(READY, accepted=()))
    assert [place.url for place in sent_nothing.places] == ["/u/"]


def test_without_any_return_nobody_asks_for_each_figure() -> None:
    assert only(replace(READY, accepted=(), without_figure=TWO)).code == "no_return"
