"""Making a tracked request: of a resolution, or of what was found outside a meeting."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from audits.models import LearningTheme
from performance.models import Indicator
from recommendations.models import Request
from recommendations.refusals import RequestRefused
from recommendations.states import Kind
from scrutiny.accounts.models import User
from scrutiny.history.actions import record
from scrutiny.meetings.calendar import municipal_year
from scrutiny.meetings.models import Minute, Minutes, Resolution
from scrutiny.panels.models import Panel, Post

SOURCE_MAX = 200
Clock = Request.Clock


@dataclass(frozen=True)
class Asked:
    """What is asked, of whom and who leads; the clock is the law's for a formal recommendation."""

    kind: Kind
    addressee: Post | None = None
    addressee_body: str = ""
    lead: Post | None = None
    clock: Request.Clock | None = None
    about: Indicator | None = None


@dataclass(frozen=True)
class Origin:
    """Where a request that no resolution made came from: one of these, and its wording."""

    wording: str
    indicator: Indicator | None = None
    theme: LearningTheme | None = None
    source: str = ""

    @property
    def count(self) -> int:
        """Return how many origins are given."""
        return sum((self.indicator is not None, self.theme is not None, bool(self.source.strip())))


@transaction.atomic
def raise_request(
    *, resolution: Resolution, asked: Asked, by: User | None, now: datetime | None = None
) -> Request:
    """Make a tracked request of a resolution, once, worded as it was resolved.

    Only of published minutes, and of a minute that the public reads: a request is public from the
    first day, and so is its wording. The reference counts through the municipal year of the meeting
    that resolved it. Raises RequestRefused; of two people at once, the second is told.
    """
    # Two who raise at once are numbered one after the other.
    panel = _locked(resolution.minute.panel_id)
    minute = Minute.objects.select_related("minutes__meeting").get(pk=resolution.minute_id)
    _refuse_not_public(minute, minute.minutes)
    earlier = Request.objects.filter(resolution=resolution).first()
    if earlier is not None:
        raise RequestRefused(f"This resolution is tracked already, as {earlier.reference}.")
    made = Request(wording=resolution.wording, resolution=resolution)
    return _made(made, panel, asked, minute.minutes.meeting.meets_on, by, now)


@transaction.atomic
def raise_from(
    *,
    panel: Panel,
    origin: Origin,
    asked: Asked,
    made_on: date | None = None,
    by: User | None,
    now: datetime | None = None,
) -> Request:
    """Make a tracked request of an indicator, an audit theme, an inspection or a review.

    Raises RequestRefused unless exactly one origin is named, and without words.
    """
    if origin.count != 1:
        raise RequestRefused(
            "Say where the request came from: one indicator, one theme of the audits, or the "
            "inspection or review, and only one of them."
        )
    if not origin.wording.strip():
        raise RequestRefused("Write what the panel asks for.")
    if len(origin.source.strip()) > SOURCE_MAX:
        raise RequestRefused(f"Name the source in at most {SOURCE_MAX} characters.")
    today = timezone.localdate(now or timezone.now())
    made_on = made_on or today
    if made_on > today:
        raise RequestRefused(f"{made_on:%-d %B %Y} is still to come. Give today or an earlier day.")
    made = Request(
        wording=origin.wording.strip(),
        indicator=origin.indicator,
        theme=origin.theme,
        source=origin.source.strip(),
    )
    return _made(made, _locked(panel.pk), asked, made_on, by, now)


def _made(
    request: Request, panel: Panel, asked: Asked, on: date, by: User | None, now: datetime | None
) -> Request:
    """Fill in and keep a request whose origin and wording are set."""
    body = asked.addressee_body.strip()
    if asked.addressee is None and not body:
        raise RequestRefused("Say who is asked: a post, or a body outside the council.")
    clock = asked.clock or (Clock.EXECUTIVE if asked.kind == Kind.RECOMMENDATION else Clock.MEETING)
    if clock != Clock.MEETING and asked.kind != Kind.RECOMMENDATION:
        raise RequestRefused(
            "Only a formal recommendation has a period by law. Anything else is due for the next "
            "meeting."
        )
    request.panel = panel
    request.kind = asked.kind
    request.addressee, request.addressee_body = asked.addressee, body
    request.lead, request.clock, request.about = asked.lead, clock, asked.about
    request.municipal_year = municipal_year(on)
    request.number = _next_number(panel, request.municipal_year)
    request.made_on, request.made_at, request.raiser = on, now or timezone.now(), by
    request.save()
    new = {"kind": asked.kind, "addressee": str(asked.addressee or body)}
    record(verb="request_raised", subject=request, by=by, new=new)
    return request


def _locked(panel_id: int) -> Panel:
    return Panel.objects.select_for_update(no_key=True).get(pk=panel_id)


def _refuse_not_public(minute: Minute, minutes: Minutes) -> None:
    """Raise RequestRefused while the public may not read what was resolved."""
    if minutes.published_at is None:
        raise RequestRefused(
            "The minutes are not published yet, and a request is public. Publish them first."
        )
    if minute.is_withheld:
        raise RequestRefused(
            "This minute is kept from the public, and a request is public. Put it on the work "
            "programme instead, so that the panel follows it."
        )


def _next_number(panel: Panel, year: int) -> int:
    """Return the number of the panel's next request in a municipal year."""
    of_year = Request.objects.filter(panel=panel, municipal_year=year)
    return int(of_year.aggregate(last=Max("number"))["last"] or 0) + 1
