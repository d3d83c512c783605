"""Which actions after audits somebody sees: their post's, their service's, or all."""

from datetime import date

from django.db.models import F, Q, QuerySet

from audits.blindness import hidden_among
from audits.models import Audit, RemedialAction
from scrutiny.access.holdings import Visitor
from scrutiny.accounts.models import User
from scrutiny.meetings.posts import posts_held


def remedies_seen_by(user: Visitor, *, on: date) -> "QuerySet[RemedialAction]":
    """Return the actions whose owner's post they hold on a day, and those of audits they may read.

    Only those that are agreed: nobody reads here what an auditor is still writing. That an audit
    has actions tells of its grade, so those of an audit that somebody is to grade blind are not
    among them. Open ones first, by the day they are due; then the done ones.
    """
    of_audits = Audit.objects.visible_to(user, on=on).filter(state__in=Audit.SUBMITTED_STATES)
    if isinstance(user, User):
        put = of_audits.filter(put_to_panel_at__isnull=False)
        of_audits = of_audits.exclude(pk__in=hidden_among(put, user))
    seen = Q(owner__in=posts_held(user, on=on)) | Q(audit__in=of_audits)
    known = RemedialAction.objects.agreed().filter(seen).select_related(
        "owner", "audit__team__area__head", "audit__team__area__lead", "audit__team__lead",
        "audit__cycle", "done_by",
    )  # fmt: skip
    return known.order_by(
        F("done_on").asc(nulls_first=True), F("due_on").asc(nulls_last=True), "pk"
    )
