"""What a page shows of a request's letter of notice: where it is read, or how it is had."""

from dataclasses import dataclass

from django.urls import reverse

from recommendations.models import Request
from scrutiny.packs.models import Build


@dataclass(frozen=True)
class LetterPlace:
    """A link to the letter, or (`audience` set) the button that has it made, and what to know."""

    label: str
    url: str = ""
    key: str = ""
    audience: str = ""
    note: str = ""


def letter_place(
    request: Request, *, given: Build | None, being_made: Build | None, may_ask: bool
) -> LetterPlace | None:
    """Return the place of the letter; None where the reader has none.

    `may_ask` is whether they may have it made, and so may watch it being made.
    """
    if given is not None:
        url = reverse("recommendations:notice", args=[request.pk])
        return LetterPlace("Letter of notice (PDF)", url=url)
    if not may_ask:
        return None
    if being_made is not None:
        url = reverse("packs:build-detail", args=[being_made.pk])
        return LetterPlace("The letter of notice is being made", url=url)
    key = str(request.pk)
    if request.notified_on is None:
        return LetterPlace(
            "Letter of notice, draft (PDF)", key=key, audience=Build.Audience.MEMBERS, note=DRAFT
        )
    return LetterPlace(
        "Make the letter of notice (PDF)", key=key, audience=Build.Audience.PUBLIC, note=NOT_MADE
    )


DRAFT = (
    "Read the letter first: the draft has the days that hold if it is received today. Once you "
    "record the notice, the letter to send is made with the days you give, and everybody can read "
    "it."
)
NOT_MADE = "Notice was given, and no letter of it is here yet. Once made, everybody reads it here."
