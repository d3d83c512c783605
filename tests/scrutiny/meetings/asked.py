"""What the tests of questions share: noting one, and seating whoever chairs."""

from datetime import date

from scrutiny.accounts.models import User
from scrutiny.meetings.actions import questions
from scrutiny.meetings.models import Question
from scrutiny.panels.models import Membership, Panel

# Words that stand in no template, to look for where they must not be.
WORDS = "Why did the merger of both teams slow the second visits?"


def noted(panel: Panel, by: User, says: str = WORDS, *, month: str = "2022-12") -> Question:
    """Return a private question about re-referrals."""
    label = f"Re-referrals, {date.fromisoformat(f'{month}-01'):%B %Y}"
    return questions.note(
        panel=panel,
        about=f"indicator:REF02:{month}",
        about_label=label,
        about_url=f"/panels/{panel.slug}/{month}/indicators/REF02/",
        says=says,
        by=by,
    )


def unseat_chair(panel: Panel, *, to_on: date) -> None:
    """End the chair's seat with this day."""
    Membership.objects.filter(panel=panel, role=Membership.Role.CHAIR).update(to_on=to_on)
