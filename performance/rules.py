"""Object rules of performance: what depends on the record and not on the role alone."""

import rules

from performance.models import ReportingMonth, Return
from scrutiny.access.holdings import Visitor
from scrutiny.panels.models import Panel


@rules.predicate
def is_waiting(user: Visitor, subject: Return | Panel) -> bool:
    """Say whether the return still waits for confirmation; of a panel, any return might."""
    return isinstance(subject, Panel) or subject.state == Return.State.CHECKED


@rules.predicate
def is_not_locked(user: Visitor, month: ReportingMonth) -> bool:
    """Say whether the month can still take a step."""
    return month.state != ReportingMonth.State.LOCKED


RULES = {
    "return.accept": is_waiting,
    "month.check": is_not_locked,
    "month.publish": is_not_locked,
    "month.lock": is_not_locked,
}
