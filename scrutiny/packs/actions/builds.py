"""What is done to builds: asked for, moved on, finished, cancelled, failed."""

from decimal import Decimal

from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils import timezone

from scrutiny.accounts.models import User
from scrutiny.files.models import StoredFile
from scrutiny.history.actions import THE_PORTAL, record
from scrutiny.packs.asking import ask_for_plan
from scrutiny.packs.fingerprint import fingerprint
from scrutiny.packs.joining import Pack
from scrutiny.packs.models import Build, BuildPart
from scrutiny.packs.papers import kind_of


def request(*, kind: str, key: str, audience: Build.Audience, by: User | None) -> Build:
    """Return the build of this paper from today's inputs, asking for one if there is none.

    Two requests for the same inputs are one build. Raises PaperRefused when the paper cannot be
    made.
    """
    paper = kind_of(kind)
    panel, edition = paper.panel(key), paper.edition(key, audience)
    wanted = {
        "kind": kind,
        "key": key,
        "audience": audience,
        "fingerprint": fingerprint(edition, audience),
    }
    existing = Build.objects.standing().filter(**wanted).first()
    if existing:
        return existing
    try:
        with transaction.atomic():
            build = Build.objects.create(
                panel=panel,
                requester=by,
                is_draft=edition.is_draft,
                title=edition.title,
                first_page=edition.first_page,
                **wanted,
            )
            ask_for_plan(build)
            record(verb="pack_requested", subject=build, by=by, new={"audience": audience})
    except IntegrityError:
        # Somebody asked for the same in the same moment: theirs is the build.
        return Build.objects.standing().get(**wanted)
    return build


def move_on(*, build: Build, step: str) -> bool:
    """Say on the record what is being done; return False where the build is over."""
    live = Build.objects.live().filter(pk=build.pk)
    return live.update(state=Build.State.RUNNING, step=step) == 1


def tick(build: Build) -> bool:
    """Count one more section as laid out; return whether it was the last that was waited for.

    In the transaction that keeps the section. The count is on the build's own row, so that of two
    sections that end in the same moment exactly one is the last.
    """
    counted = Build.objects.live().filter(pk=build.pk, waiting_count__gt=0)
    changed = counted.update(
        state=Build.State.RUNNING,
        waiting_count=F("waiting_count") - 1,
        steps_done_count=F("steps_done_count") + 1,
    )
    return changed == 1 and Build.objects.filter(pk=build.pk, waiting_count=0).exists()


def finish(*, build: Build, stored: StoredFile, pack: Pack) -> None:
    """Attach the file and say what came of it; in the transaction that finishes the job."""
    now = timezone.now()
    seconds = Decimal(f"{build.seconds_since_asked(now):.2f}")
    build.state, build.step = Build.State.DONE, ""
    build.steps_done_count = build.step_count
    build.file, build.finished_at, build.seconds = stored, now, seconds
    build.page_count, build.last_page = pack.page_count, pack.slots[-1].end
    build.untagged = list(pack.untagged)
    build.save()
    for part, slot in zip(pack.parts, pack.slots, strict=True):
        part.start_page, part.end_page = slot.start, slot.end
    BuildPart.objects.bulk_update(pack.parts, ["start_page", "end_page"])
    record(
        verb="pack_built",
        subject=build,
        by=None,
        by_name=THE_PORTAL,
        new={"sha256": stored.sha256, "pages": pack.page_count, "seconds": str(seconds)},
    )


def cancel(*, build: Build, by: User | None) -> Build:
    """Give up a build that is still to finish; return it as it is now.

    Its sections stay: those that another build waits for are rendered, the others are left when
    their turn comes. A build that is over already is left as it is.
    """
    with transaction.atomic():
        live = Build.objects.live().filter(pk=build.pk)
        now = timezone.now()
        if live.update(state=Build.State.CANCELLED, step="", finished_at=now) == 1:
            record(verb="pack_cancelled", subject=build, by=by)
    build.refresh_from_db()
    return build


def set_aside(*, kind: str, key: str, why: str, by: User | None) -> None:
    """Give up every build of a paper, of its supplements and its corrections, finished ones too.

    In the transaction of what made them unfit to be read: a working copy of before shows what is
    kept from its readers now. What was published has its own hold on its files, and keeps them.
    """
    own = Q(key=key) | Q(key__startswith=f"{key}+") | Q(key__startswith=f"{key}v")
    for build in Build.objects.standing().filter(own, kind=kind).order_by("pk"):
        standing = Build.objects.standing().filter(pk=build.pk)
        over = {"state": Build.State.CANCELLED, "step": "", "finished_at": timezone.now()}
        if standing.update(file=None, **over) == 1:
            record(verb="pack_set_aside", subject=build, by=by, why=why)


def fail(subject_id: str, reason: str) -> None:
    """Say on the record why the build failed; called in the transaction that fails the job."""
    live = Build.objects.live().filter(pk=int(subject_id))
    now = timezone.now()
    if live.update(state=Build.State.FAILED, step="", error=reason, finished_at=now) == 1:
        build = Build.objects.get(pk=int(subject_id))
        record(verb="pack_failed", subject=build, by=None, by_name=THE_PORTAL, why=reason)
