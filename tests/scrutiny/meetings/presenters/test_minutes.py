"""Minutes as they are read: by those who may read what is exempt, and by the public."""

import pytest
from pytest_django import DjangoAssertNumQueries

from scrutiny.accounts.models import User
from scrutiny.meetings.actions import approving, attending, inviting, minutes, numbering
from scrutiny.meetings.actions.minutes import Words
from scrutiny.meetings.models import ItemKind, Meeting, Minutes
from scrutiny.meetings.presenters.minutes import MinutesShown, minutes_shown, numeral
from scrutiny.panels.models import Panel, Person
from tests.scrutiny.meetings.held import (
    MARCH,
    SECRET,
    agenda_of,
    come,
    item,
    minute_of,
    named_substitute,
    opened,
    published,
    quorate,
    seat,
    written,
)

pytestmark = pytest.mark.django_db


def withheld(meeting: Meeting) -> Minutes:
    """Return published minutes of which one is exempt, with a resolution."""
    book = opened(meeting)
    minute = minute_of(book)
    words = Words(SECRET, (f"That {SECRET}",), "exempt", 2, "Identity.", "It was looked at.")
    minutes.write(minute=minute, words=words, after=minute.saved_at, by=None)
    return numbering.publish(minutes=book, first_number=7, by=None)


def everything(shown: MinutesShown) -> str:
    """Return all that is shown, as one text."""
    return repr(shown)


def test_people_come_with_their_office_the_chair_first(panel: Panel) -> None:
    meeting = agenda_of(panel)
    come(meeting, "panel-member-1", "panel-vice-chair", "appointed-member-church", "panel-chair")
    place = seat(panel, "panel-member-2")
    attending.substitute(meeting=meeting, seat=place, person=named_substitute(panel), by=None)
    guest = inviting.invite(item=item(meeting), as_what="Head teacher", body="A school", by=None)
    inviting.note_presence(invitee=guest, was_present=True, by=None)
    Meeting.objects.update(presided_by=Person.objects.get(slug="panel-chair"))
    meeting.refresh_from_db()
    shown = minutes_shown(opened(meeting), is_public=True)
    assert shown.presided == "Panel chair"
    assert shown.present == (
        "Panel chair (Chair)",
        "Panel vice chair (Vice chair)",
        "Panel member 1",
        "Appointed member (church diocese) (Appointed member)",
        "Named substitute (substitute)",
    )
    assert shown.apologies == ("Panel member 2",)
    assert shown.substitutes == ("Named substitute for Panel member 2",)
    assert shown.in_attendance == ("Head teacher, A school",)


def test_an_entry_has_its_number_its_words_and_numbered_resolutions(panel: Panel) -> None:
    book = opened(agenda_of(panel))
    written(book, "That one.", "That two.", says="Some *words*.")
    (entry,) = minutes_shown(
        numbering.publish(minutes=book, first_number=19, by=None), is_public=True
    ).entries
    assert (entry.number, entry.anchor, entry.title) == (19, "minute-19", "Quality assurance")
    assert "<em>words</em>" in entry.html
    assert [(one.label, one.wording) for one in entry.resolved] == [
        ("i)", "That one."),
        ("ii)", "That two."),
    ]


def test_a_single_resolution_needs_no_numeral(panel: Panel) -> None:
    (entry,) = minutes_shown(published(agenda_of(panel)), is_public=True).entries
    assert entry.resolved[0].label == ""


def test_the_public_reads_the_summary_of_what_is_exempt_and_nothing_else(panel: Panel) -> None:
    book = withheld(agenda_of(panel))
    shown = minutes_shown(book, is_public=True)
    assert SECRET not in everything(shown)
    assert "It was looked at." in shown.entries[0].html
    assert shown.entries[0].resolved == ()
    assert "exempt by paragraph 2" in shown.entries[0].notice
    assert SECRET in everything(minutes_shown(book, is_public=False))


def test_the_standing_says_draft_until_approved_and_when(panel: Panel, manager: User) -> None:
    meeting = agenda_of(panel)
    book = opened(meeting)
    assert minutes_shown(book, is_public=False).standing.startswith("In work")
    written(book)
    book = numbering.publish(minutes=book, first_number=1, by=None)
    assert minutes_shown(book, is_public=True).standing == (
        "Draft: to be approved at a later meeting."
    )
    march = agenda_of(panel, MARCH)
    quorate(march)
    book = approving.put(minutes=book, item=item(march, ItemKind.MINUTES), by=None)
    assert minutes_shown(book, is_public=True).standing == (
        "Draft: to be approved at the meeting of 30 March 2023."
    )
    (book,) = approving.approve(
        item=item(march, ItemKind.MINUTES), amendments={book.pk: "Read 24."}, by=None
    )
    minutes.note(minutes=book, says="The date is the 26th.", by=manager)
    shown = minutes_shown(book, is_public=True)
    assert shown.is_approved
    assert shown.standing == "Approved as a correct record on 30 March 2023."
    assert [one.says for one in shown.corrections] == ["Read 24.", "The date is the 26th."]


def test_a_meeting_without_a_quorum_says_so_first(panel: Panel) -> None:
    meeting = agenda_of(panel)
    come(meeting, "panel-chair")
    assert minutes_shown(opened(meeting), is_public=True).too_few == (
        "1 of 3 members needed were present, so the meeting had no quorum and resolved nothing."
    )


@pytest.mark.parametrize(("count", "words"), [(1, "i"), (4, "iv"), (9, "ix"), (40, "xxxx")])
def test_small_numerals(count: int, words: str) -> None:
    assert numeral(count) == words


def test_minutes_are_read_in_the_same_queries_however_long(
    panel: Panel, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    book = opened(agenda_of(panel))
    for kind in (ItemKind.APOLOGIES, ItemKind.INTERESTS, ItemKind.MONITORING, ItemKind.BUSINESS):
        minute = minute_of(book, kind)
        words = Words("Noted.", ("That one.", "That two."))
        minutes.write(minute=minute, words=words, after=minute.saved_at, by=None)
    book = Minutes.objects.select_related("meeting__panel", "meeting__presided_by").get()
    with django_assert_num_queries(8):
        minutes_shown(book, is_public=True)
