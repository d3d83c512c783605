"""Corrections to published pages: dated notes that stand on them. The pages stay."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from scrutiny.accounts.models import User
from scrutiny.history.actions import record
from scrutiny.meetings.actions.publishing import PublishingRefused
from scrutiny.meetings.models import PageNote, Publication


@transaction.atomic
def note_page(
    *,
    publication: Publication,
    page: int,
    says: str,
    by: User | None,
    now: datetime | None = None,
) -> PageNote:
    """Put a dated correction on a page of what was published; it cannot be taken off again.

    Raises PublishingRefused without words, and for a page that the publication does not have.
    """
    if not says.strip():
        raise PublishingRefused("Say what is wrong on the page, and what is right.")
    if not publication.first_page <= page <= publication.last_page:
        raise PublishingRefused(
            f"{publication.title} has the pages {publication.first_page} to "
            f"{publication.last_page}. Give one of them."
        )
    note = PageNote.objects.create(
        publication=publication,
        page=page,
        says=says.strip(),
        made_at=now or timezone.now(),
        writer=by,
    )
    record(verb="page_noted", subject=note, by=by, new={"page": page, "says": note.says})
    return note
