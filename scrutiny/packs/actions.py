"""What is done to packs: asked for, moved on, finished, failed."""

from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone

from scrutiny.accounts.models import User
from scrutiny.files.models import StoredFile
from scrutiny.history.actions import THE_PORTAL, record
from scrutiny.jobs import actions as jobs
from scrutiny.packs.fingerprint import fingerprint
from scrutiny.packs.models import Build
from scrutiny.packs.papers import kind_of

JOB_KIND = "build_pack"


class Superseded(Exception):
    """Raised with a sentence when what a build would make now is another build already."""


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
    existing = Build.objects.filter(**wanted).exclude(state=Build.State.FAILED).first()
    if existing:
        return existing
    try:
        with transaction.atomic():
            build = Build.objects.create(
                panel=panel, requester=by, is_draft=edition.is_draft, **wanted
            )
            jobs.ask(kind=JOB_KIND, key=f"build:{build.pk}", subject_id=str(build.pk))
            record(verb="pack_requested", subject=build, by=by, new={"audience": audience})
    except IntegrityError:
        # Somebody asked for the same in the same moment: theirs is the build.
        return Build.objects.exclude(state=Build.State.FAILED).get(**wanted)
    return build


def move_on(*, build_id: int, step: str, done: int, of: int) -> None:
    """Say on the build's record how far it is; a finished build is left alone."""
    Build.objects.filter(pk=build_id, state__in=[Build.State.QUEUED, Build.State.RUNNING]).update(
        state=Build.State.RUNNING, step=step, steps_done_count=done, step_count=of
    )


def follow(*, build_id: int, fingerprint: str, is_draft: bool) -> None:
    """Make a live build the one of the inputs as its worker read them.

    Raises Superseded if there is a build of these inputs already.
    """
    live = Build.objects.filter(pk=build_id, state__in=[Build.State.QUEUED, Build.State.RUNNING])
    try:
        with transaction.atomic():
            live.exclude(fingerprint=fingerprint).update(fingerprint=fingerprint, is_draft=is_draft)
    except IntegrityError as there_is_one:
        raise Superseded("The figures changed while it waited; ask again.") from there_is_one


def finish(
    *,
    build: Build,
    stored: StoredFile,
    fingerprint: str,
    is_draft: bool,
    page_count: int,
    seconds: float,
) -> Build:
    """Attach the file and say what it was made of; in the transaction that finishes the job.

    It was said when the worker began. A worker that has lost the job may have said otherwise
    since; this one holds the job, so what it made stands.
    """
    build.state = Build.State.DONE
    build.fingerprint = fingerprint
    build.is_draft = is_draft
    build.step = ""
    build.steps_done_count = build.step_count
    build.file = stored
    build.page_count = page_count
    build.seconds = Decimal(f"{seconds:.2f}")
    build.finished_at = timezone.now()
    build.save()
    record(
        verb="pack_built",
        subject=build,
        by=None,
        by_name=THE_PORTAL,
        new={"sha256": stored.sha256, "pages": page_count, "seconds": f"{seconds:.2f}"},
    )
    return build


def fail(subject_id: str, reason: str) -> None:
    """Say on the record why the build failed; called in the transaction that fails the job."""
    build = Build.objects.get(pk=int(subject_id))
    if not build.is_live:
        return
    build.state = Build.State.FAILED
    build.error = reason
    build.finished_at = timezone.now()
    build.save(update_fields=["state", "error", "finished_at"])
    record(verb="pack_failed", subject=build, by=None, by_name=THE_PORTAL, why=reason)
