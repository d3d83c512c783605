"""What the page of an audit says, from what the view has read."""

from datetime import date

from audits.models import RemedialAction
from audits.presenters.audit import ReadAudit, page_of
from tests.audits.moderated import handed_in
from tests.audits.scene import AuditScene


def test_it_shows_the_actions_and_themes_that_were_read(audits: AuditScene) -> None:
    audit = handed_in(audits)
    owner, due_on = audits.area.lead, date(2023, 2, 17)
    audit.remedies.create(says="Of the database.", owner=owner, due_on=due_on)
    audit.strength_themes.set(audits.themes)
    read = ReadAudit(
        findings=list(audit.findings.with_areas()),
        remedies=[RemedialAction(says="Put dates in.", owner=owner, due_on=due_on)],
        strengths=audits.themes[:1],
        developments=(),
    )
    page = page_of(audit, read, sees_grades=True, on=due_on)
    assert page.remedies == (("Put dates in.", str(owner), "By 17 February 2023"),)
    assert (page.strengths, page.developments) == (("Clear plans",), ())
    blind = page_of(audit, read, sees_grades=False, on=due_on)
    assert (blind.remedies, blind.strengths) == ((), page.strengths)
