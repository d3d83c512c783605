"""What is done to sections: wanted by builds, rendered, failed, left, forgotten."""

from contextlib import suppress
from datetime import datetime
from functools import partial

from django.db import IntegrityError, transaction
from django.utils import timezone

from scrutiny.files.actions import kept_with_its_row, store
from scrutiny.files.models import StoredFile
from scrutiny.packs.actions import builds
from scrutiny.packs.asking import ask_for_joining
from scrutiny.packs.fingerprint import of_html
from scrutiny.packs.models import Build, RenderedSection
from scrutiny.packs.planning import Source
from scrutiny.packs.rendering import Pages, render

State = RenderedSection.State
NO_SOURCE = {"html": "", "upload": None}


class StillWanted(Exception):
    """Raised when a section that nobody seemed to wait for is waited for after all."""


def want(sources: dict[str, Source], *, now: datetime) -> dict[str, RenderedSection]:
    """Return the sections of these sources, by fingerprint, held until the transaction ends.

    Missing ones are made, failed ones wait again. They are held, in the order of their keys, so
    that none is finished between a build's reading of it and the build's waiting for it.
    """
    wanted = [
        RenderedSection(fingerprint=key, html=source.html, upload=source.upload, used_at=now)
        for key, source in sorted(sources.items())
    ]
    RenderedSection.objects.bulk_create(wanted, ignore_conflicts=True)
    held = RenderedSection.objects.select_for_update().filter(fingerprint__in=sources)
    found = {section.fingerprint: section for section in held.order_by("pk")}
    for key, section in found.items():
        if section.state == State.FAILED:
            section.state, section.error = State.WAITING, ""
            section.html, section.upload = sources[key].html, sources[key].upload
            section.save(update_fields=["state", "error", "html", "upload"])
    RenderedSection.objects.filter(pk__in=[one.pk for one in found.values()]).update(used_at=now)
    return found


def finish(*, section: RenderedSection, pages: Pages) -> None:
    """Keep a section's pages and tell the builds that wait for it.

    In the transaction that finishes its job. The build whose last section it was is joined next.
    """
    stored = _stored(section.fingerprint, pages)
    with kept_with_its_row(stored):
        changed = RenderedSection.objects.filter(pk=section.pk, state=State.WAITING).update(
            state=State.DONE,
            file=stored,
            page_count=pages.page_count,
            is_tagged=pages.is_tagged,
            **NO_SOURCE,
        )
        if changed != 1:
            raise RuntimeError(f"{section} was finished or failed by another.")
        # One after another in the order of their keys: two sections that end in the same moment
        # may be waited for by the same builds.
        for build in Build.objects.waiting_for(section):
            if builds.tick(build):
                ask_for_joining(build)


def pages_of(html: str) -> Pages:
    """Return the pages of HTML whose numbers are known only now, kept from before or for later.

    Raises PaperRefused for HTML that asks for what it may not fetch.
    """
    key, now = of_html(html), timezone.now()
    done = RenderedSection.objects.filter(fingerprint=key, state=State.DONE)
    if done.update(used_at=now):
        kept = done.select_related("file").get()
        if kept.file is not None:
            return Pages(kept.file.read(), kept.page_count or 1, bool(kept.is_tagged))
    pages = render(html=html)
    # Where another keeps the same in this moment, theirs is kept.
    with suppress(IntegrityError), transaction.atomic():
        _keep(key, pages, now)
    return pages


def _keep(fingerprint: str, pages: Pages, now: datetime) -> None:
    stored = _stored(fingerprint, pages)
    with kept_with_its_row(stored):
        RenderedSection.objects.create(
            fingerprint=fingerprint,
            state=State.DONE,
            file=stored,
            page_count=pages.page_count,
            is_tagged=pages.is_tagged,
            used_at=now,
        )


def fail(subject_id: str, reason: str) -> None:
    """Fail a section and every build that waits for it; in the transaction that fails the job."""
    held = RenderedSection.objects.select_for_update().filter(pk=int(subject_id))
    section = held.filter(state=State.WAITING).first()
    if section is None:
        return
    waiting = list(Build.objects.waiting_for(section))
    held.update(state=State.FAILED, error=reason, **NO_SOURCE)
    for build in waiting:
        builds.fail(str(build.pk), f"{_name_in(build, section)}: {reason}")


def leave(section: RenderedSection) -> None:
    """Make sure that no build waits for a section; in the transaction that ends its job undone.

    Raises StillWanted. The section is held meanwhile, so that a build which comes to want it
    finds the job over and asks for another.
    """
    RenderedSection.objects.select_for_update().get(pk=section.pk)
    if Build.objects.waiting_for(section).exists():
        raise StillWanted


def forget_unused(*, before: datetime) -> int:
    """Forget the sections that no build has used since, and their bytes; return how many."""
    unused = RenderedSection.objects.unused(before=before)
    return sum(_forget(key, before) for key in list(unused.values_list("pk", flat=True)))


def _forget(key: int, before: datetime) -> bool:
    """Forget one section, if it is still unused; its bytes go once its row is gone."""
    with transaction.atomic():
        held = RenderedSection.objects.select_for_update().filter(pk=key, used_at__lt=before)
        section = held.first()
        if section is None:
            return False
        file = section.file
        section.delete()
        if file is not None:
            path = file.path
            file.delete()
            transaction.on_commit(partial(path.unlink, missing_ok=True))
    return True


def _stored(fingerprint: str, pages: Pages) -> StoredFile:
    """Store a section's pages; no page serves them, whatever the pack they end up in."""
    return store(
        data=pages.data,
        name=f"section-{fingerprint[:12]}.pdf",
        media_type="application/pdf",
        audience=StoredFile.Audience.STAFF,
    )


def _name_in(build: Build, section: RenderedSection) -> str:
    """Return what a build calls a section."""
    part = build.parts.filter(rendered=section).first()
    if part is None:
        part = build.parts.get(others__rendered=section)
        return f"{part.name}, in another edition"
    return part.name
