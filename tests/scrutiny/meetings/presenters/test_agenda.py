"""What became of items in words, and the agenda as who builds it sees it."""

from datetime import UTC, datetime

import pytest

from scrutiny.meetings.models import AgendaItem, Meeting, Report
from scrutiny.meetings.presenters.agenda import late_words, left_words
from scrutiny.meetings.presenters.drafting import drafting_of
from scrutiny.panels.models import Person

MEETING = Meeting(pk=1)
GONE = {"state": "withdrawn", "state_reason": "the letter is late"}


def item(pk: int, **fields: object) -> AgendaItem:
    return AgendaItem(pk=pk, meeting=MEETING, title=f"Item {pk}", **({"order": pk} | fields))


def test_what_left_the_agenda_says_so_and_why() -> None:
    assert left_words(item(7, **GONE)) == "Withdrawn: the letter is late"
    assert left_words(item(7)) == ""


def test_a_late_item_names_the_opinion_and_the_circumstances() -> None:
    late = item(
        1,
        added_late_at=datetime(2023, 1, 23, 12, tzinfo=UTC),
        urgent_because="the inspectors came on Friday",
        urgent_in_opinion_of=Person(name="Panel chair"),
    )
    assert late_words(item(2)) == ""
    assert late_words(late) == (
        "Added on 23 January 2023. Urgent in the opinion of Panel chair: "
        "the inspectors came on Friday"
    )


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
