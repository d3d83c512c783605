"""What is done to the yearly programme: a schedule is received, and adopted."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from audits.models import Audit, Programme, ProgrammeMonth, Theme
from audits.planned import planned_months
from audits.programme import (
    Change,
    PlannedMonth,
    Schedule,
    changes_between,
    month_name,
    read_schedule,
)
from scrutiny.accounts.models import User
from scrutiny.files.actions import kept_with_its_row, store
from scrutiny.files.models import StoredFile
from scrutiny.history.actions import plain, record

# Out of the way of every number that a schedule can have.
_ASIDE = 1000


class ProgrammeRefused(Exception):
    """Raised with a sentence when a schedule would take away what audits are about."""


@dataclass(frozen=True)
class Adopted:
    """A programme, and what the schedule changed in it; nothing where it was so already."""

    programme: Programme
    changes: tuple[Change, ...]


@transaction.atomic
def receive(*, data: bytes, name: str, by: User) -> StoredFile:
    """Keep a file that was sent in, so that what is adopted is what was looked at."""
    file = store(data=data, name=name, media_type="text/csv", audience=StoredFile.Audience.STAFF)
    with kept_with_its_row(file):
        record(verb="schedule_received", subject=file, by=by)
    return file


@transaction.atomic
def adopt(*, schedule: Schedule, file: StoredFile | None, by: User | None) -> Adopted:
    """Make a schedule the programme of its year, whole or not at all.

    Months that differ are replaced; the same again changes nothing; a month that the schedule does
    not have stays. Raises ProgrammeRefused where audits are about a theme that would go.
    """
    programme, _ = Programme.objects.get_or_create(year=schedule.year)
    # Whoever adopts at the same time waits here, and then compares with what this leaves.
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    changes = changes_between(planned_months(programme), schedule.months)
    if not changes:
        return Adopted(programme, ())
    changed = {change.month for change in changes}
    for month in schedule.months:
        if month.month in changed:
            _write(programme, month)
    before, programme.file = programme.file, file
    programme.save(update_fields=["file"])
    record(
        verb="programme_adopted",
        subject=programme,
        by=by,
        old={"file": plain(before)},
        new={
            "file": plain(file),
            "months": {month_name(change.month): list(change.words) for change in changes},
        },
    )
    return Adopted(programme, changes)


@transaction.atomic
def adopt_file(*, data: bytes, name: str, year: int, by: User | None) -> tuple[Schedule, Adopted]:
    """Read a file and adopt it, keeping it only where it changes something.

    Raises ScheduleRefused and ProgrammeRefused.
    """
    schedule = read_schedule(data, year=year)
    there = Programme.objects.filter(year=year).first()
    if there is not None and not changes_between(planned_months(there), schedule.months):
        return schedule, Adopted(there, ())
    file = store(data=data, name=name, media_type="text/csv", audience=StoredFile.Audience.STAFF)
    with kept_with_its_row(file):
        return schedule, adopt(schedule=schedule, file=file, by=by)


def _write(programme: Programme, planned: PlannedMonth) -> None:
    month, _ = ProgrammeMonth.objects.update_or_create(
        programme=programme,
        month=planned.month,
        defaults={
            "panel_on": planned.panel_on,
            "panel_time": planned.panel_time,
            "report": planned.report,
            "survey": planned.survey,
            "partnership_audit": planned.partnership_audit,
            "partnership_theme": planned.partnership_theme,
            "practice_week": planned.practice_week,
            "remark": "\n".join(planned.remarks),
        },
    )
    wanted = {theme.title: theme for theme in planned.themes}
    _take_out(month, set(wanted))
    there = {theme.title: theme for theme in month.themes.all()}
    # A theme keeps its row, and so its audits, by its title; its number may move to another's.
    month.themes.update(number=F("number") + _ASIDE)
    for title, one in wanted.items():
        theme = there.get(title) or Theme(month=month, title=title)
        theme.number, theme.completed_by = one.number, one.completed_by
        theme.save()


def _take_out(month: ProgrammeMonth, titles: set[str]) -> None:
    gone = month.themes.exclude(title__in=titles)
    used = Audit.objects.filter(theme__in=gone).select_related("theme").first()
    if used is not None and used.theme is not None:
        raise ProgrammeRefused(
            f"Audits of {month_name(month.month)} are about “{used.theme.title}”, which the file "
            "does not have any more. Keep that theme in the file, word for word."
        )
    gone.delete()
