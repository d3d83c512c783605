"""Requests as a meeting of January 2023 is shown them: one half done, one done, one not agreed."""

from dataclasses import dataclass
from datetime import date

from recommendations.actions import evidence
from recommendations.actions.answering import answer, notify
from recommendations.actions.reporting import report
from recommendations.models import Evidence, Request
from recommendations.states import State
from scrutiny.meetings.uploads import Upload
from scrutiny.packs.pdf.inspecting import Inspected
from scrutiny.panels.models import Panel
from tests.recommendations.scene import MADE_ON, a_request, moment
from tests.scrutiny.meetings.pdfs import a_pdf

NOTIFIED_ON, REPORTED_ON = date(2022, 12, 1), date(2023, 1, 10)
JANUARY, MARCH = date(2023, 1, 26), date(2023, 3, 30)
FOUND = Inspected(
    page_count=1, is_tagged=True, has_title=True, language="en-GB", has_text=True, findings=()
)


@dataclass(frozen=True)
class Three:
    """One request in progress, one reported complete, one not agreed."""

    begun: Request
    done: Request
    refused: Request


def three(panel: Panel) -> Three:
    """Return three requests of 24 November 2022 with what had become of each by mid-January."""
    begun = a_request(panel, kind=Request.Kind.ACTION, wording="That homes open.")
    report(request=begun, says="Work has begun.", on=REPORTED_ON, by=None)
    done = a_request(panel, kind=Request.Kind.INFORMATION, wording="That figures are given.")
    report(request=done, says="They are being drawn up.", on=NOTIFIED_ON, by=None)
    report(request=done, says="They are given.", is_complete=True, on=REPORTED_ON, by=None)
    refused = a_request(panel, wording="That a bus runs.")
    notify(request=refused, on=NOTIFIED_ON, by=None)
    answer(request=refused, to=State.NOT_AGREED, says="No money.", on=REPORTED_ON, by=None)
    return Three(begun, done, refused)


def evidence_of(
    request: Request, title: str, *, on: date = REPORTED_ON, is_for_panel: bool = True
) -> Evidence:
    """Return a PDF that was added behind a request on a day."""
    upload = Upload("evidence.pdf", a_pdf(), FOUND)
    return evidence.add(
        request=request,
        title=title,
        dated_on=MADE_ON,
        upload=upload,
        is_for_panel=is_for_panel,
        by=None,
        now=moment(on),
    )
