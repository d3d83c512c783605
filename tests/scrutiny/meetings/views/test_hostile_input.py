"""What no form of the portal sends, and somebody does: it is refused in words, never an error."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains

from scrutiny.accounts.models import User
from scrutiny.meetings.actions import agendas
from scrutiny.meetings.models import AgendaItem, Clearance, Meeting, Report
from scrutiny.panels.models import Panel
from tests.scrutiny.meetings.reported import MEETS_ON, an_item, clearance

pytestmark = pytest.mark.django_db
As = Callable[[User], Client]


def test_a_pack_with_a_nul_in_its_key_is_not_there(officer: User, as_: As) -> None:
    sent = {"kind": "performance", "key": "children\0:2022-12"}
    assert as_(officer).post(reverse("packs:build-request"), sent).status_code == 404


def test_a_nul_in_the_note_of_a_clearance_is_refused_in_words(
    written_report: Report, manager: User, as_: As
) -> None:
    legal = clearance(written_report, Clearance.Kind.LEGAL)
    sent = {"version": 1, "note": "By\0 letter"}
    answer = as_(manager).post(reverse("meetings:clear", args=[legal.pk]), sent, follow=True)
    assertContains(answer, "Null characters are not allowed.")
    legal.refresh_from_db()
    assert not legal.is_given


@pytest.mark.parametrize("position", [-(2**70), 2**63, 10**30])
def test_a_position_beyond_every_end_is_the_end(
    item: AgendaItem, manager: User, position: int
) -> None:
    other = an_item(item.meeting, "Schools")
    mover, end = (item, 2) if position > 0 else (other, 1)
    agendas.move(item=mover, position=position, by=manager)
    mover.refresh_from_db()
    assert mover.order == end


@pytest.mark.parametrize("field", ["quorum", "seat_count"])
def test_a_panel_has_no_more_seats_than_a_council(
    field: str, panel: Panel, manager: User, as_: As
) -> None:
    sent = {"name": panel.name, "body_type": panel.body_type, "quorum": "3", field: "40000"}
    answer = as_(manager).post(reverse("meetings:panel-edit", args=[panel.slug]), sent)
    assertContains(answer, "less than or equal to 200", status_code=422)


@pytest.mark.parametrize(
    ("day", "says"), [("0001-01-01", "from 1900 on"), ("9999-12-31", "up to 2199")]
)
def test_a_day_that_nothing_can_be_counted_from_is_refused(
    day: str, says: str, item: AgendaItem, manager: User, as_: As
) -> None:
    address = reverse("meetings:meeting-change", args=[item.meeting_id])
    answer = as_(manager).post(address, {"meets_on": day, "kind": "in person"})
    assertContains(answer, says, status_code=422)
    assert Meeting.objects.get(pk=item.meeting_id).meets_on == MEETS_ON
