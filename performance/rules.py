"""Object rules of performance: what depends on the record and not on the role alone."""

import rules
from django.db.models import Model

from performance.models import Commentary, ReportingMonth, Return
from scrutiny.access.holdings import Visitor, has_role
from scrutiny.access.roles import Role
from scrutiny.panels.models import Panel


@rules.predicate
def is_waiting(user: Visitor, subject: Return | Panel) -> bool:
    """Say whether the return still waits for confirmation; of a panel, any return might."""
    return isinstance(subject, Panel) or subject.state == Return.State.CHECKED


@rules.predicate
def is_not_locked(user: Visitor, month: ReportingMonth) -> bool:
    """Say whether the month can still take a step."""
    return month.state != ReportingMonth.State.LOCKED


@rules.predicate
def may_sign(user: Visitor, subject: Model) -> bool:
    """Say whether it is theirs to sign: the opening statement is the director's alone."""
    if not isinstance(subject, Commentary) or subject.kind != Commentary.Kind.OPENING:
        return True
    return has_role(user, frozenset({Role.DIRECTOR.value}), panel_id=subject.panel_id)


RULES = {
    "commentary.sign_off": may_sign,
    "return.accept": is_waiting,
    "month.check": is_not_locked,
    "month.publish": is_not_locked,
    "month.lock": is_not_locked,
}
