"""Who is asked to an item, who came, and who of the public wants to speak."""

from datetime import timedelta

import pytest

from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.meetings.actions import inviting
from scrutiny.meetings.actions.attending import AttendanceRefused
from scrutiny.meetings.models import Invitee, Meeting, SpeakingRequest
from scrutiny.panels.models import Panel, Post
from tests.scrutiny.meetings.held import JANUARY, agenda_of, item, published

pytestmark = pytest.mark.django_db

Outcome = SpeakingRequest.Outcome


@pytest.fixture
def meeting(panel: Panel) -> Meeting:
    """Return the held meeting of January with its agenda."""
    return agenda_of(panel)


def test_people_are_invited_beforehand_by_post_and_body(meeting: Meeting, manager: User) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(state=Meeting.State.PLANNED)
    meeting.refresh_from_db()
    post = Post.objects.get(slug="head-of-quality-assurance")
    invitee = inviting.invite(item=item(meeting), post=post, body="The council", by=manager)
    assert str(invitee) == "Head of Quality Assurance, The council"
    with pytest.raises(AttendanceRefused, match="already"):
        inviting.invite(item=item(meeting), post=post, body="The council", by=manager)
    with pytest.raises(AttendanceRefused, match="Nobody has come yet"):
        inviting.note_presence(
            invitee=invitee, was_present=True, by=manager, on=JANUARY - timedelta(days=1)
        )


def test_who_has_no_post_comes_as_something(meeting: Meeting) -> None:
    guest = inviting.invite(item=item(meeting), as_what="Head teacher", by=None)
    assert str(guest) == "Head teacher"
    with pytest.raises(AttendanceRefused, match="Say who is asked"):
        inviting.invite(item=item(meeting), as_what=" ", by=None)


def test_presence_is_noted_and_taken_back(meeting: Meeting) -> None:
    guest = inviting.invite(item=item(meeting), as_what="Head teacher", by=None)
    for was_present in (True, True, False):
        inviting.note_presence(invitee=guest, was_present=was_present, by=None)
    assert not Invitee.objects.get().was_present
    assert Event.objects.filter(verb="invitee_noted").count() == 2
    inviting.uninvite(invitee=guest, by=None)
    assert not Invitee.objects.exists()


def test_the_chair_decides_who_speaks(meeting: Meeting, manager: User) -> None:
    asked = inviting.ask_to_speak(
        item=item(meeting), who="A resident", about="Travel to school", by=manager
    )
    assert asked.outcome == Outcome.ASKED
    inviting.decide_speaking(asked=asked, outcome=Outcome.REFUSED, by=manager)
    inviting.decide_speaking(asked=asked, outcome=Outcome.ALLOWED, by=manager)
    inviting.decide_speaking(asked=asked, outcome=Outcome.ALLOWED, by=manager)
    assert SpeakingRequest.objects.get().outcome == Outcome.ALLOWED
    assert Event.objects.filter(verb="speaking_decided").count() == 2
    with pytest.raises(AttendanceRefused, match="Say who wants to speak"):
        inviting.ask_to_speak(item=item(meeting), who="", about="Travel", by=manager)


def test_after_the_minutes_are_out_nobody_is_added(meeting: Meeting) -> None:
    published(meeting)
    with pytest.raises(AttendanceRefused, match="dated correction"):
        inviting.invite(item=item(meeting), as_what="Head teacher", by=None)
    with pytest.raises(AttendanceRefused, match="dated correction"):
        inviting.ask_to_speak(item=item(meeting), who="A resident", about="Travel", by=None)
