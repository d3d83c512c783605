"""The desk: what the scrutiny manager records live, with scripts and without."""

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from scrutiny.accounts.models import User
from scrutiny.meetings.actions import attending, declaring
from scrutiny.meetings.models import (
    Attendance,
    Interest,
    Invitee,
    ItemKind,
    Meeting,
    Movement,
    SpeakingRequest,
    Whip,
)
from scrutiny.panels.models import Panel
from tests.scrutiny.meetings.held import (
    MARCH,
    agenda_of,
    come,
    item,
    named_substitute,
    published,
    quorate,
    seat,
)

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]


@pytest.fixture
def meeting(panel: Panel) -> Meeting:
    """Return the meeting of January on its day: published, not yet over."""
    meeting = agenda_of(panel)
    Meeting.objects.filter(pk=meeting.pk).update(state=Meeting.State.PUBLISHED)
    meeting.refresh_from_db()
    return meeting


@pytest.fixture
def client(as_: As, manager: User) -> Client:
    """Return the scrutiny manager's browser."""
    return as_(manager)


def desk_of(meeting: Meeting, act: str = "") -> str:
    """Return an address of the desk."""
    return f"/meetings/{meeting.pk}/desk/{act}"


def at_item(meeting: Meeting, act: str = "") -> str:
    """Return an address of the desk at the business item."""
    return desk_of(meeting, f"items/{item(meeting).pk}/{act}")


def words_of(client: Client, path: str) -> str:
    """Return a page's words, white space made one."""
    response = client.get(path)
    assert response.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.mark.parametrize("person", ["member", "officer", "auditor", "director", "outsider"])
def test_nobody_but_the_manager_has_the_desk(
    request: pytest.FixtureRequest, as_: As, meeting: Meeting, person: str
) -> None:
    client = as_(request.getfixturevalue(person))
    assert client.get(desk_of(meeting)).status_code in {403, 404}
    form = {"seat": seat(meeting.panel, "panel-chair").pk, "status": "present"}
    assert client.post(desk_of(meeting, "attend/"), form).status_code in {403, 404}
    assert not Attendance.objects.exists()


def test_marking_a_member_leads_back_to_the_item_at_hand(client: Client, meeting: Meeting) -> None:
    form = {"seat": seat(meeting.panel, "panel-chair").pk, "status": "present"}
    response = client.post(desk_of(meeting, "attend/"), form | {"at": item(meeting).pk})
    assertRedirects(response, at_item(meeting))
    assertRedirects(client.post(desk_of(meeting, "attend/"), form), desk_of(meeting))
    assert Attendance.objects.get().status == "present"


def test_the_light_says_how_many_are_there_and_what_follows(
    client: Client, meeting: Meeting
) -> None:
    assert "Nobody is marked present yet" in words_of(client, desk_of(meeting))
    come(meeting, "panel-chair", "panel-member-1")
    words = words_of(client, at_item(meeting))
    assert "2 of 3 needed Not quorate , item 4. The meeting cannot go on" in words
    come(meeting, "panel-member-2")
    assert "3 of 3 needed Quorate , item 4." in words_of(client, at_item(meeting))


def test_with_scripts_the_desk_alone_comes_back(client: Client, meeting: Meeting) -> None:
    form = {"seat": seat(meeting.panel, "panel-chair").pk, "status": "present"}
    response = client.post(desk_of(meeting, "attend/"), form, headers={"HX-Request": "true"})
    assert response.status_code == 200
    assertNotContains(response, "<html")
    assertContains(response, 'id="desk"')
    assertContains(response, '1<span class="light__of"> of 3 needed')


def test_a_refusal_is_said_on_the_page_and_in_the_part(client: Client, meeting: Meeting) -> None:
    come(meeting, "panel-member-1")
    person = named_substitute(meeting.panel)
    form = {"seat": seat(meeting.panel, "panel-member-1").pk, "person": person.pk}
    path = desk_of(meeting, "substitute/")
    assertContains(client.post(path, form), "is present, so nobody sits in", status_code=422)
    response = client.post(path, form, headers={"HX-Request": "true"})
    assertContains(response, "is present, so nobody sits in")  # htmx shows no 422


def test_a_substitute_is_offered_for_who_is_not_there_and_can_be_taken_away(
    client: Client, meeting: Meeting
) -> None:
    person = named_substitute(meeting.panel)
    assertContains(client.get(desk_of(meeting)), f'<option value="{person.pk}">Named substitute')
    form = {"seat": seat(meeting.panel, "panel-member-1").pk, "person": person.pk}
    assert client.post(desk_of(meeting, "substitute/"), form).status_code == 302
    assert "Named substitute sits in." in words_of(client, desk_of(meeting))
    sits_in = Attendance.objects.get(is_substitute=True)
    client.post(desk_of(meeting, f"substitutes/{sits_in.pk}/remove/"))
    assert not Attendance.objects.filter(is_substitute=True).exists()


def test_somebody_who_is_no_substitute_is_not_among_the_choices(
    client: Client, meeting: Meeting
) -> None:
    form = {
        "seat": seat(meeting.panel, "panel-member-1").pk,
        "person": seat(meeting.panel, "panel-member-2").person.pk,
    }
    assert client.post(desk_of(meeting, "substitute/"), form).status_code == 422
    assert not Attendance.objects.exists()


def test_comings_and_goings_are_recorded_and_taken_back(client: Client, meeting: Meeting) -> None:
    there = quorate(meeting)[0]
    path = at_item(meeting, "move/")
    client.post(path, {"attendance": there.pk, "kind": "left"})
    assert Movement.objects.get().kind == "left"
    assert "left before this item" in words_of(client, at_item(meeting))
    client.post(path, {"attendance": there.pk, "kind": ""})
    assert not Movement.objects.exists()


def test_an_item_of_another_meeting_is_not_there(client: Client, meeting: Meeting) -> None:
    quorate(meeting)
    elsewhere = item(agenda_of(meeting.panel, MARCH))
    path = desk_of(meeting, f"items/{elsewhere.pk}/")
    assert client.get(path).status_code == 404
    assert client.post(f"{path}move/", {"kind": "left"}).status_code == 404
    assert client.post(f"{path}invite/", {"invitee-as_what": "Guest"}).status_code == 404


def test_a_pecuniary_interest_without_leaving_is_said_to_be_impossible(
    client: Client, meeting: Meeting
) -> None:
    there = quorate(meeting)[0]
    form = {
        "interest-attendance": there.pk,
        "interest-kind": "pecuniary",
        "interest-nature": "Works for the provider",
    }
    response = client.post(at_item(meeting, "declare/"), form)
    assertContains(response, "Localism Act 2011, s.31", status_code=422)
    assertContains(response, "Works for the provider", status_code=422)  # what was typed stays
    client.post(at_item(meeting, "declare/"), form | {"interest-has_withdrawn": "on"})
    assert Interest.objects.get().has_withdrawn


def test_who_declared_and_is_still_in_the_room_is_prompted(
    client: Client, meeting: Meeting
) -> None:
    there = quorate(meeting)[0]
    interest = declaring.declare(
        item=item(meeting),
        attendance=there,
        kind=Interest.Kind.PECUNIARY,
        nature="Works for the provider",
        has_withdrawn=True,
        by=None,
    )
    assert "Panel chair is still in the room." in words_of(client, at_item(meeting))
    elsewhere = desk_of(meeting, f"items/{item(meeting, ItemKind.MONITORING).pk}/")
    assert "still in the room" not in words_of(client, elsewhere)
    client.post(at_item(meeting, f"interests/{interest.pk}/"), {"act": "left"})
    assert "still in the room" not in words_of(client, at_item(meeting))
    # Whoever left is away until they are recorded as back.
    assert "Not in the room" in words_of(client, elsewhere)
    client.post(at_item(meeting, f"interests/{interest.pk}/"), {"act": "remove"})
    assert not Interest.objects.exists()


def test_whips_invitees_and_speakers_are_recorded(client: Client, meeting: Meeting) -> None:
    client.post(at_item(meeting, "whip/"), {"whip-political_group": "Blue", "whip-says": "For it."})
    client.post(at_item(meeting, "invite/"), {"invitee-as_what": "Head teacher"})
    client.post(
        at_item(meeting, "speak/"), {"speaking-who": "A resident", "speaking-about": "Travel"}
    )
    invitee, asked = Invitee.objects.get(), SpeakingRequest.objects.get()
    client.post(at_item(meeting, f"invitees/{invitee.pk}/"), {"act": "came"})
    client.post(at_item(meeting, f"speakers/{asked.pk}/"), {"outcome": "allowed"})
    words = words_of(client, at_item(meeting))
    assert "Whip, Blue: For it." in words
    assert "Head teacher Here" in words
    assert "A resident: Travel Allowed" in words
    client.post(at_item(meeting, f"invitees/{invitee.pk}/"), {"act": "did not come"})
    client.post(at_item(meeting, f"invitees/{invitee.pk}/"), {"act": "remove"})
    client.post(at_item(meeting, f"whips/{Whip.objects.get().pk}/remove/"))
    assert not Invitee.objects.exists()
    assert not Whip.objects.exists()


@pytest.mark.parametrize(
    ("act", "error"),
    [
        ("whip/", "Say which group is whipped."),
        ("invite/", "Say who is asked"),
        ("speak/", "Say who wants to speak"),
        ("declare/", "Choose whose interest it is."),
    ],
)
def test_a_form_with_too_little_says_what_is_missing(
    client: Client, meeting: Meeting, act: str, error: str
) -> None:
    assertContains(client.post(at_item(meeting, act)), error, status_code=422)


def test_a_press_that_no_button_makes_is_refused(client: Client, meeting: Meeting) -> None:
    invitee = Invitee.objects.create(item=item(meeting), as_what="Head teacher")
    path = at_item(meeting, f"invitees/{invitee.pk}/")
    assert client.post(path, {"act": "dance"}).status_code == 400


def test_the_meeting_is_recorded_as_held_and_its_minutes_opened(
    client: Client, meeting: Meeting
) -> None:
    there = quorate(meeting)[0]
    client.post(desk_of(meeting, "hold/"), {"presided_by": there.person.pk})
    meeting.refresh_from_db()
    assert (meeting.state, meeting.presided_by) == (Meeting.State.HELD, there.person)
    assertContains(client.get(desk_of(meeting)), "Open the minutes")
    response = client.post(f"/meetings/{meeting.pk}/minutes/open/")
    assertRedirects(response, f"/meetings/{meeting.pk}/minutes/edit/")


def test_before_the_day_nobody_can_be_marked_present(client: Client, meeting: Meeting) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(meets_on="2099-01-22")
    page = client.get(desk_of(meeting))
    assertContains(page, "The meeting is still to come.")
    assertNotContains(page, 'value="present"')
    form = {"seat": seat(meeting.panel, "panel-chair").pk, "status": "present"}
    response = client.post(desk_of(meeting, "attend/"), form)
    assertContains(response, "Nobody can be present yet", status_code=422)


def test_once_the_minutes_are_out_the_record_stands(client: Client, panel: Panel) -> None:
    meeting = agenda_of(panel, MARCH)
    published(meeting)
    form = {"seat": seat(panel, "panel-chair").pk, "status": "absent"}
    response = client.post(desk_of(meeting, "attend/"), form)
    assertContains(response, "dated correction", status_code=422)
    assert meeting.attendances.get(person__slug="panel-chair").status == "present"


def test_a_meeting_without_items_says_what_to_do(client: Client, panel: Panel) -> None:
    meeting = Meeting.objects.get(panel=panel, meets_on=MARCH)
    assertContains(client.get(desk_of(meeting)), "The agenda of this meeting has no items.")


def test_the_desk_is_read_in_the_same_queries_however_many_are_there(
    client: Client, meeting: Meeting, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    come(meeting, "panel-chair")
    path = at_item(meeting)
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    come(meeting, "panel-member-1", "panel-member-2", "panel-member-3")
    attending.substitute(
        meeting=meeting,
        seat=seat(meeting.panel, "panel-member-4"),
        person=named_substitute(meeting.panel),
        by=None,
    )
    with django_assert_num_queries(len(few)):
        client.get(path)
