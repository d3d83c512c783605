"""Publishing an agenda: what it needs, what it keeps, and that it happens once."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db.models import ProtectedError
from django.utils import timezone
from pytest_django import Settings

from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.meetings.actions import publishing
from scrutiny.meetings.actions.late_items import convene_at_shorter_notice
from scrutiny.meetings.actions.publishing import PublishingRefused
from scrutiny.meetings.models import (
    Appendix,
    Meeting,
    Publication,
    PublishedAppendix,
    PublishedIsFrozen,
    PublishedItem,
    Report,
)
from scrutiny.packs.models import Build
from scrutiny.panels.bodies import BodyType
from scrutiny.panels.models import Panel
from tests.scrutiny.meetings.agenda import IN_TIME, LATE, REASON, January, january, reworded
from tests.scrutiny.meetings.drawn import both_drawn, drawn

pytestmark = pytest.mark.django_db
THE_DAY = timezone.localdate(IN_TIME)


@pytest.fixture
def meeting(panel: Panel, settings: Settings, tmp_path: Path) -> January:
    """Return the January meeting with its agenda ready."""
    settings.FILES_FOLDER = tmp_path / "files"
    return january(panel)


@pytest.fixture
def built(meeting: January) -> tuple[Build, Build]:
    """Return both editions, built of the papers as they are."""
    return both_drawn(meeting.meeting, on=THE_DAY)


@pytest.fixture
def out(meeting: January, built: object, manager: User) -> Publication:
    """Return the agenda as it was published in time."""
    return publishing.publish(meeting=meeting.meeting, by=manager, now=IN_TIME)


def test_publishing_keeps_both_files_their_pages_and_the_clear_days(
    meeting: January, built: tuple[Build, Build], out: Publication, manager: User
) -> None:
    members, public = built
    assert (out.members_file, out.public_file) == (members.file, public.file)
    assert (out.first_page, out.last_page) == (1, members.last_page)
    assert (out.clear_day_count, out.due_on, out.late_because) == (5, THE_DAY, "")
    assert (out.publisher, out.published_at) == (manager, IN_TIME)
    assert out.word_count > 100
    assert meeting.meeting.state == Meeting.State.PUBLISHED


def test_publishing_gives_each_item_its_number_and_keeps_it_with_its_pages(
    meeting: January, out: Publication
) -> None:
    rows = list(PublishedItem.objects.filter(publication=out).order_by("number"))
    assert [(row.number, row.title) for row in rows] == [
        (1, "Apologies and changes in membership"),
        (2, "Focused visit"),
        (3, "Exclusion of the press and public"),
        (4, "Quality assurance"),
        (5, "Monitoring of recommendations"),
    ]
    meeting.quality.refresh_from_db()
    assert meeting.quality.number == 4
    quality = rows[3]
    # A report, an open appendix, and of the exempt one its notice and its file.
    assert (quality.page_from, quality.page_to) == (5, 8)
    assert quality.report_version == Report.objects.get(item=meeting.quality).versions.get()
    assert quality.report_head["subject"] == "Quality assurance"


def test_publishing_keeps_the_appendices_and_why_one_is_withheld(
    meeting: January, out: Publication
) -> None:
    open_one, exempt = PublishedAppendix.objects.order_by("number")
    assert (open_one.access, open_one.page_from, open_one.page_to) == ("open", 6, 6)
    assert (exempt.exempt_paragraph, exempt.withheld_because) == (2, REASON)
    assert (exempt.page_from, exempt.page_to) == (7, 8)
    assert exempt.file == meeting.exempt.file


def test_an_item_whose_report_is_to_follow_is_kept_without_it(
    meeting: January, out: Publication
) -> None:
    row = PublishedItem.objects.get(item=meeting.monitoring)
    assert row.is_to_follow
    assert (row.report_version, row.page_from) == (None, None)


def test_publishing_leaves_one_line_of_history_with_the_hashes(
    meeting: January, out: Publication, manager: User
) -> None:
    event = Event.objects.about(meeting.meeting).get(verb="agenda_published")
    assert event.by_user_id == manager.pk
    assert out.public_file is not None
    assert event.new["public_sha256"] == out.public_file.sha256
    assert event.new["members_sha256"] == out.members_file.sha256


def test_an_unready_report_stops_it_unless_it_is_to_follow(meeting: January, manager: User) -> None:
    Report.objects.filter(item=meeting.visit).update(state=Report.State.SUBMITTED)
    both_drawn(meeting.meeting, on=THE_DAY)
    with pytest.raises(PublishingRefused, match=r"1 report not signed off\. Sign each off"):
        publishing.publish(meeting=meeting.meeting, by=manager, now=IN_TIME)
    assert Meeting.objects.get(pk=meeting.meeting.pk).state == Meeting.State.AGENDA_DRAFT
    meeting.visit.is_to_follow = True
    meeting.visit.save()
    both_drawn(meeting.meeting, on=THE_DAY)
    publishing.publish(meeting=meeting.meeting, by=manager, now=IN_TIME)
    assert PublishedItem.objects.get(item=meeting.visit).is_to_follow


def test_without_both_editions_of_the_papers_as_they_are_it_is_refused(
    meeting: January, manager: User
) -> None:
    with pytest.raises(PublishingRefused, match="The members' edition and the public edition are"):
        publishing.publish(meeting=meeting.meeting, by=manager, now=IN_TIME)
    both_drawn(meeting.meeting, on=THE_DAY)
    reworded(Report.objects.get(item=meeting.visit), {"brief-summary": "Other words."})
    with pytest.raises(PublishingRefused, match="not built from the papers as they are now"):
        publishing.publish(meeting=meeting.meeting, by=manager, now=IN_TIME)
    assert not Publication.objects.exists()


def test_an_edition_that_says_another_day_of_publication_is_not_current(
    meeting: January, built: object, manager: User
) -> None:
    with pytest.raises(PublishingRefused, match="not built from the papers as they are now"):
        publishing.publish(meeting=meeting.meeting, by=manager, now=IN_TIME - timedelta(days=1))


def test_editions_whose_numbers_differ_are_not_published(
    meeting: January, built: tuple[Build, Build], manager: User
) -> None:
    built[1].parts.filter(anchor="item-4").update(end_page=99)
    with pytest.raises(PublishingRefused, match="do not have the same page numbers"):
        publishing.publish(meeting=meeting.meeting, by=manager, now=IN_TIME)


def test_a_reason_of_blanks_is_no_reason(meeting: January, manager: User) -> None:
    Appendix.objects.filter(pk=meeting.exempt.pk).update(withheld_because="  ")
    drawn(meeting.meeting, "members", on=THE_DAY)
    with pytest.raises(PublishingRefused, match="withheld paper that gives no reason"):
        publishing.publish(meeting=meeting.meeting, by=manager, now=IN_TIME)


def test_an_exempt_paper_without_an_item_that_moves_the_exclusion_stops_it(
    meeting: January, manager: User
) -> None:
    meeting.exclusion.delete()
    both_drawn(meeting.meeting, on=THE_DAY)
    with pytest.raises(PublishingRefused, match="none before it that moves to exclude"):
        publishing.publish(meeting=meeting.meeting, by=manager, now=IN_TIME)


def test_publishing_twice_says_who_did_it_and_when(
    meeting: January, out: Publication, director: User
) -> None:
    with pytest.raises(PublishingRefused) as refused:
        publishing.publish(meeting=meeting.meeting, by=director, now=LATE)
    assert str(refused.value) == (
        "The agenda is published already, by Scrutiny manager on 18 January 2023 at 10:00. "
        "Nothing was changed."
    )
    assert Publication.objects.count() == 1


def test_a_meeting_without_a_draft_agenda_is_refused(meeting: January, manager: User) -> None:
    Meeting.objects.filter(pk=meeting.meeting.pk).update(state=Meeting.State.PLANNED)
    with pytest.raises(PublishingRefused, match="is planned; its agenda cannot be published"):
        publishing.publish(meeting=meeting.meeting, by=manager, now=IN_TIME)


def test_after_the_last_day_it_is_refused_with_what_the_law_asks_for(
    meeting: January, manager: User
) -> None:
    both_drawn(meeting.meeting, on=timezone.localdate(LATE))
    with pytest.raises(PublishingRefused, match="the last day was 18 January 2023"):
        publishing.publish(meeting=meeting.meeting, by=manager, now=LATE)


def test_a_meeting_convened_at_shorter_notice_goes_out_late_with_its_reason(
    meeting: January, manager: User
) -> None:
    convene_at_shorter_notice(
        meeting=meeting.meeting,
        convened_on=date(2023, 1, 20),
        because="The inspectors reported on 19 January.",
        by=manager,
    )
    members, _ = both_drawn(meeting.meeting, on=timezone.localdate(LATE))
    assert members.state == Build.State.DONE
    out = publishing.publish(meeting=meeting.meeting, by=manager, now=LATE)
    assert out.late_because == "The inspectors reported on 19 January."
    assert out.clear_day_count == 1


def test_a_meeting_convened_in_time_gives_no_leave_to_be_late(
    meeting: January, manager: User
) -> None:
    convene_at_shorter_notice(
        meeting=meeting.meeting, convened_on=date(2023, 1, 10), because="None.", by=manager
    )
    both_drawn(meeting.meeting, on=timezone.localdate(LATE))
    with pytest.raises(PublishingRefused, match="That is no shorter notice"):
        publishing.publish(meeting=meeting.meeting, by=manager, now=LATE)


def test_a_body_that_meets_in_private_publishes_for_its_members_alone(
    meeting: January, manager: User
) -> None:
    Panel.objects.update(body_type=BodyType.TASK_AND_FINISH)
    meeting.meeting.refresh_from_db()
    drawn(Meeting.objects.get(pk=meeting.meeting.pk), "members", on=THE_DAY)
    fresh = Meeting.objects.select_related("panel").get(pk=meeting.meeting.pk)
    out = publishing.publish(meeting=fresh, by=manager, now=IN_TIME)
    assert out.public_file is None


def test_nothing_published_changes_when_the_papers_do(meeting: January, out: Publication) -> None:
    row = PublishedItem.objects.get(item=meeting.visit)
    meeting.visit.title, meeting.visit.order = "Another title", 9
    meeting.visit.save()
    reworded(Report.objects.get(item=meeting.visit), {"brief-summary": "Other words."})
    row.refresh_from_db()
    assert (row.title, row.number) == ("Focused visit", 2)
    assert row.report_version is not None
    assert row.report_version.number == 1


def test_nothing_published_can_be_changed_or_deleted(meeting: January, out: Publication) -> None:
    with pytest.raises(PublishedIsFrozen):
        out.save()
    with pytest.raises(PublishedIsFrozen):
        Publication.objects.filter(pk=out.pk).update(title="Another")
    with pytest.raises(PublishedIsFrozen):
        PublishedItem.objects.all().delete()
    with pytest.raises(ProtectedError):
        meeting.visit.delete()
    with pytest.raises(ProtectedError):
        meeting.exempt.delete()
