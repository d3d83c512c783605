"""The meetings and the work programme of the demonstration, in the order in which they happened."""

from pathlib import Path

from scrutiny.accounts.models import User
from scrutiny.front.agenda_loading import is_begun, load_agenda
from scrutiny.front.appendix_pdf import set_as_pdf
from scrutiny.front.meeting_files import MeetingFile
from scrutiny.front.minutes_loading import load_minutes
from scrutiny.front.programme_files import MeetingFiles
from scrutiny.front.programme_loading import load_programme
from scrutiny.meetings.uploads import Upload
from scrutiny.panels.models import Panel


def load_meetings(*, files: MeetingFiles, panel: Panel, by: User) -> None:
    """Load what is missing of a panel's meetings; running it again changes nothing.

    Minutes first, since topics come of resolutions; then the programme, since agendas are drafted
    from it.
    """
    own = files.of(panel.slug)
    for meeting in own.meetings:
        if meeting.minutes and not is_begun(meeting, panel):
            uploads = _uploads(own, meeting)
            load_minutes(file=meeting, uploads=uploads, panel=panel, by=by)
    for programme in own.programmes:
        load_programme(file=programme, panel=panel, by=by)
    for meeting in own.meetings:
        if meeting.agenda and not is_begun(meeting, panel):
            # Setting PDFs takes seconds: before the transaction, so that nobody waits for it.
            uploads = _uploads(own, meeting)
            load_agenda(file=meeting, uploads=uploads, panel=panel, by=by)


def _uploads(files: MeetingFiles, meeting: MeetingFile) -> dict[str, Upload]:
    """Return every text of a meeting as the PDF that is uploaded, by its name."""
    found: dict[str, Upload] = {}
    for item in meeting.items:
        for one in item.report.appendices if item.report else ():
            if one.text is not None:
                path: Path = files.text_path(meeting, one.text)
                found[one.text] = set_as_pdf(path, title=one.title, item=item.title)
    for paper in (one for request in meeting.requests() for one in request.evidence):
        path = files.text_path(meeting, paper.text)
        found[paper.text] = set_as_pdf(path, title=paper.title, item="Evidence for the Panel")
    return found
