"""The three kinds of work of a pack, and asking for each in the transaction that needs it."""

from scrutiny.jobs import actions as jobs
from scrutiny.jobs.models import Job
from scrutiny.packs.models import Build, RenderedSection

PLAN, RENDER, JOIN = "build_pack", "render_section", "join_pack"


def ask_for_plan(build: Build) -> Job:
    """Ask for the edition to be read and cut into parts."""
    return jobs.ask(kind=PLAN, key=_of_build(build), subject_id=str(build.pk))


def ask_for_pages(section: RenderedSection) -> Job:
    """Ask for a section to be rendered; asked for by several builds, it is one job."""
    return jobs.ask(kind=RENDER, key=_of_section(section), subject_id=str(section.pk))


def ask_for_joining(build: Build) -> Job:
    """Ask for the parts to be put together; all of them are rendered."""
    return jobs.ask(kind=JOIN, key=_of_build(build), subject_id=str(build.pk))


def jobs_of(build: Build) -> list[int]:
    """Return the ids of the live jobs that the build waits for, in the order asked for."""
    waiting = RenderedSection.objects.waited_for_by(build)
    keys = [_of_build(build), *(_of_section(section) for section in waiting)]
    found = Job.objects.live().filter(kind__in=[PLAN, RENDER, JOIN], key__in=keys)
    return list(found.order_by("pk").values_list("pk", flat=True))


def _of_build(build: Build) -> str:
    return f"build:{build.pk}"


def _of_section(section: RenderedSection) -> str:
    return f"section:{section.pk}"
