"""What tests of the letter of notice share: the recommendation, and what the letter prints."""

from recommendations.models import Request
from recommendations.notice_paper import PAPER
from scrutiny.packs.models import Build

WORDING = "That help comes sooner, so that homes can open."


def words(request: Request, audience: str = Build.Audience.MEMBERS) -> str:
    """Return what the letter prints."""
    (section,) = PAPER.edition(str(request.pk), audience).sections()
    return section.html
