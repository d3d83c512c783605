"""What the panel asked for, with all that became of it, from a meeting's data file."""

from collections.abc import Mapping

from performance.models import Indicator
from recommendations.actions import evidence
from recommendations.actions.answering import answer, notify
from recommendations.actions.raising import Asked, Origin, raise_from, raise_request
from recommendations.actions.reporting import report
from recommendations.models import Request
from recommendations.states import State
from scrutiny.accounts.models import User
from scrutiny.front.days import noon
from scrutiny.front.meeting_files import MeetingFile, RequestMade
from scrutiny.meetings.models import Resolution
from scrutiny.meetings.uploads import Upload
from scrutiny.panels.models import Panel, Post

Uploads = Mapping[str, Upload]


def load_asked_before(*, file: MeetingFile, panel: Panel, uploads: Uploads, by: User) -> None:
    """Make the requests of meetings whose minutes are not here; each names the item it came of."""
    for one in file.asked_before:
        request = raise_from(
            panel=panel,
            origin=Origin(wording=one.wording, source=one.source),
            asked=_asked(one.request),
            made_on=one.asked_on,
            by=by,
            now=noon(one.asked_on),
        )
        _follow(one.request, request, uploads, by)


def load_request(*, made: RequestMade, resolution: Resolution, uploads: Uploads, by: User) -> None:
    """Make the request of a resolution whose minutes are published, and let follow what did."""
    published_at = resolution.minute.minutes.published_at
    request = raise_request(resolution=resolution, asked=_asked(made), by=by, now=published_at)
    _follow(made, request, uploads, by)


def _asked(made: RequestMade) -> Asked:
    about = Indicator.objects.get(code=made.about) if made.about else None
    return Asked(kind=made.kind, addressee=Post.objects.get(slug=made.addressee), about=about)


def _follow(made: RequestMade, request: Request, uploads: Uploads, by: User) -> None:
    """Take a request on, step by step, each on its day."""
    if made.notified_on is not None:
        notify(request=request, on=made.notified_on, by=by, now=noon(made.notified_on))
    if made.agreed_on is not None:
        answer(
            request=request,
            to=State.AGREED,
            on=made.agreed_on,
            post=request.addressee,
            by=by,
            now=noon(made.agreed_on),
        )
    for paper in made.evidence:
        evidence.add(
            request=request,
            title=paper.title,
            dated_on=paper.dated_on,
            upload=uploads[paper.text],
            is_for_panel=True,
            by=by,
            now=noon(paper.added_on),
        )
    for said in made.reports:
        report(
            request=request,
            says=said.says,
            is_complete=said.is_complete,
            on=said.said_on,
            post=request.addressee,
            by=by,
            now=noon(said.said_on),
        )
