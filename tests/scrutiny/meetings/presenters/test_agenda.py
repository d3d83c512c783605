"""Page, public page and paper read an agenda the same way."""

from datetime import UTC, datetime

import pytest

from scrutiny.meetings.models import AgendaItem, Meeting, Report
from scrutiny.meetings.presenters.agenda import agenda_shown
from scrutiny.meetings.presenters.drafting import drafting_of
from scrutiny.panels.models import Person

MEETING = Meeting(pk=1)
GONE = {"state": "withdrawn", "state_reason": "the letter is late"}


def item(pk: int, **fields: object) -> AgendaItem:
    return AgendaItem(pk=pk, meeting=MEETING, title=f"Item {pk}", **({"order": pk} | fields))


def test_a_draft_is_numbered_and_leaves_out_what_was_withdrawn() -> None:
    shown = agenda_shown(MEETING, [item(2), item(1, text="Words."), item(3, **GONE)])
    assert [(one.number, one.title) for one in shown.items] == [(1, "Item 1"), (2, "Item 2")]
    assert shown.items[0].text == "Words."
    assert not shown.is_empty


def test_what_was_published_and_withdrawn_says_so_under_its_number() -> None:
    (shown,) = agenda_shown(MEETING, [item(7, number=7, is_to_follow=True, **GONE)]).items
    assert (shown.number, shown.left) == (7, "Withdrawn: the letter is late")
    assert not shown.is_dealt_with
    assert not shown.is_to_follow


def test_a_late_item_names_the_opinion_and_the_circumstances() -> None:
    late = item(
        1,
        added_late_at=datetime(2023, 1, 23, 12, tzinfo=UTC),
        urgent_because="the inspectors came on Friday",
        urgent_in_opinion_of=Person(name="Panel chair"),
    )
    (shown,) = agenda_shown(MEETING, [late]).items
    assert shown.late == (
        "Added on 23 January 2023. Urgent in the opinion of Panel chair: "
        "the inspectors came on Friday"
    )


def test_items_of_another_meeting_are_not_of_this_one() -> None:
    shown = agenda_shown(Meeting(pk=2), [item(1)])
    assert shown.is_empty
    assert shown.number_of(item(1)) is None


def test_an_item_finds_its_number() -> None:
    assert agenda_shown(MEETING, [item(1), item(2)]).number_of(item(2)) == 2


@pytest.mark.django_db
def test_who_builds_it_sees_where_business_can_go_and_how_far_its_report_is() -> None:
    items = [item(1, kind="apologies"), item(2), item(3), item(4, **GONE)]
    Report(item=items[1], state="signed off")
    Report(item=items[2], state="draft")
    drafting = drafting_of(items)
    apologies, first, last = drafting.rows
    assert (apologies.position, apologies.up, apologies.down) == (None, None, None)
    assert (first.position, first.up, first.down) == (1, None, 2)
    assert (last.position, last.up, last.down) == (2, 1, None)
    assert (first.report, first.report_colour) == ("Signed off", "green")
    assert drafting.ready == "1 of 2 reports is signed off."
    assert [row.left for row in drafting.gone] == ["Withdrawn: the letter is late"]


@pytest.mark.django_db
def test_an_agenda_without_reports_says_to_ask_for_them() -> None:
    assert drafting_of([item(1)]).ready.startswith("No report has been asked for yet.")


@pytest.mark.django_db
def test_a_standing_item_of_a_draft_is_removed_rather_than_withdrawn() -> None:
    whip, business, numbered = drafting_of(
        [item(1, kind="whip"), item(2), item(3, kind="monitoring", number=9)]
    ).rows
    assert not whip.is_withdrawable
    assert business.is_withdrawable
    assert numbered.is_withdrawable
