"""What a worker does for a pack; called with the claim on the job, and may run twice."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from scrutiny.files.actions import kept_with_its_row, store
from scrutiny.files.models import StoredFile
from scrutiny.jobs.claims import Claim
from scrutiny.packs import actions
from scrutiny.packs.actions import sections
from scrutiny.packs.joining import Pack, put_together
from scrutiny.packs.models import Build, RenderedSection
from scrutiny.packs.papers import PaperRefused, kind_of
from scrutiny.packs.planning import plan_of
from scrutiny.packs.rendering import Pages, render


class Over(Exception):
    """Raised when a build was cancelled or failed while it was worked on."""


def build_pack(claim: Claim) -> None:
    """Read the edition and cut it into parts; ask for the sections that are not kept yet.

    The figures may have changed since the pack was asked for. Then this build becomes the build
    of the figures that it reads now, unless there is one: then it fails and says so.
    """
    build = Build.objects.get(pk=int(claim.subject_id))
    if not actions.move_on(build=build, step="Gathering the figures"):
        with claim.finish():
            return
    try:
        edition = kind_of(build.kind).edition(build.key, build.audience)
        plan = plan_of(edition, build.audience)
        with claim.finish():
            actions.plan(build=build, plan=plan)
    except (PaperRefused, actions.Superseded) as refused:
        # Trying again would be refused again: say why and stop.
        claim.fail(str(refused))


def render_section(claim: Claim) -> None:
    """Render a section for all builds that wait for it; leave early where none does any more."""
    section = RenderedSection.objects.get(pk=int(claim.subject_id))
    if section.state != RenderedSection.State.WAITING:
        with claim.finish():
            return
    if not Build.objects.waiting_for(section).exists():
        try:
            with claim.finish():
                sections.leave(section)
            return
        except sections.StillWanted:
            claim.extend()
    try:
        pages = render(html=section.html, upload=section.upload)
    except PaperRefused as refused:
        claim.fail(str(refused))
        return
    with claim.finish():
        sections.finish(section=section, pages=pages)


def join_pack(claim: Claim) -> None:
    """Put the parts of a build together; leave early where it is no longer wanted."""
    build = Build.objects.select_related("panel").get(pk=int(claim.subject_id))

    def go_on() -> None:
        if not actions.move_on(build=build, step="Putting the pages together"):
            raise Over
        claim.extend()

    def pages_of(html: str) -> Pages:
        go_on()
        return sections.pages_of(html)

    try:
        go_on()
        pack = put_together(build, pages_of=pages_of)
    except Over:
        with claim.finish():
            return
    except PaperRefused as refused:
        claim.fail(str(refused))
        return
    with claim.finish():
        _finish(build, pack)
    long_ago = timezone.now() - timedelta(days=settings.PACK_SECTION_DAYS)
    sections.forget_unused(before=long_ago)


def _finish(build: Build, pack: Pack) -> None:
    """Store the pack and finish its build, unless it was cancelled meanwhile."""
    live = Build.objects.select_for_update().live().filter(pk=build.pk).first()
    if live is None:
        return
    name = kind_of(live.kind).file_name(live.key, live.audience)
    is_public = live.audience == Build.Audience.PUBLIC
    stored = store(
        data=pack.data,
        name=name,
        media_type="application/pdf",
        audience=StoredFile.Audience.PUBLIC if is_public else StoredFile.Audience.MEMBERS,
    )
    with kept_with_its_row(stored):
        actions.finish(build=live, stored=stored, pack=pack)
