"""Commentary is written revision by revision and printed only when signed off."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from performance.actions import commentaries
from performance.actions.refusals import MoveRefused
from performance.models import Commentary, Indicator, PriorityArea
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.panels.models import Panel
from tests.performance.books import REFERRALS, book
from tests.performance.conftest import Send

pytestmark = pytest.mark.django_db

MAY = date(2022, 5, 1)
NOW = datetime(2022, 6, 20, 10, tzinfo=UTC)


def write(panel: Panel, says: str, *, next_steps: str = "", **about: object) -> Commentary:
    return commentaries.write(
        panel=panel,
        month=MAY,
        says=says,
        next_steps=next_steps,
        by=None,
        **about,  # type: ignore[arg-type]
    )


def test_a_second_text_is_a_revision_and_the_first_stays(panel: Panel) -> None:
    area = PriorityArea.objects.filter(panel=panel)[0]
    first, second = (write(panel, words, area=area) for words in ("Before.", "After."))
    first.refresh_from_db()
    assert [(one.revision, one.says) for one in (first, second)] == [(1, "Before."), (2, "After.")]
    assert Event.objects.about(second).get().old == {"revision": 1}


def test_texts_about_different_things_are_numbered_apart(panel: Panel) -> None:
    areas = PriorityArea.objects.filter(panel=panel)[:2]
    indicator = Indicator.objects.get(code="REF02")
    texts = [
        write(panel, "Opening."),
        write(panel, "One.", area=areas[0]),
        write(panel, "Two.", area=areas[1]),
        write(panel, "Three.", indicator=indicator),
    ]
    assert [(text.kind, text.revision) for text in texts] == [
        ("opening", 1),
        ("area", 1),
        ("area", 1),
        ("indicator", 1),
    ]


def test_a_text_about_an_area_and_an_indicator_is_refused(panel: Panel) -> None:
    area = PriorityArea.objects.filter(panel=panel)[0]
    indicator = Indicator.objects.get(code="REF02")
    with pytest.raises(IntegrityError), transaction.atomic():
        write(panel, "Both.", area=area, indicator=indicator)


def test_signing_off_says_who_and_when(panel: Panel, lead: User) -> None:
    text = commentaries.submit(commentary=write(panel, "Opening."), by=None)
    assert text.state == "submitted"
    commentaries.sign_off(commentary=text, by=lead, now=NOW)
    text.refresh_from_db()
    assert (text.state, text.signed_off_by, text.signed_off_at) == ("signed off", lead, NOW)
    assert [event.verb for event in Event.objects.about(text)] == [
        "commentary_signed_off",
        "commentary_submitted",
        "commentary_written",
    ]


def submitted(panel: Panel) -> Commentary:
    return commentaries.submit(commentary=write(panel, "Opening."), by=None)


def test_a_draft_is_not_signed_off(panel: Panel, lead: User) -> None:
    draft = write(panel, "Opening.")
    with pytest.raises(MoveRefused, match=r"is draft; it cannot become signed off"):
        commentaries.sign_off(commentary=draft, by=lead)
    assert (draft.state, draft.signed_off_by) == ("draft", None)


def test_who_signed_first_stays_the_signer(panel: Panel, lead: User, director: User) -> None:
    text = commentaries.sign_off(commentary=submitted(panel), by=lead, now=NOW)
    count = Event.objects.count()
    with pytest.raises(MoveRefused, match=r"Opening statement, May 2022, revision 1"):
        commentaries.sign_off(commentary=text, by=director)
    text.refresh_from_db()
    assert (text.signed_off_by, text.signed_off_at) == (lead, NOW)
    assert Event.objects.count() == count


def test_of_two_that_read_the_same_text_one_signs_it(
    panel: Panel, lead: User, director: User
) -> None:
    text = submitted(panel)
    stale = Commentary.objects.get(pk=text.pk)
    commentaries.sign_off(commentary=text, by=lead)
    with pytest.raises(MoveRefused):
        commentaries.sign_off(commentary=stale, by=director)
    assert stale.signed_off_by == lead


def test_what_was_submitted_is_not_submitted_again(panel: Panel) -> None:
    with pytest.raises(MoveRefused, match=r"is submitted"):
        commentaries.submit(commentary=submitted(panel), by=None)


def test_every_state_has_its_row_in_the_table_of_moves() -> None:
    assert set(commentaries.MOVES) == set(Commentary.State.values)


# Sent back, overtaken, and figures ---------------------------------------------------------------


def test_a_submitted_text_goes_back_with_a_word(panel: Panel, lead: User) -> None:
    text = commentaries.send_back(commentary=submitted(panel), why=" Say by when. ", by=lead)
    assert text.state == "draft"
    event = Event.objects.about(text)[0]
    assert (event.verb, event.why) == ("commentary_sent_back", "Say by when.")
    assert commentaries.submit(commentary=text, by=None).state == "submitted"


def test_nothing_goes_back_without_a_word_or_that_is_not_submitted(
    panel: Panel, lead: User
) -> None:
    text = submitted(panel)
    with pytest.raises(MoveRefused, match=r"Say why it goes back"):
        commentaries.send_back(commentary=text, why=" ", by=lead)
    commentaries.sign_off(commentary=text, by=lead)
    with pytest.raises(MoveRefused, match=r"is not submitted"):
        commentaries.send_back(commentary=text, why="Too long.", by=lead)


def test_who_writes_on_an_old_revision_is_told_that_it_was_overtaken(panel: Panel) -> None:
    write(panel, "Before.")
    with pytest.raises(commentaries.Overtaken):
        write(panel, "Mine.", after=0)
    write(panel, "Mine.", after=1)
    assert Commentary.objects.count() == 2


def test_texts_of_the_month_have_kinds_of_their_own(panel: Panel) -> None:
    kinds = [Commentary.Kind.GOING_WELL, Commentary.Kind.NOT_YET_IN_RETURN]
    texts = [write(panel, "One.\nTwo.", kind=kind) for kind in kinds]
    assert [(text.kind, text.revision) for text in texts] == [(kind.value, 1) for kind in kinds]


def test_an_inserted_figure_is_kept_with_what_it_said(panel: Panel, send: Send) -> None:
    send(book((REFERRALS, 271, 370)))
    text = write(panel, "There were {REF01} and {XYZ99}.")
    assert text.figures == {"REF01": "370"}


def test_a_text_with_a_figure_that_nobody_answers_for_is_not_submitted(
    panel: Panel, send: Send
) -> None:
    send(book((REFERRALS, 271, 370)))
    draft = write(panel, "There were 371 and {XYZ99}.")
    with pytest.raises(MoveRefused, match=r"\{XYZ99\}, “371” still needs an answer"):
        commentaries.submit(commentary=draft, by=None)
    draft.refresh_from_db()
    assert draft.state == "draft"
    kept = write(panel, "There were 371.", kept={"371": "With one that came on paper."})
    assert commentaries.submit(commentary=kept, by=None).state == "submitted"
    right = write(panel, "There were 370.")
    assert commentaries.submit(commentary=right, by=None).state == "submitted"


def test_figures_that_no_return_holds_are_not_asked_about(panel: Panel) -> None:
    kind = Commentary.Kind.NOT_YET_IN_RETURN
    text = write(panel, "Homes were suitable for 78%.", kind=kind)
    assert commentaries.submit(commentary=text, by=None).state == "submitted"


def test_an_opening_statement_is_signed_by_the_post_of_who_signs_it(
    panel: Panel, director: User
) -> None:
    text = commentaries.sign_off(commentary=submitted(panel), by=director)
    assert str(text.author_post) == "Director of Children's Services"


def test_a_revision_that_was_written_anew_is_not_signed_off(panel: Panel, lead: User) -> None:
    old = commentaries.submit(commentary=write(panel, "It rose."), by=None)
    write(panel, "In other words.")
    with pytest.raises(MoveRefused, match="not the latest"):
        commentaries.sign_off(commentary=old, by=lead)


def test_a_figure_inserted_in_what_happens_next_has_to_be_there(panel: Panel) -> None:
    text = write(panel, "It rose.", next_steps="Bring {NONE1} down. (by 31 July 2023)")
    with pytest.raises(MoveRefused, match=r"\{NONE1\}"):
        commentaries.submit(commentary=text, by=None)


def test_a_step_that_is_too_long_for_a_promise_is_not_submitted(panel: Panel) -> None:
    text = write(panel, "It rose.", next_steps=f"{'Meet them. ' * 50}(by 31 July 2023)")
    with pytest.raises(MoveRefused, match="at most 500 letters"):
        commentaries.submit(commentary=text, by=None)
