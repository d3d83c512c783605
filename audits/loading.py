"""Bringing the database to what the data files of the audit programme say; safe to run again."""

from pathlib import Path

from django.db import transaction

from audits.actions import past, programme, register, tools
from audits.definitions import AuditFiles, AuditorFile
from audits.models import Auditor, GradeScale, Team
from audits.outcomes import read_outcomes
from scrutiny.accounts.models import User
from scrutiny.panels.models import Person, Post


@transaction.atomic
def load(files: AuditFiles) -> None:
    """Bring areas, teams, auditors, scales, tools and themes up to the files; nothing is removed.

    The posts and persons have to be there. Raises VersionInUse and RegisterRefused.
    """
    _areas(files)
    _auditors(files)
    scales: dict[tuple[str, int], GradeScale] = {
        (scale.slug, scale.version): tools.describe_scale(file=scale, by=None)
        for scale in files.scales
    }
    for tool in files.tools:
        named = tool.scale
        scale = scales[named.slug, named.version] if named else None
        tools.describe_tool(file=tool, scale=scale, by=None)
    for theme in files.themes:
        tools.describe_theme(file=theme, by=None)


def _areas(files: AuditFiles) -> None:
    named = {post for area in files.areas for post in area.posts()}
    posts = {post.slug: post for post in Post.objects.filter(slug__in=named)}
    for one in files.areas:
        area = register.describe_area(
            slug=one.slug, name=one.name, head=posts[one.head], lead=posts[one.lead], by=None
        )
        for team in one.teams:
            register.describe_team(
                slug=team.slug,
                name=team.name,
                area=area,
                lead=posts[team.lead] if team.lead else None,
                by=None,
            )


def _auditors(files: AuditFiles) -> None:
    slugs = [one.person for one in files.auditors]
    persons = {person.slug: person for person in Person.objects.filter(slug__in=slugs)}
    teams = {team.slug: team for team in Team.objects.all()}
    enrolled = {
        one.person.slug: one
        for one in Auditor.objects.filter(person__slug__in=slugs).select_related("person")
    }
    for file in files.auditors:
        team = teams[file.team] if file.team else None
        there = enrolled.get(file.person)
        if there is None:
            register.enrol(
                person=persons[file.person], particulars=_particulars(file, team, None), by=None
            )
        else:
            register.change(auditor=there, particulars=_particulars(file, team, there), by=None)


def _particulars(
    file: AuditorFile, team: Team | None, there: Auditor | None
) -> register.Particulars:
    """Return what the file says; a last day that was given on the page is not taken back."""
    return register.Particulars(
        agency=file.agency,
        team=team,
        trained_on=file.trained_on,
        from_on=file.from_on,
        to_on=file.to_on or (there.to_on if there else None),
    )


def load_published(folder: Path, *, by: User) -> None:
    """Adopt the schedules and bring in the past outcomes that lie in a council's `audits` folder.

    `schedule_YEAR.csv` is a year's programme; `outcomes_*.csv` and `summary_*.csv` hold rows of
    grades on the current scale. Raises ScheduleRefused, OutcomesRefused and PastRefused.
    """
    for path in sorted(folder.glob("schedule_[0-9][0-9][0-9][0-9].csv")):
        year = int(path.stem.rpartition("_")[2])
        programme.adopt_file(data=path.read_bytes(), name=path.name, year=year, by=by)
    for path in sorted([*folder.glob("outcomes_*.csv"), *folder.glob("summary_*.csv")]):
        scale = GradeScale.objects.order_by("-from_on", "-version")[0]
        grades = list(scale.grades.values_list("slug", flat=True))
        past.load(outcomes=read_outcomes(path.read_bytes(), grades=grades), scale=scale, by=by)
