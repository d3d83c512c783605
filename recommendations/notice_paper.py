"""The paper kind "notice": the letter that gives notice of a formal recommendation."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from recommendations.letters import days_of, has_letter
from recommendations.models import Request
from recommendations.presenters.letter import Letter, letter_of, title_of
from recommendations.states import NOTIFY
from scrutiny.access.door import may
from scrutiny.access.holdings import Visitor
from scrutiny.packs.fingerprint import digest_of
from scrutiny.packs.models import Build
from scrutiny.packs.papers import PaperRefused, Section
from scrutiny.panels.models import Panel

CODE = (
    "recommendations/notice_paper.py",
    "recommendations/letters.py",
    "recommendations/calendar.py",
    "recommendations/presenters/letter.py",
    "recommendations/presenters/requests.py",
)


@dataclass(frozen=True)
class NoticeEdition:
    """A letter of notice, read once: the same for everybody."""

    title: str
    letter: Letter
    is_draft: bool
    first_page: int = 1

    @property
    def digest(self) -> str:
        """Return a hash of every word of the letter, and of the code."""
        whole = (digest_of(*CODE), self.title, self.letter)
        return hashlib.sha256(repr(whole).encode()).hexdigest()

    def sections(self) -> Iterator[Section]:
        """Yield the letter; a draft says so at the head of each page."""
        html = render_to_string("papers/recommendations/notice.html", {"letter": self.letter})
        stamps = ("Draft",) if self.is_draft else ()
        yield Section("Letter of notice", html, layout="portrait", stamps=stamps)


class NoticePaper:
    """The kind; a key is the number of a request. No report has one as an appendix."""

    label = "Letter of notice"

    def choices(self, panel: Panel, on: date) -> list[tuple[str, str]]:
        """Offer none: a letter goes to whoever is asked, not into a report."""
        del panel, on
        return []

    def title(self, key: str) -> str:
        """Return the title of a request's letter."""
        request = _request(key)
        title = title_of(request)
        return title if request.notified_on else f"{title} (draft)"

    def panel(self, key: str) -> Panel:
        """Return the panel that gives the notice."""
        return _request(key).panel

    def address(self, key: str) -> str:
        """Return the page of the request."""
        return reverse("recommendations:request", args=[_request(key).pk])

    def file_name(self, key: str, audience: str) -> str:
        """Return the name offered for download."""
        del audience
        request = _request(key)
        draft = "" if request.notified_on else "-draft"
        return f"{slugify(request.reference.replace('/', '-'))}-notice{draft}.pdf"

    def edition(self, key: str, audience: str) -> NoticeEdition:
        """Read the letter, with the days of the notice or, as a draft, those of today.

        Raises PaperRefused for a request without a notice by letter, and for a public edition of
        what is a draft.
        """
        request = _request(key)
        days = days_of(request, today=timezone.localdate())
        if days is None:
            raise PaperRefused(
                f"{request} has no letter of notice: only a recommendation has one, where the law "
                "gives its answer a period."
            )
        is_draft = request.notified_on is None
        if is_draft and audience == Build.Audience.PUBLIC:
            raise PaperRefused(f"Notice of {request} is not given yet. Record it first.")
        page = settings.PORTAL_ADDRESS + self.address(key)
        letter = letter_of(request, days, council=settings.COUNCIL_NAME, address=page)
        return NoticeEdition(self.title(key), letter, is_draft)

    def may_read(self, user: Visitor, key: str, audience: str) -> bool:
        """Return whether the person may read it: a draft is read by whoever gives notice.

        A letter that was given is read by everybody who may read the request.
        """
        request = _request(key)
        if not has_letter(request) or not _is_visible(user, request):
            return False
        if request.notified_on is None:
            return audience != Build.Audience.PUBLIC and may(user, NOTIFY, request)
        return True


def _is_visible(user: Visitor, request: Request) -> bool:
    return Request.objects.visible_to(user).filter(pk=request.pk).exists()


def _request(key: str) -> Request:
    """Return the request that a key names; raises PaperRefused for any other key."""
    is_number = key.isascii() and key.isdecimal() and len(key) <= 18
    found = Request.objects.with_names().select_related("panel__proper_officer", "panel__contact")
    request = found.filter(pk=int(key)).first() if is_number else None
    if request is None:
        raise PaperRefused(f"“{key[:60]}” is the number of no request.")
    return request


PAPER = NoticePaper()
