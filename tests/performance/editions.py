"""Editions of the performance paper, as its tests ask for them."""

import re
from datetime import date

from performance.actions import commentaries
from performance.models import ReportingMonth
from performance.papers import PAPER
from scrutiny.accounts.models import User
from scrutiny.panels.models import Panel
from tests.performance.books import RE_REFERRALS, REFERRALS, book
from tests.performance.conftest import Send

KEY = "children-and-families:2022-12"
MAY = "children-and-families:2022-05"
TOLD = date(2023, 1, 26)


def told_of_may(send: Send) -> ReportingMonth:
    """Tell the panel of May 2022 with two indicators; return the month."""
    send(book((REFERRALS, 270, 370), (RE_REFERRALS, "21% (57/270)", "21%")), told_on=TOLD)
    return ReportingMonth.objects.get()


def words_of(key: str, audience: str = "members") -> dict[str, str]:
    """Return the words of each section without its markup."""
    return {
        section.name: " ".join(re.sub(r"<[^>]+>", " ", section.html).split())
        for section in PAPER.edition(key, audience).sections()
    }


def digest(key: str) -> str:
    """Return the fingerprint of the members' edition."""
    return PAPER.edition(key, "members").digest


def write(panel: Panel, by: User, says: str, **about: object) -> None:
    """Write a text for December 2022 and have it signed off."""
    text = commentaries.write(
        panel=panel,
        month=date(2022, 12, 1),
        says=says,
        next_steps="Meet every team\nReport in March",
        by=by,
        **about,  # type: ignore[arg-type]
    )
    commentaries.submit(commentary=text, by=by)
    commentaries.sign_off(commentary=text, by=by)
