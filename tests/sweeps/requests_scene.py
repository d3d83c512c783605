"""What the walks over requests meet: one just made, one to answer with its letter, and evidence.

They are of a body that has no post here, so the scrutiny manager writes down what it says.
"""

from dataclasses import dataclass
from datetime import date

from recommendations.actions import answering, evidence, subscribing
from recommendations.actions.raising import Asked, Origin, raise_from
from recommendations.addresses import token_of
from recommendations.letters import NOTICE
from recommendations.models import Evidence, Request
from recommendations.states import Kind
from scrutiny.accounts.actions import create
from scrutiny.files.actions import store
from scrutiny.files.models import StoredFile
from scrutiny.meetings.uploads import inspected
from scrutiny.packs.models import Build
from scrutiny.panels.models import Panel
from tests.scrutiny.meetings.pdfs import a_pdf

MADE_ON, NOTIFIED_ON = date(2018, 5, 20), date(2018, 6, 1)


@dataclass(frozen=True)
class RequestsScene:
    """A request just made, one of which notice was given, a paper, and a calendar's address."""

    made: Request
    to_answer: Request
    paper: Evidence
    token: str

    def samples(self, name: str) -> dict[str, object]:
        """Return the values that the addresses of a route of this area carry."""
        if name not in ROUTES:
            return {}
        request = self.to_answer if name in OF_THE_NOTICE else self.made
        return {
            "request_id": request.pk,
            "evidence_id": self.paper.pk,
            "token": self.token,
        }


OF_THE_NOTICE = {"recommendations:request-answer", "recommendations:notice"}
ROUTES = {
    f"recommendations:{name}"
    for name in (
        *("request-notify", "request-answer", "request-report"),
        *("evidence-add", "evidence", "evidence-mark", "evidence-withdraw"),
        *("notice", "private-calendar"),
    )
}


def the_requests(panel: Panel) -> RequestsScene:
    """Return a panel's requests of 2018 that no resolution made."""
    made = _of(panel, Kind.ACTION, "That it be looked at.")
    to_answer = _of(panel, Kind.RECOMMENDATION, "That it be changed.")
    answering.notify(request=to_answer, on=NOTIFIED_ON, by=None)
    paper = evidence.add(
        request=to_answer,
        title="What was changed",
        dated_on=NOTIFIED_ON,
        upload=inspected(a_pdf(), name="changed.pdf"),
        is_for_panel=True,
        by=None,
    )
    _letter(to_answer)
    reader = create(
        email=f"calendar-of-{panel.slug}@example.org", name="Reader", password=None, by=None
    )
    token = token_of(subscribing.make_address(by=reader))
    return RequestsScene(made, to_answer, paper, token)


def _letter(request: Request) -> Build:
    """Return the letter of a notice, as a worker has built it."""
    public = StoredFile.Audience.PUBLIC
    return Build.objects.create(
        panel=request.panel,
        kind=NOTICE,
        key=str(request.pk),
        audience=Build.Audience.PUBLIC,
        fingerprint=f"of notice {request.pk}",
        is_draft=False,
        state=Build.State.DONE,
        file=store(data=a_pdf(), name="notice.pdf", media_type="application/pdf", audience=public),
        finished_at=request.made_at,
    )


def _of(panel: Panel, kind: Kind, wording: str) -> Request:
    origin = Origin(wording, source="A review")
    asked = Asked(kind, addressee_body="The Cabinet")
    return raise_from(panel=panel, origin=origin, asked=asked, made_on=MADE_ON, by=None)
