"""A schedule becomes the year's programme, whole; the same again changes nothing."""

from collections.abc import Sequence

import pytest

from audits.actions import programme as programmes
from audits.actions.programme import Adopted, ProgrammeRefused
from audits.models import Programme, ProgrammeMonth, Theme
from audits.programme import ScheduleRefused, read_schedule
from scrutiny.accounts.models import User
from scrutiny.files.models import StoredFile
from scrutiny.history.models import Event
from tests.audits.programme.schedules import SCHEDULE_2023, row, schedule
from tests.audits.scene import AuditScene
from tests.performance.ledger import added, everything

pytestmark = pytest.mark.django_db


def adopt(by: User, *rows: str) -> Adopted:
    return programmes.adopt(schedule=read_schedule(schedule(*rows), year=2023), file=None, by=by)


def titles(month: int = 1) -> Sequence[tuple[int, str]]:
    return list(Theme.objects.filter(month__month=month).values_list("number", "title"))


def test_the_published_year_is_adopted_with_its_file_and_one_row_of_history(qa: User) -> None:
    data = SCHEDULE_2023.read_bytes()
    _, adopted = programmes.adopt_file(data=data, name="schedule.csv", year=2023, by=qa)
    assert len(adopted.changes) == 12
    assert (ProgrammeMonth.objects.count(), Theme.objects.count()) == (12, 32)
    assert adopted.programme.file is not None
    assert adopted.programme.file.read() == data
    event = Event.objects.get(verb="programme_adopted")
    assert (event.by_name, event.new["file"]) == (qa.name, "schedule.csv")
    assert event.new["months"]["May"] == ["New, with 2 themes."]


def test_every_report_of_a_schedule_is_one_of_the_table(qa: User) -> None:
    programmes.adopt_file(data=SCHEDULE_2023.read_bytes(), name="s.csv", year=2023, by=qa)
    assert set(ProgrammeMonth.objects.values_list("report", flat=True)) == set(
        ProgrammeMonth.Report.values
    )


def test_the_same_again_changes_no_row_and_keeps_no_file(qa: User) -> None:
    data = SCHEDULE_2023.read_bytes()
    programmes.adopt_file(data=data, name="schedule.csv", year=2023, by=qa)
    before = everything()
    _, adopted = programmes.adopt_file(data=data, name="again.csv", year=2023, by=qa)
    assert adopted.changes == ()
    assert added(before) == {}


def test_only_months_that_differ_are_replaced(qa: User) -> None:
    adopt(qa, row(), row(month="May", moderation_panel_date="18th"))
    adopted = adopt(qa, row(theme="Visits"))
    assert [change.month for change in adopted.changes] == [1]
    assert (titles(1), titles(5)) == ([(1, "Visits")], [(1, "Neglect")])


def test_themes_may_trade_their_numbers_and_keep_their_rows(qa: User) -> None:
    adopt(qa, row(), row(theme_no="2", theme="Plans"))
    before = dict(Theme.objects.values_list("title", "pk"))
    adopt(qa, row(theme="Plans"), row(theme_no="2"))
    assert titles() == [(1, "Plans"), (2, "Neglect")]
    assert dict(Theme.objects.values_list("title", "pk")) == before


def test_a_theme_that_audits_are_about_is_not_taken_out(audits: AuditScene, qa: User) -> None:
    adopt(qa, row(), row(theme_no="2", theme="Plans"))
    audits.audit(theme=Theme.objects.get(title="Plans"))
    with pytest.raises(ProgrammeRefused, match="Audits of January are about “Plans”"):
        adopt(qa, row(theme="Visits"))
    assert titles() == [(1, "Neglect"), (2, "Plans")]


def test_a_file_with_a_fault_changes_nothing_and_is_not_kept(qa: User) -> None:
    before = everything()
    with pytest.raises(ScheduleRefused):
        programmes.adopt_file(data=schedule(row(month="x")), name="s.csv", year=2023, by=qa)
    assert added(before) == {}


def test_a_refusal_leaves_no_file_on_the_disk(audits: AuditScene, qa: User) -> None:
    adopt(qa, row())
    audits.audit(theme=Theme.objects.get())
    before = everything()
    with pytest.raises(ProgrammeRefused):
        programmes.adopt_file(data=schedule(row(theme="Visits")), name="s.csv", year=2023, by=qa)
    assert added(before) == {}


def test_a_received_file_is_the_officers_and_its_history_says_who_sent_it(qa: User) -> None:
    file = programmes.receive(data=b"month,theme\n", name="../s.csv", by=qa)
    assert (file.name, file.audience) == ("s.csv", StoredFile.Audience.STAFF)
    assert Event.objects.get(verb="schedule_received").by_name == qa.name
    assert not Programme.objects.exists()
