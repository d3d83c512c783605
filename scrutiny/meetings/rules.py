"""Object rules of meetings: what depends on the record and not on the role alone."""

import rules
from django.db.models import Model
from django.utils import timezone

from scrutiny.access.holdings import Visitor, has_role
from scrutiny.access.roles import Role
from scrutiny.meetings.models import Appendix, Clearance, Report
from scrutiny.meetings.posts import posts_held

KEEPS_THE_AGENDA = frozenset({Role.SCRUTINY_MANAGER.value})


@rules.predicate
def writes(user: Visitor, subject: Model) -> bool:
    """Say whether the report is theirs to write: they hold its author's post today, or whose it is.

    The scrutiny manager writes all of the panel. Of anything but a report, some might be theirs.
    """
    report = subject.report if isinstance(subject, Appendix) else subject
    if not isinstance(report, Report):
        return True
    if has_role(user, KEEPS_THE_AGENDA, panel_id=report.panel_id):
        return True
    return bool(posts_held(user, on=timezone.localdate()) & {report.author_id, report.report_of_id})


@rules.predicate
def clears(user: Visitor, subject: Model) -> bool:
    """Say whether the clearance is theirs to give: they hold its post today, or keep the agenda."""
    if not isinstance(subject, Clearance):
        return True
    if has_role(user, KEEPS_THE_AGENDA, panel_id=subject.panel_id):
        return True
    return subject.post_id in posts_held(user, on=timezone.localdate())


RULES = {
    "report.write": writes,
    "report.submit": writes,
    "report.clear": clears,
}
