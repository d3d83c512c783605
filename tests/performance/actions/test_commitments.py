"""A dated step of a signed-off text is a promise: it is closed with words or given another day."""

from datetime import date

import pytest

from performance.actions import commentaries, commitments
from performance.actions.commitments import CommitmentRefused
from performance.models import Commentary, Commitment, PriorityArea
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.panels.models import Panel

pytestmark = pytest.mark.django_db

MAY = date(2022, 5, 1)
DUE = date(2022, 7, 31)
TODAY = date(2022, 7, 1)
STEPS = (
    "Meet every partner. (Head of Quality Assurance, by 31 July 2022)\n"
    "Look at the threshold. (Head of Quality Assurance)"
)


def signed(panel: Panel, lead: User, steps: str = STEPS) -> Commentary:
    text = commentaries.write(
        panel=panel,
        month=MAY,
        says="It rose.",
        next_steps=steps,
        by=lead,
        area=PriorityArea.objects.filter(panel=panel)[0],
    )
    commentaries.submit(commentary=text, by=lead)
    return commentaries.sign_off(commentary=text, by=lead)


@pytest.fixture
def promise(panel: Panel, lead: User) -> Commitment:
    """Return a promise due on 31 July 2022."""
    signed(panel, lead)
    return Commitment.objects.get()


def test_a_dated_step_becomes_a_promise_when_it_is_signed_off(promise: Commitment) -> None:
    assert (promise.says, promise.due_on, promise.state) == ("Meet every partner.", DUE, "open")
    assert str(promise.owner_post) == "Head of Quality Assurance"
    assert promise.area is not None
    assert Event.objects.about(promise).get().verb == "promise_made"


def test_a_draft_promises_nothing(panel: Panel, lead: User) -> None:
    commentaries.write(panel=panel, month=MAY, says="It rose.", next_steps=STEPS, by=lead)
    assert not Commitment.objects.exists()


def test_a_later_revision_does_not_promise_the_same_again(
    promise: Commitment, panel: Panel, lead: User
) -> None:
    signed(panel, lead, STEPS.replace("31 July", "30 September") + "\nAsk. (by 1 August 2022)")
    assert sorted((one.says, one.due_on) for one in Commitment.objects.all()) == [
        ("Ask.", date(2022, 8, 1)),
        ("Meet every partner.", DUE),
    ]


def test_a_promise_is_closed_once_with_words(promise: Commitment, lead: User) -> None:
    commitments.close(
        commitment=promise,
        state=Commitment.State.KEPT,
        outcome=" All were met. ",
        closed_on=TODAY,
        today=TODAY,
        by=lead,
    )
    promise.refresh_from_db()
    assert (promise.state, promise.outcome, promise.closed_by) == ("kept", "All were met.", lead)
    event = Event.objects.about(promise)[0]
    assert (event.verb, event.why) == ("promise_kept", "All were met.")
    with pytest.raises(CommitmentRefused, match=r"closed on 1 July 2022 as kept and stays so"):
        commitments.close(
            commitment=promise,
            state=Commitment.State.DROPPED,
            outcome="No.",
            closed_on=TODAY,
            today=TODAY,
            by=lead,
        )
    assert Event.objects.about(promise).count() == 2


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ({"outcome": "  "}, "Say what came of the promise"),
        ({"closed_on": date(2022, 7, 2)}, "2 July 2022 is still to come"),
        ({"state": Commitment.State.OPEN}, "kept or dropped"),
    ],
)
def test_a_promise_is_not_closed_without_words_or_ahead_of_time(
    promise: Commitment, lead: User, how: dict[str, object], words: str
) -> None:
    said = {
        "state": Commitment.State.DROPPED,
        "outcome": "Not needed.",
        "closed_on": TODAY,
        "today": TODAY,
    }
    with pytest.raises(CommitmentRefused, match=words):
        commitments.close(commitment=promise, by=lead, **(said | how))  # type: ignore[arg-type]
    promise.refresh_from_db()
    assert promise.state == "open"


def test_another_day_keeps_the_old_one_in_the_history(promise: Commitment, lead: User) -> None:
    later = date(2022, 9, 30)
    commitments.put_off(
        commitment=promise, due_on=later, why="The audit was late.", today=TODAY, by=lead
    )
    promise.refresh_from_db()
    assert promise.due_on == later
    event = Event.objects.about(promise)[0]
    assert (event.old, event.new) == ({"due_on": "2022-07-31"}, {"due_on": "2022-09-30"})
    assert event.why == "The audit was late."


@pytest.mark.parametrize(
    ("due_on", "why", "words"),
    [
        (date(2022, 9, 30), " ", "Say why"),
        (date(2022, 6, 30), "Late.", "30 June 2022 is over"),
        (DUE, "Late.", "the day it has already"),
    ],
)
def test_another_day_needs_a_reason_and_is_to_come(
    promise: Commitment, lead: User, due_on: date, why: str, words: str
) -> None:
    with pytest.raises(CommitmentRefused, match=words):
        commitments.put_off(commitment=promise, due_on=due_on, why=why, today=TODAY, by=lead)
    assert Event.objects.about(promise).count() == 1


def test_a_closed_promise_gets_no_other_day(promise: Commitment, lead: User) -> None:
    Commitment.objects.filter(pk=promise.pk).update(
        state="dropped", outcome="No.", closed_on=TODAY, closed_by=lead
    )
    with pytest.raises(CommitmentRefused, match=r"closed on 1 July 2022 as dropped"):
        commitments.put_off(
            commitment=promise, due_on=date(2022, 9, 30), why="Late.", today=TODAY, by=lead
        )


def test_members_are_told_of_what_is_due_and_not_kept(
    promise: Commitment, panel: Panel, lead: User
) -> None:
    def told(day: date, month: date = MAY) -> list[Commitment]:
        return list(Commitment.objects.promised_by(day, panel=panel, month=month))

    after = date(2022, 8, 15)
    assert told(TODAY) == []
    assert told(after) == [promise]
    assert told(after, date(2022, 4, 1)) == []
    closed = Commitment.objects.filter(pk=promise.pk)
    closed.update(state="kept", outcome="Done.", closed_on=date(2022, 8, 10), closed_by=lead)
    assert told(after) == []
    assert told(date(2022, 8, 5)) == [promise]
    closed.update(state="dropped")
    assert told(after) == [promise]


def test_a_step_written_twice_is_one_promise(panel: Panel, lead: User) -> None:
    signed(panel, lead, "Ask. (by 1 August 2022)\nAsk. (by 1 August 2022)")
    assert Commitment.objects.count() == 1
