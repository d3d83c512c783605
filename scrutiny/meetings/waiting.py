"""What waits on people for the papers of meetings: reports to write, to clear and to sign off."""

from datetime import date

from django.urls import reverse

from scrutiny.access.door import may
from scrutiny.access.holdings import has_role
from scrutiny.accounts.models import User
from scrutiny.meetings.chasing import Owed, owed_on
from scrutiny.meetings.models import Report
from scrutiny.meetings.posts import posts_held
from scrutiny.meetings.rules import KEEPS_THE_AGENDA
from scrutiny.notices.waiting import Waiting


def waiting(user: User, on: date) -> list[Waiting]:
    """Return what a person owes for meetings to come: by the posts they hold, or their role.

    A clearance waits from the day there are words to clear.
    """
    held = posts_held(user, on=on)
    if not held and not has_role(user, KEEPS_THE_AGENDA):
        return []
    reports = Report.objects.visible_to(user).wanted(on=on).with_item()
    return [
        _waiting(owed, report)
        for report in reports.prefetch_related("clearances__post")
        for owed in owed_on(report)
        if _is_theirs(owed, report, user, held)
    ]


def _is_theirs(owed: Owed, report: Report, user: User, held: frozenset[int]) -> bool:
    """Say whether it is theirs to do, and may be done now."""
    if owed.is_managers:
        return may(user, "report.sign_off", report)
    is_clearance = owed.key.startswith("clear-")
    return (
        owed.post is not None and owed.post.pk in held and (report.latest > 0 or not is_clearance)
    )


def _waiting(owed: Owed, report: Report) -> Waiting:
    meeting = report.item.meeting
    return Waiting(
        key=f"report:{owed.key}",
        title=f"{owed.what}: {report.subject}",
        why=f"{meeting.panel}, meeting of {meeting.meets_on:%-d %B %Y}.",
        url=reverse("meetings:report", args=[report.item_id]),
        due_on=owed.due_on,
    )
