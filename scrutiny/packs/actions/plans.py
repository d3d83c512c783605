"""Writing down what a build is made of, and asking for the sections that are not kept yet."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from scrutiny.packs.actions import sections
from scrutiny.packs.asking import ask_for_joining, ask_for_pages
from scrutiny.packs.models import Build, BuildPart, OtherContent, RenderedSection
from scrutiny.packs.planning import Plan, PlannedPart

Kept = dict[str, RenderedSection]

# Joining is a step as well, so that a build whose sections are all there is not yet at its end.
JOINING_STEPS = 1


class Superseded(Exception):
    """Raised with a sentence when what a build would make now is another build already."""


def plan(*, build: Build, plan: Plan) -> None:
    """Give a build the parts of the edition as it was read; in the transaction of its job.

    The figures may have changed since it was asked for: it becomes the build of those read.
    Raises Superseded if there is a build of these already. One that is over is left alone.
    """
    kept = sections.want(plan.sources(), now=timezone.now())
    waiting = [one for one in kept.values() if one.state == RenderedSection.State.WAITING]
    if not _follow(build, plan, step_count=len(kept) + JOINING_STEPS, waiting_count=len(waiting)):
        return
    _write_parts(build, plan, kept)
    # The longest first, so that no worker is left with it at the end.
    for section in sorted(waiting, key=lambda one: -len(one.html)):
        ask_for_pages(section)
    if not waiting:
        ask_for_joining(build)


def _follow(build: Build, plan: Plan, *, step_count: int, waiting_count: int) -> bool:
    """Make a live build the one of this plan; return False for one that is over."""
    live = Build.objects.live().filter(pk=build.pk)
    try:
        with transaction.atomic():
            changed = live.update(
                state=Build.State.RUNNING,
                step="",
                fingerprint=plan.fingerprint,
                is_draft=plan.is_draft,
                title=plan.title,
                first_page=plan.first_page,
                step_count=step_count,
                steps_done_count=step_count - JOINING_STEPS - waiting_count,
                waiting_count=waiting_count,
            )
    except IntegrityError as there_is_one:
        raise Superseded("The figures changed while it waited; ask again.") from there_is_one
    return changed == 1


def _write_parts(build: Build, plan: Plan, kept: Kept) -> None:
    """Write a row for each section and for what it shows in the other editions."""
    parts = [_part(build, order, one, kept) for order, one in enumerate(plan.parts)]
    BuildPart.objects.bulk_create(parts)
    OtherContent.objects.bulk_create(
        OtherContent(part=part, html=source.late_html, rendered=kept[source.fingerprint])
        for part, planned in zip(parts, plan.parts, strict=True)
        for source in planned.others
    )


def _part(build: Build, order: int, planned: PlannedPart, kept: Kept) -> BuildPart:
    section = planned.section
    return BuildPart(
        build=build,
        order=order,
        name=section.name,
        anchor=section.anchor,
        within=list(section.within),
        level=section.level,
        stamps=list(section.stamps),
        notice=section.notice,
        footer=section.footer,
        is_right_hand=section.starts_on_right,
        is_slip=section.is_slip,
        is_late=bool(planned.source.late_html),
        html=planned.source.late_html,
        rendered=kept[planned.source.fingerprint],
    )
