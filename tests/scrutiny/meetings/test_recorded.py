"""What is read from the record for the first words of minutes."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from scrutiny.meetings.actions import attending, declaring, inviting
from scrutiny.meetings.models import (
    AgendaItem,
    Interest,
    ItemKind,
    Meeting,
    Movement,
    SpeakingRequest,
)
from scrutiny.meetings.recorded import changes_before, skeletons_of
from scrutiny.panels.models import Membership, Panel, Person, Post
from tests.scrutiny.meetings.held import (
    APOLOGIES,
    JANUARY,
    NOVEMBER,
    agenda_of,
    item,
    quorate,
    seat,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(panel: Panel) -> Meeting:
    """Return the held meeting of January with just enough members."""
    meeting = agenda_of(panel)
    quorate(meeting)
    return meeting


def words(meeting: Meeting, kind: str = ItemKind.BUSINESS) -> str:
    """Return the first words of the item of a kind."""
    return skeletons_of(meeting)[item(meeting, kind).pk].says


def test_apologies_and_seats_taken_or_given_up_since_the_last_meeting(meeting: Meeting) -> None:
    panel = meeting.panel
    attending.attend(meeting=meeting, seat=seat(panel, "panel-member-3"), status=APOLOGIES, by=None)
    newcomer = Person.objects.create(slug="newcomer", name="Newcomer")
    Membership.objects.create(panel=panel, person=newcomer, from_on=JANUARY)
    Membership.objects.filter(person__slug="panel-member-5").update(to_on=date(2022, 12, 31))
    assert words(meeting, ItemKind.APOLOGIES) == (
        "The Panel noted the appointment of Newcomer. The Panel noted that Panel member 5 had left "
        "the Panel. Apologies were received from Panel member 3."
    )


def test_changes_are_those_since_the_panel_last_met(panel: Panel, meeting: Meeting) -> None:
    agenda_of(panel, NOVEMBER)
    Membership.objects.filter(person__slug="panel-member-5").update(to_on=NOVEMBER - timedelta(1))
    Membership.objects.filter(person__slug="panel-member-4").update(from_on=NOVEMBER)
    assert changes_before(meeting) == ([], [])


def test_the_first_meeting_of_all_has_no_changes(panel: Panel, meeting: Meeting) -> None:
    Meeting.objects.filter(panel=panel).exclude(pk=meeting.pk).delete()
    assert changes_before(meeting) == ([], [])


def test_who_withdrew_is_told_of_once(meeting: Meeting) -> None:
    there = meeting.attendances.get(person__slug="panel-member-2")
    interest = declaring.declare(
        item=item(meeting),
        attendance=there,
        kind=Interest.Kind.PECUNIARY,
        nature="Works for the provider",
        has_withdrawn=True,
        by=None,
    )
    declaring.leave_for(interest=interest, by=None)
    assert words(meeting).startswith("Panel member 2 withdrew for this item")
    assert "left before" not in words(meeting)
    assert words(meeting, ItemKind.INTERESTS) == (
        "Panel member 2 declared a disclosable pecuniary interest in item 4, Quality assurance: "
        "Works for the provider. They left the meeting for the item."
    )


def test_who_came_spoke_and_moved_at_an_item(meeting: Meeting) -> None:
    business = item(meeting)
    post = Post.objects.get(slug="head-of-quality-assurance")
    came = inviting.invite(item=business, post=post, by=None)
    inviting.note_presence(invitee=came, was_present=True, by=None)
    inviting.invite(item=business, as_what="Head teacher", by=None)  # did not come
    asked = inviting.ask_to_speak(item=business, who="A resident", about="Travel", by=None)
    refused = inviting.ask_to_speak(item=business, who="A body", about="Travel", by=None)
    inviting.decide_speaking(asked=asked, outcome=SpeakingRequest.Outcome.ALLOWED, by=None)
    inviting.decide_speaking(asked=refused, outcome=SpeakingRequest.Outcome.REFUSED, by=None)
    there = meeting.attendances.get(person__slug="panel-member-1")
    attending.move(attendance=there, item=business, kind=Movement.Kind.ARRIVED, by=None)
    says = words(meeting)
    assert says.startswith("Panel member 1 arrived before this item.")
    assert "Head of Quality Assurance was present and, with the consent of the Chair" in says
    assert "A resident spoke" in says
    assert "A body" not in says
    assert "Head teacher" not in says


def test_a_late_item_says_why_it_was_urgent(meeting: Meeting) -> None:
    AgendaItem.objects.filter(pk=item(meeting).pk).update(
        added_late_at="2023-01-25T10:00Z",
        urgent_because="The inspectors wrote on Monday.",
        urgent_in_opinion_of=Person.objects.get(slug="panel-chair"),
    )
    assert "special circumstances: The inspectors wrote on Monday." in words(meeting)


def test_an_item_that_left_the_agenda_says_what_became_of_it(meeting: Meeting) -> None:
    AgendaItem.objects.filter(pk=item(meeting).pk).update(
        state=AgendaItem.State.DEFERRED, state_reason="The report was not ready."
    )
    assert words(meeting) == "This item was deferred: The report was not ready."


def test_the_record_is_read_in_the_same_queries_however_long_the_agenda(
    meeting: Meeting, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(6, 30):
        AgendaItem.objects.create(meeting=meeting, order=number, number=number, title="More")
    with django_assert_num_queries(13):
        skeletons_of(meeting)
