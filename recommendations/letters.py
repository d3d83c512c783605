"""The letter of notice of a request: whether it has one, its days, and the one that was given."""

from datetime import date

from recommendations.actions.answering import due_on
from recommendations.models import Request
from recommendations.presenters.letter import Days
from recommendations.presenters.letter_place import LetterPlace, letter_place
from recommendations.states import NOTIFY
from scrutiny.access.door import may
from scrutiny.access.holdings import Visitor
from scrutiny.packs.models import Build

# The kind of paper (settings.PAPER_KINDS); its keys are the numbers of requests.
NOTICE = "notice"


def days_of(request: Request, *, today: date) -> Days | None:
    """Return the days of a notice: those recorded or, while it is a draft, those of today.

    None where no law gives the answer a period: such a request has no notice by letter.
    """
    sent_on, received_on = request.notified_on or today, request.received_on or today
    by = request.due_on or due_on(request.clock, received_on)
    return Days(sent_on, received_on, by, written_on=today) if by else None


def has_letter(request: Request) -> bool:
    """Return whether notice of a request is given by letter: only where the law gives a period."""
    return request.clock != Request.Clock.MEETING


def given(request: Request) -> Build | None:
    """Return the letter that stands: the first that was made once notice was given.

    It stays the one, whatever is built later: what was given is never changed.
    """
    if request.notified_on is None:
        return None
    done = Build.objects.done(
        kind=NOTICE, key=str(request.pk), audience=Build.Audience.PUBLIC, is_draft=False
    )
    return done.select_related("file").last()


def being_made(request: Request) -> Build | None:
    """Return the build of the letter that is to stand, while it is not finished."""
    live = Build.objects.live().filter(
        kind=NOTICE, key=str(request.pk), audience=Build.Audience.PUBLIC
    )
    return live.first()


def place_of(request: Request, user: Visitor) -> LetterPlace | None:
    """Return where somebody reads the letter of a request, or how they have it made."""
    if not has_letter(request):
        return None
    may_ask = may(user, NOTIFY, request) and may(user, "pack.request", request.panel)
    return letter_place(
        request,
        given=given(request),
        being_made=being_made(request) if may_ask else None,
        may_ask=may_ask,
    )
