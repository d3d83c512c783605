"""What comes after the agenda: late items, reports that follow, and corrected editions."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from scrutiny.accounts.models import User
from scrutiny.meetings.actions import publishing
from scrutiny.meetings.actions.late_items import add_late_item, who_may_say_urgent
from scrutiny.meetings.actions.page_notes import note_page
from scrutiny.meetings.actions.publishing import PublishingRefused
from scrutiny.meetings.models import Meeting, Publication, PublishedItem, Report
from scrutiny.meetings.papers import AGENDA
from scrutiny.packs.papers import PaperRefused
from scrutiny.panels.models import Panel, Person
from tests.scrutiny.meetings.agenda import (
    IN_TIME,
    LATE,
    WORDS,
    January,
    january,
    reported,
    reworded,
)
from tests.scrutiny.meetings.drawn import both_drawn

pytestmark = pytest.mark.django_db
LATE_DAY = timezone.localdate(LATE)
BECAUSE = "The school said on Monday that it closes at Easter."


@pytest.fixture
def meeting(panel: Panel, manager: User, settings: Settings, tmp_path: Path) -> January:
    """Return the January meeting with its agenda published in time."""
    settings.FILES_FOLDER = tmp_path / "files"
    found = january(panel)
    both_drawn(found.meeting, on=timezone.localdate(IN_TIME))
    publishing.publish(meeting=found.meeting, by=manager, now=IN_TIME)
    return found


@pytest.fixture
def agenda(meeting: January) -> Publication:
    """Return the agenda as it went out."""
    return Publication.objects.get(meeting=meeting.meeting, number=0)


@pytest.fixture
def chair(meeting: January) -> Person:
    """Return who chairs the panel."""
    (found,) = who_may_say_urgent(meeting.meeting, on=LATE_DAY)
    return found


def urgent(meeting: January, chair: Person, by: User, **other: object) -> object:
    """Add an urgent item."""
    asked = {"title": "School places", "because": BECAUSE, "in_opinion_of": chair, "now": LATE}
    return add_late_item(meeting=meeting.meeting, by=by, **asked | other)  # type: ignore[arg-type]


def test_an_urgent_item_goes_out_with_a_supplement_under_the_next_number(
    meeting: January, agenda: Publication, chair: Person, manager: User
) -> None:
    item = urgent(meeting, chair, manager)
    both_drawn(meeting.meeting, number=1, on=LATE_DAY)
    out = publishing.publish_supplement(meeting=meeting.meeting, by=manager, now=LATE)
    assert (out.number, out.title) == (1, "Supplement 1")
    assert out.first_page == agenda.last_page + 1
    assert out.late_because == f"Item 6: {BECAUSE}"
    row = PublishedItem.objects.get(publication=out)
    assert (row.item, row.number) == (item, 6)


def test_the_supplement_prints_the_special_circumstances(
    meeting: January, chair: Person, manager: User
) -> None:
    urgent(meeting, chair, manager)
    edition = AGENDA.edition_on(f"{meeting.meeting.panel.slug}:2023-01-26+1", "public", on=LATE_DAY)
    (agenda,) = list(edition.sections())
    assert f"{chair} is of the opinion that it is urgent" in agenda.html
    assert BECAUSE in agenda.html


@pytest.mark.parametrize(
    ("lacking", "says"),
    [
        ({"because": " "}, "Say which special circumstances make it urgent"),
        ({"title": ""}, "Give the item a title"),
        (
            {"now": LATE + timedelta(days=3)},
            "between the publication of the agenda and the meeting",
        ),
    ],
)
def test_an_urgent_item_without_what_the_law_asks_for_is_refused(
    meeting: January, chair: Person, manager: User, lacking: dict[str, object], says: str
) -> None:
    with pytest.raises(PublishingRefused, match=says):
        urgent(meeting, chair, manager, **lacking)
    assert not meeting.meeting.items.filter(title="School places").exists()


def test_it_is_the_chairs_opinion_and_nobody_elses(meeting: January, manager: User) -> None:
    other = Person.objects.create(slug="somebody-else", name="Somebody else")
    with pytest.raises(PublishingRefused, match="It is the chair's opinion that counts"):
        urgent(meeting, other, manager)


def test_an_item_is_not_late_before_the_agenda_is_out(
    panel: Panel, chair: Person, manager: User
) -> None:
    draft = january(panel, meets_on=timezone.localdate() + timedelta(days=40))
    with pytest.raises(PublishingRefused, match="is agenda in draft"):
        urgent(draft, chair, manager)


def test_a_report_that_was_to_follow_goes_out_and_says_that_it_came_late(
    meeting: January, manager: User
) -> None:
    reported(meeting.monitoring, WORDS)
    both_drawn(meeting.meeting, number=1, on=LATE_DAY)
    out = publishing.publish_supplement(meeting=meeting.meeting, by=manager, now=LATE)
    row = PublishedItem.objects.get(publication=out)
    assert (row.number, row.made_available_late, row.is_to_follow) == (5, True, False)
    assert out.late_because == "Item 5: its report was to follow."


def test_a_report_that_follows_before_the_last_day_is_not_late(
    meeting: January, manager: User
) -> None:
    reported(meeting.monitoring, WORDS)
    day = timezone.localdate(IN_TIME)
    both_drawn(meeting.meeting, number=1, on=day)
    out = publishing.publish_supplement(meeting=meeting.meeting, by=manager, now=IN_TIME)
    assert not PublishedItem.objects.get(publication=out).made_available_late
    assert out.late_because == ""


def test_where_nothing_waits_there_is_no_supplement(meeting: January, manager: User) -> None:
    with pytest.raises(PublishingRefused, match="Nothing waits for a supplement"):
        publishing.publish_supplement(meeting=meeting.meeting, by=manager, now=LATE)


def test_a_report_that_is_to_follow_waits_until_it_is_signed_off(
    meeting: January, manager: User
) -> None:
    reported(meeting.monitoring, WORDS, Report.State.DRAFT)
    with pytest.raises(PublishingRefused, match="Nothing waits for a supplement"):
        publishing.publish_supplement(meeting=meeting.meeting, by=manager, now=LATE)


def test_an_urgent_items_unready_report_stops_the_supplement(
    meeting: January, chair: Person, manager: User
) -> None:
    item = urgent(meeting, chair, manager)
    reported(item, WORDS, Report.State.DRAFT)  # type: ignore[arg-type]
    both_drawn(meeting.meeting, number=1, on=LATE_DAY)
    with pytest.raises(PublishingRefused, match="1 report not signed off"):
        publishing.publish_supplement(meeting=meeting.meeting, by=manager, now=LATE)


def test_supplements_are_counted_and_the_second_goes_on_from_the_first(
    meeting: January, chair: Person, manager: User
) -> None:
    urgent(meeting, chair, manager)
    both_drawn(meeting.meeting, number=1, on=LATE_DAY)
    first = publishing.publish_supplement(meeting=meeting.meeting, by=manager, now=LATE)
    urgent(meeting, chair, manager, title="Another closure")
    both_drawn(meeting.meeting, number=2, on=LATE_DAY)
    second = publishing.publish_supplement(meeting=meeting.meeting, by=manager, now=LATE)
    assert (second.number, second.first_page) == (2, first.last_page + 1)
    assert PublishedItem.objects.get(publication=second).number == 7


def test_after_the_meeting_nothing_is_added(meeting: January, manager: User) -> None:
    Meeting.objects.filter(pk=meeting.meeting.pk).update(state=Meeting.State.HELD)
    with pytest.raises(PublishingRefused, match="note the correction on the page"):
        publishing.publish_supplement(meeting=meeting.meeting, by=manager, now=LATE)


def test_a_supplement_cannot_come_before_the_agenda(panel: Panel, meeting: January) -> None:
    with pytest.raises(PaperRefused, match="Publish supplement 1 before supplement 2"):
        AGENDA.edition(f"{panel.slug}:2023-01-26+2", "members")


def test_a_corrected_edition_takes_the_place_of_the_one_before_and_leaves_it_as_it_was(
    meeting: January, agenda: Publication, manager: User
) -> None:
    reworded(Report.objects.get(item=meeting.visit), WORDS | {"brief-summary": "Put right."})
    both_drawn(meeting.meeting, edition=2, on=LATE_DAY)
    new = publishing.republish(
        publication=agenda, because="The summary named the wrong year.", by=manager, now=LATE
    )
    assert (new.number, new.edition, new.supersedes) == (0, 2, agenda)
    assert new.corrected_because == "The summary named the wrong year."
    assert list(meeting.meeting.publications.current()) == [new]
    rows = PublishedItem.objects.filter(item=meeting.visit).order_by("publication__edition")
    assert list(rows.values_list("publication", "report_version__number")) == [
        (agenda.pk, 1),
        (new.pk, 2),
    ]


def test_a_corrected_edition_says_so_on_its_agenda(meeting: January) -> None:
    slug = meeting.meeting.panel.slug
    edition = AGENDA.edition_on(f"{slug}:2023-01-26v2", "public", on=LATE_DAY)
    agenda = next(one for one in edition.sections() if one.anchor == "agenda")
    assert "Corrected edition 2, Tuesday 24 January 2023" in agenda.html
    assert "Wednesday 18 January 2023" in agenda.html


def test_a_correction_brings_in_no_report_that_was_to_follow(
    meeting: January, agenda: Publication, manager: User
) -> None:
    reported(meeting.monitoring, WORDS)
    both_drawn(meeting.meeting, edition=2, on=LATE_DAY)
    new = publishing.republish(publication=agenda, because="A slip.", by=manager, now=LATE)
    row = PublishedItem.objects.get(publication=new, item=meeting.monitoring)
    assert (row.report_version, row.is_to_follow) == (None, True)


def test_a_correction_without_a_reason_is_refused(agenda: Publication, manager: User) -> None:
    with pytest.raises(PublishingRefused, match="Say what is corrected"):
        publishing.republish(publication=agenda, because=" ", by=manager, now=LATE)


def test_what_is_corrected_already_is_not_corrected_again(
    meeting: January, agenda: Publication, manager: User
) -> None:
    both_drawn(meeting.meeting, edition=2, on=LATE_DAY)
    publishing.republish(publication=agenda, because="A slip.", by=manager, now=LATE)
    with pytest.raises(PublishingRefused, match="corrected already, by Scrutiny manager on 24"):
        publishing.republish(publication=agenda, because="A slip.", by=manager, now=LATE)


def test_a_correction_does_not_run_into_the_supplements_pages(
    meeting: January, agenda: Publication, chair: Person, manager: User
) -> None:
    urgent(meeting, chair, manager)
    both_drawn(meeting.meeting, number=1, on=LATE_DAY)
    publishing.publish_supplement(meeting=meeting.meeting, by=manager, now=LATE)
    members, _ = both_drawn(meeting.meeting, edition=2, on=LATE_DAY)
    members.last_page = agenda.last_page + 1
    members.save()
    with pytest.raises(PublishingRefused, match=r"supplement 1 begins on page"):
        publishing.republish(publication=agenda, because="A slip.", by=manager, now=LATE)


def test_a_note_stands_on_its_page_with_its_day(agenda: Publication, manager: User) -> None:
    note = note_page(publication=agenda, page=5, says="For 2022 read 2021.", by=manager, now=LATE)
    assert (note.page, note.says, note.made_at) == (5, "For 2022 read 2021.", LATE)


@pytest.mark.parametrize(
    ("page", "says", "refusal"),
    [
        (5, " ", "Say what is wrong"),
        (0, "A slip.", "has the pages 1 to"),
        (99, "A slip.", "Give one"),
    ],
)
def test_a_note_without_words_or_on_no_page_is_refused(
    agenda: Publication, manager: User, page: int, says: str, refusal: str
) -> None:
    with pytest.raises(PublishingRefused, match=refusal):
        note_page(publication=agenda, page=page, says=says, by=manager)
