"""A report is asked for, written in versions that stay, submitted, sent back and signed off."""

from datetime import date

import pytest

from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.meetings.actions import reports
from scrutiny.meetings.actions.reports import Overtaken, ReportRefused, WordsRefused
from scrutiny.meetings.due_days import due_day
from scrutiny.meetings.models import AgendaItem, Clearance, ItemKind, Meeting, Report
from scrutiny.panels.models import Panel
from tests.scrutiny.meetings.reported import (
    WORDS,
    a_meeting,
    a_report,
    an_item,
    clearance,
    post,
    written,
)

pytestmark = pytest.mark.django_db


def test_the_clearances_are_counted_back_from_the_day_papers_go_out(
    panel: Panel,
) -> None:
    Meeting.objects.filter(meets_on=date(2023, 1, 26)).delete()
    item = an_item(a_meeting(panel, date(2023, 1, 26)))
    report = a_report(item, due_on=date(2023, 1, 6))
    days = dict(report.clearances.values_list("kind", "due_on"))
    # Papers go out by 18 January.
    assert days == {
        "finance": date(2023, 1, 11),
        "legal": date(2023, 1, 11),
        "director": date(2023, 1, 13),
        "briefing": date(2023, 1, 17),
    }
    assert due_day(item.meeting) == date(2023, 1, 6)
    assert (report.state, report.latest, report.subject) == ("commissioned", 0, item.title)


def test_an_item_has_one_report(item: AgendaItem, report: Report) -> None:
    with pytest.raises(ReportRefused, match="asked for already"):
        a_report(item)
    assert report.clearances.count() == 4


@pytest.mark.parametrize("kind", [ItemKind.MINUTES, ItemKind.APOLOGIES, ItemKind.EXCLUSION])
def test_what_is_dealt_with_at_the_meeting_takes_no_report(
    item: AgendaItem, kind: ItemKind
) -> None:
    item.kind = kind
    with pytest.raises(ReportRefused, match="takes no report"):
        a_report(item)


def test_a_report_is_not_asked_for_what_is_over_or_left_the_agenda(item: AgendaItem) -> None:
    with pytest.raises(ReportRefused, match="Give a day before it"):
        a_report(item, due_on=date(2098, 2, 1))
    item.state = AgendaItem.State.WITHDRAWN
    with pytest.raises(ReportRefused, match="is withdrawn"):
        a_report(item)
    item.state = AgendaItem.State.ON_AGENDA
    item.meeting.state = Meeting.State.HELD
    with pytest.raises(ReportRefused, match="is held"):
        a_report(item)
    assert not Report.objects.exists()


def test_who_writes_it_may_change(report: Report, manager: User) -> None:
    reports.reassign(
        report=report,
        subject=" Audits ",
        report_of=report.report_of,
        author=post("performance-manager"),
        due_on=report.due_on,
        clearers={"legal": post("chief-executive")},
        by=manager,
    )
    report.refresh_from_db()
    assert (report.subject, report.author.slug) == ("Audits", "performance-manager")
    assert clearance(report, Clearance.Kind.LEGAL).post == post("chief-executive")
    assert clearance(report).post == post("director-of-childrens-services")
    with pytest.raises(ReportRefused, match="Say what the report is about"):
        reports.reassign(
            report=report,
            subject=" ",
            report_of=report.report_of,
            author=report.author,
            due_on=report.due_on,
            clearers={},
            by=manager,
        )


def test_every_save_keeps_a_version_and_the_ones_before_stay(report: Report, auditor: User) -> None:
    first = reports.save(report=report, texts=WORDS, based_on=0, by=auditor)
    second = reports.save(report=report, texts={**WORDS, "risk": "High."}, based_on=1, by=auditor)
    assert [first.number, second.number] == [1, 2]
    assert [version.texts["risk"] for version in report.versions.all()] == ["High.", "None."]
    assert (report.state, report.latest) == ("draft", 2)
    assert Event.objects.filter(verb="report_saved", by_name=auditor.name).count() == 2


def test_the_same_words_again_make_no_new_version(written_report: Report) -> None:
    again = reports.save(report=written_report, texts=WORDS, based_on=1, by=None)
    assert again.number == 1
    assert written_report.versions.count() == 1


def test_who_started_from_an_older_version_is_told_and_nothing_is_overwritten(
    written_report: Report,
) -> None:
    written(written_report, risk="High.")
    with pytest.raises(Overtaken):
        reports.save(report=written_report, texts={**WORDS, "risk": "Low."}, based_on=1, by=None)
    with pytest.raises(Overtaken):
        reports.save(report=written_report, texts=WORDS, based_on=9, by=None)
    assert written_report.versions.count() == 2


def test_what_may_not_stand_in_a_report_is_refused_and_nothing_kept(report: Report) -> None:
    texts = {**WORDS, "detail": "![x](https://x.example/y.png)", "risk": "[a](file:///b)"}
    with pytest.raises(WordsRefused) as refused:
        reports.save(report=report, texts=texts, based_on=0, by=None)
    assert [fault.slug for fault in refused.value.faults] == ["detail", "risk"]
    assert not report.versions.exists()


def test_a_report_with_a_heading_left_empty_is_not_submitted(report: Report) -> None:
    with pytest.raises(ReportRefused, match="Write the report first"):
        reports.submit(report=report, version=0, by=None)
    written(report, reasons="", equality="")
    with pytest.raises(ReportRefused, match="Reasons for report recommendations; Equality impact"):
        reports.submit(report=report, version=1, by=None)
    assert report.state == "draft"


def test_the_life_of_a_report(written_report: Report, manager: User) -> None:
    report = written_report
    reports.submit(report=report, version=1, by=None)
    assert report.state == "submitted"
    reports.send_back(report=report, why="Say what it costs.", by=manager)
    assert report.state == "draft"
    written(report, **{"capital-revenue": "Within budget."})
    reports.submit(report=report, version=2, by=None)
    reports.sign_off(report=report, version=2, by=manager)
    assert report.state == "signed off"
    assert Event.objects.get(verb="report_sent_back").why == "Say what it costs."
    written(report, risk="High.")
    assert report.state == "draft"


def test_steps_that_do_not_follow_are_refused_in_words(
    written_report: Report, manager: User
) -> None:
    report = written_report
    with pytest.raises(ReportRefused, match="is in draft; it cannot become signed off"):
        reports.sign_off(report=report, version=1, by=manager)
    with pytest.raises(ReportRefused, match="with its author already"):
        reports.send_back(report=report, why="x", by=manager)
    reports.submit(report=report, version=1, by=None)
    with pytest.raises(ReportRefused, match="is submitted already"):
        reports.submit(report=report, version=1, by=None)
    with pytest.raises(ReportRefused, match="Say why it goes back"):
        reports.send_back(report=report, why="  ", by=manager)


def test_who_signs_has_read_the_newest_version(written_report: Report, manager: User) -> None:
    written(written_report, risk="High.")
    reports.submit(report=written_report, version=2, by=None)
    with pytest.raises(ReportRefused, match="Version 2 was saved after the one you read"):
        reports.sign_off(report=written_report, version=1, by=manager)
    assert written_report.state == "submitted"


def test_only_words_make_a_draft_of_what_was_asked_for(report: Report, manager: User) -> None:
    with pytest.raises(ReportRefused):
        reports.send_back(report=report, why="x", by=manager)
    reports.reopen(report=report)
    assert report.state == "commissioned"


def test_wanted_are_the_reports_of_items_still_to_be_dealt_with(
    report: Report,
) -> None:
    meeting = report.item.meeting
    other = a_report(an_item(meeting, "Withdrawn"))
    AgendaItem.objects.filter(pk=other.item_id).update(
        state=AgendaItem.State.WITHDRAWN, state_reason="Too early."
    )
    assert list(Report.objects.wanted(on=meeting.meets_on)) == [report]
    after = date(2098, 2, 1)
    assert list(Report.objects.wanted(on=after)) == [report], "its agenda never went out"
    Meeting.objects.filter(pk=meeting.pk).update(state="held")
    assert not Report.objects.wanted(on=after).exists()
    Meeting.objects.filter(pk=meeting.pk).update(state="cancelled", cancelled_because="Snow.")
    assert not Report.objects.wanted(on=meeting.meets_on).exists()
