"""What a worker does for a pack; called with the claim on the job, and may run twice."""

from scrutiny.files.actions import kept_with_its_row, store
from scrutiny.files.models import StoredFile
from scrutiny.jobs.claims import Claim
from scrutiny.packs import actions
from scrutiny.packs.building import build
from scrutiny.packs.fingerprint import fingerprint
from scrutiny.packs.models import Build
from scrutiny.packs.papers import PaperRefused, kind_of


def build_pack(claim: Claim) -> None:
    """Build the pack whose id the job carries; leave early if it is no longer wanted.

    The figures may have changed since the pack was asked for. Then this build becomes the build
    of the figures that it reads now, unless there is one: then it fails and says so.
    """
    record = Build.objects.get(pk=int(claim.subject_id))
    if not record.is_live:
        with claim.finish():
            return

    def progress(step: str, done: int, of: int) -> None:
        actions.move_on(build_id=record.pk, step=step, done=done, of=of)
        claim.extend()

    paper = kind_of(record.kind)
    try:
        edition = paper.edition(record.key, record.audience)
        read = fingerprint(edition, record.audience)
        claim.extend()
        actions.follow(build_id=record.pk, fingerprint=read, is_draft=edition.is_draft)
        pack = build(edition, audience=record.audience, progress=progress)
    except (PaperRefused, actions.Superseded) as refused:
        # Trying again would be refused again: say why and stop.
        claim.fail(str(refused))
        return
    audience = (
        StoredFile.Audience.PUBLIC
        if record.audience == Build.Audience.PUBLIC
        else StoredFile.Audience.MEMBERS
    )
    name = paper.file_name(record.key, record.audience)
    with claim.finish():
        stored = store(data=pack.data, name=name, media_type="application/pdf", audience=audience)
        with kept_with_its_row(stored):
            actions.finish(
                build=Build.objects.get(pk=record.pk),
                stored=stored,
                fingerprint=read,
                is_draft=edition.is_draft,
                page_count=pack.page_count,
                seconds=pack.seconds,
            )
