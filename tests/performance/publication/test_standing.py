"""How far a month is, read from the returns, figures and words that there are."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from performance.actions import commentaries
from performance.models import Indicator, Placement, PriorityArea, ReportingMonth, Return
from performance.publication.readiness import Named, Standing
from performance.publication.standing import month_board, open_questions, returns_of, standing_of
from scrutiny.accounts.models import User
from scrutiny.panels.models import Panel
from tests.cast import DECEMBER, ImportReturn
from tests.performance.books import RE_REFERRALS, REFERRALS, book
from tests.performance.conftest import Send
from tests.performance.editions import write

pytestmark = pytest.mark.django_db

MAY, JUNE = date(2022, 5, 1), date(2022, 6, 1)


def record(month: date = MAY) -> ReportingMonth:
    return ReportingMonth.objects.get(month=month)


def standing(month: date = MAY) -> Standing:
    today = timezone.localdate()
    months = list(ReportingMonth.objects.with_last_meeting(on=today))
    (asked,) = [one for one in months if one.month == month]
    return standing_of(asked, month_board(asked, months, on=today))


def names(places: tuple[Named, ...]) -> list[str]:
    return [place.name for place in places]


def test_returns_that_count_or_wait_are_told_apart(send: Send) -> None:
    accepted = send(book((REFERRALS, 270, 370))).return_
    assert accepted is not None
    for state in (Return.State.CHECKED, Return.State.REFUSED):
        Return.objects.create(
            panel=accepted.panel,
            month=MAY,
            data_on=date(2022, 6, 8),
            file=accepted.file,
            sha256=state,
            state=state,
            received_at=timezone.now(),
        )
    sent = returns_of(record())
    assert [place.url for place in sent.accepted] == [f"/returns/{accepted.pk}/"]
    waiting = Return.objects.get(state="checked")
    assert [place.url for place in sent.waiting] == [f"/returns/{waiting.pk}/"]
    assert sent.is_draft


def test_an_indicator_without_a_figure_is_not_one_to_be_confirmed(send: Send) -> None:
    send(book((REFERRALS, 270, 370), (RE_REFERRALS, "21%", "TBC")))
    found = standing()
    assert names(found.to_be_confirmed) == ["Re-referrals in 12 months"]
    assert "Re-referrals in 12 months" not in names(found.without_figure)
    assert "Referrals" not in names(found.without_figure)
    assert len(found.without_figure) == found.indicator_count - 2
    (place,) = found.to_be_confirmed
    assert place.url == "/panels/children-and-families/2022-05/indicators/REF02/"


@pytest.mark.usefixtures("december_draft")
def test_an_indicator_in_two_areas_is_one() -> None:
    found = standing(date(2022, 12, 1))
    shown = names(found.without_figure) + names(found.to_be_confirmed)
    assert len(shown) == len(set(shown))
    placed = Placement.objects.on(date(2022, 12, 31))
    assert found.indicator_count == placed.values("indicator").distinct().count() < placed.count()


def test_questions_are_open_until_they_are_answered(december_draft: Return, officer: User) -> None:
    month = record(date(2022, 12, 1))
    asked = list(open_questions(month))
    (place,) = standing(month.month).questions
    assert place.count == len(asked) > 3
    answered: dict[str, Any] = {"answered_at": timezone.now(), "answered_by": officer}
    open_questions(month).filter(pk=asked[0].pk).update(answer="open", **answered)
    assert open_questions(month).count() == len(asked)
    open_questions(month).filter(pk=asked[1].pk).update(answer="stands", **answered)
    assert open_questions(month).count() == len(asked) - 1


def test_a_told_figure_restated_wants_a_reason_and_an_untold_one_does_not(send: Send) -> None:
    send(book((REFERRALS, 270, 370)), told_on=date(2022, 6, 16))
    columns = ("Apr-22", "May-22", "Jun-22")
    later = send(book((REFERRALS, 271, 370, 380), months=columns), "2022-06").return_
    assert later is not None
    (place,) = standing(JUNE).without_reason
    assert (place.name, place.url) == ("Referrals", f"/returns/{later.pk}/")
    assert standing(MAY).without_reason == ()
    send(book((REFERRALS, 271, 370, 381), months=columns), "2022-06", data_on=date(2022, 7, 8))
    assert len(standing(JUNE).without_reason) == 1
    later.reasons.update(reason="Two were counted twice.")
    assert standing(JUNE).without_reason == ()


def test_figures_held_for_a_locked_month_are_counted(send: Send) -> None:
    send(book((REFERRALS, 270, 370)), told_on=date(2022, 6, 16))
    now = timezone.now()
    ReportingMonth.objects.update(state="locked", locked_at=now)
    columns = ("Apr-22", "May-22", "Jun-22")
    send(book((REFERRALS, 270, 371, 380), months=columns), "2022-06")
    found = standing(JUNE)
    assert [place.count for place in found.held] == [1]
    assert found.questions == ()


def test_only_words_that_are_signed_off_count(
    send: Send, panel: Panel, lead: User, director: User
) -> None:
    send(book((REFERRALS, 270, 370)))
    area = PriorityArea.objects.filter(panel=panel).earliest("order")
    about: dict[str, Any] = {
        "panel": panel,
        "month": MAY,
        "says": "Words.",
        "next_steps": "",
        "by": lead,
    }
    text = commentaries.write(area=area, **about)
    opening = commentaries.write(**about)
    for one in (text, opening):
        commentaries.submit(commentary=one, by=lead)
    before = standing()
    assert area.name in names(before.silent_areas)
    editor = "/panels/children-and-families/2022-05/commentary/"
    urls = [place.url for place in before.silent_areas if place.name == area.name]
    assert urls == [f"{editor}areas/{area.slug}/"]
    assert before.opening_url == f"{editor}opening/"
    assert not before.is_opening_signed
    for one in (text, opening):
        commentaries.sign_off(commentary=one, by=director)
    after = standing()
    assert len(after.silent_areas) == len(before.silent_areas) - 1
    assert area.name not in names(after.silent_areas)
    assert after.is_opening_signed


def to_explain() -> list[str]:
    """Return the codes of December's that nobody explained, from the addresses of their notes."""
    notes = "/panels/children-and-families/2022-12/commentary/indicators/"
    places = standing(date(2022, 12, 1)).movements
    return [place.url.removeprefix(notes).rstrip("/") for place in places]


def test_what_moved_is_listed_once_each_until_its_note_is_signed_off(
    december_draft: Return, panel: Panel, director: User
) -> None:
    before = to_explain()
    assert {"ASM02", "REF02"} <= set(before)
    assert len(before) == len(set(before))
    assert "CLA05" not in before, "nothing of it needs a word"
    assert "CLA10" not in before, "it has no figure, which is said elsewhere"
    about = Indicator.objects.get(code="REF02")
    write(panel, director, "Two teams were merged.", indicator=about)
    assert to_explain() == [code for code in before if code != "REF02"]


@pytest.mark.usefixtures("october_and_december_told")
def test_a_figure_restated_since_the_last_meeting_is_to_be_explained() -> None:
    assert "EH01" in to_explain()


def test_a_longer_return_costs_no_more_queries(send: Send, import_return: ImportReturn) -> None:
    send(book((REFERRALS, 270, 370)))
    import_return(DECEMBER, "2022-12")
    with CaptureQueriesContext(connection) as short:
        standing(MAY)
    with CaptureQueriesContext(connection) as long:
        standing(date(2022, 12, 1))
    assert len(long) <= len(short) + 2
