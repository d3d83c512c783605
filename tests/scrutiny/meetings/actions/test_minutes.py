"""Minutes are opened from the record, written without losing a word, and corrected by notes."""

import pytest

from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.meetings.actions import attending, minutes
from scrutiny.meetings.actions.minutes import MinutesRefused, Overtaken, Words
from scrutiny.meetings.models import ItemKind, Meeting, Minutes, Movement, Resolution
from scrutiny.panels.models import Panel
from tests.scrutiny.meetings.held import (
    SECRET,
    agenda_of,
    come,
    item,
    minute_of,
    opened,
    published,
    quorate,
    written,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(panel: Panel) -> Meeting:
    """Return the held meeting of January with its agenda."""
    return agenda_of(panel)


def put_back(meeting: Meeting, state: Meeting.State) -> None:
    """Put the meeting into a state before it was held."""
    Meeting.objects.filter(pk=meeting.pk).update(state=state)
    meeting.refresh_from_db()


def test_minutes_begin_with_a_minute_for_each_printed_item(meeting: Meeting, manager: User) -> None:
    quorate(meeting)
    book = minutes.open_minutes(meeting=meeting, by=manager)
    assert [one.item.number for one in book.entries.all()] == [1, 2, 3, 4, 5]
    assert {one.municipal_year for one in book.entries.all()} == {2022}
    assert meeting.state == Meeting.State.HELD
    with pytest.raises(MinutesRefused, match="open already"):
        minutes.open_minutes(meeting=meeting, by=manager)


def test_minutes_need_a_held_meeting_and_the_names_of_those_present(meeting: Meeting) -> None:
    with pytest.raises(MinutesRefused, match="Record who was present first"):
        minutes.open_minutes(meeting=meeting, by=None)
    put_back(meeting, Meeting.State.PUBLISHED)
    with pytest.raises(MinutesRefused, match="was not held yet"):
        minutes.open_minutes(meeting=meeting, by=None)
    assert not Minutes.objects.exists()


def test_a_minute_keeps_its_words_and_its_resolutions_in_order(meeting: Meeting) -> None:
    minute = written(opened(meeting), "That it be noted.", "That it return in June.")
    assert minute.says == "The Panel considered it."
    assert [(one.order, one.wording) for one in minute.resolutions.all()] == [
        (1, "That it be noted."),
        (2, "That it return in June."),
    ]


def test_the_same_words_again_change_nothing(meeting: Meeting) -> None:
    book = opened(meeting)
    saved_at = written(book, "That it be noted.").saved_at
    assert written(book, "That it be noted.").saved_at == saved_at
    assert Event.objects.filter(verb="minute_written").count() == 1


def test_of_two_who_write_at_once_the_second_is_told_and_overwrites_nothing(
    meeting: Meeting, manager: User
) -> None:
    minute = minute_of(opened(meeting))
    stale, began = minute_of(minute.minutes), minute.saved_at
    minutes.write(minute=minute, words=Words("Mine."), after=began, by=manager)
    with pytest.raises(Overtaken, match="Somebody else saved"):
        minutes.write(minute=stale, words=Words("Theirs."), after=began, by=manager)
    assert minute_of(minute.minutes).says == "Mine."


def test_two_saves_in_the_same_instant_are_told_apart(meeting: Meeting) -> None:
    minute = minute_of(opened(meeting))
    began = minute.saved_at
    first = minutes.write(minute=minute, words=Words("One."), after=began, by=None, now=began)
    assert first.saved_at > began
    with pytest.raises(Overtaken):
        minutes.write(minute=minute, words=Words("Two."), after=began, by=None, now=began)


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (Words("x" * (minutes.SAYS_MAX + 1)), "at most 50,000"),
        (Words("", ("That it be noted.", "That it be noted.")), "twice"),
        (Words("", tuple(f"That {n}." for n in range(41))), "at most 40 resolutions"),
        (Words(SECRET, access="exempt", withheld_because="Identity."), "which paragraph"),
        (Words(SECRET, access="exempt", exempt_paragraph=2), "Say why this minute is kept"),
        (Words(SECRET, access="confidential"), "Say why this minute is kept"),
    ],
)
def test_words_that_cannot_be_kept_are_refused(
    meeting: Meeting, words: Words, refusal: str
) -> None:
    minute = minute_of(opened(meeting))
    with pytest.raises(MinutesRefused, match=refusal):
        minutes.write(minute=minute, words=words, after=minute.saved_at, by=None)


def test_opening_a_minute_again_drops_what_kept_it_back(meeting: Meeting) -> None:
    book = opened(meeting)
    minute = minute_of(book)
    kept = Words(SECRET, (), "exempt", 2, "Identity.", "It was discussed in private.")
    minute = minutes.write(minute=minute, words=kept, after=minute.saved_at, by=None)
    assert minute.is_withheld
    free = Words("It was discussed.", (), "open", 2, "Identity.", "In private.")
    minute = minutes.write(minute=minute, words=free, after=minute.saved_at, by=None)
    assert (minute.exempt_paragraph, minute.withheld_because, minute.summary) == (None, "", "")


def test_the_history_never_has_a_minutes_words(meeting: Meeting) -> None:
    written(opened(meeting), SECRET, says=SECRET)
    for event in Event.objects.filter(verb__startswith="minute"):
        assert SECRET not in f"{event.subject_name} {event.old} {event.new} {event.why}"


def test_a_meeting_without_a_quorum_resolves_nothing_and_its_minutes_say_so(
    meeting: Meeting,
) -> None:
    come(meeting, "panel-chair", "panel-member-1")
    book = opened(meeting)
    assert minute_of(book, ItemKind.APOLOGIES).says.startswith(
        "There was no quorum from here on: 2 of 3 needed were present. Nothing was resolved."
    )
    with pytest.raises(MinutesRefused, match="2 of 3 needed"):
        written(book, "That it be noted.")
    assert written(book).says == "The Panel considered it."
    assert not Resolution.objects.exists()


def test_where_the_quorum_was_lost_what_came_before_stays_resolved(meeting: Meeting) -> None:
    *_, last = quorate(meeting)
    attending.move(attendance=last, item=item(meeting), kind=Movement.Kind.LEFT, by=None)
    book = opened(meeting)
    assert "no quorum" in minute_of(book).says
    assert "no quorum" not in minute_of(book, ItemKind.MONITORING).says  # said once
    with pytest.raises(MinutesRefused, match="No quorum at this item"):
        written(book, "That it be noted.")
    before = minute_of(book, ItemKind.MINUTES)
    minutes.write(
        minute=before, words=Words("", ("That they stand.",)), after=before.saved_at, by=None
    )


def test_a_consultation_resolves_nothing(meeting: Meeting) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(kind=Meeting.Kind.CONSULTATION)
    with pytest.raises(MinutesRefused, match="officers decide afterwards"):
        written(opened(meeting), "That it be noted.")


def test_published_minutes_are_corrected_by_dated_notes_alone(
    meeting: Meeting, manager: User
) -> None:
    book = published(meeting)
    with pytest.raises(MinutesRefused, match="Add a dated correction"):
        written(book, "That it be noted otherwise.")
    minutes.note(minutes=book, says=" The figure is 24, not 25. ", by=manager)
    assert [one.says for one in book.notes.all()] == ["The figure is 24, not 25."]
    with pytest.raises(MinutesRefused, match="Say what is corrected"):
        minutes.note(minutes=book, says=" ", by=manager)


def test_a_note_on_unpublished_minutes_is_refused(meeting: Meeting, manager: User) -> None:
    with pytest.raises(MinutesRefused, match="Correct the minute itself"):
        minutes.note(minutes=opened(meeting), says="A slip.", by=manager)
