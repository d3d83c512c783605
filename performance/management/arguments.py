"""Arguments that several commands take, read the same way everywhere.

Exit codes: 0 done, 1 refused with nothing saved, 2 wrong use.
"""

import argparse
from datetime import date

from django.core.management.base import CommandError

from performance.analysis.figures import Period
from performance.keys import NotAMonth, month_from
from scrutiny.panels.models import Panel

REFUSED = 1
WRONG_USE = 2


def month(text: str) -> Period:
    """Return the month, or stop with exit code 2."""
    try:
        return month_from(text)
    except NotAMonth as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def day(text: str) -> date:
    """Return the day, or stop with exit code 2."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"'{text}' is not a date. Write it as YYYY-MM-DD, for example 2023-01-26."
        ) from None


def panel_of(slug: str) -> Panel:
    """Return the panel, or stop with exit code 1 and the panels there are."""
    panel = Panel.objects.filter(slug=slug).first()
    if panel is None:
        known = ", ".join(Panel.objects.values_list("slug", flat=True)) or "none yet"
        raise CommandError(f"There is no panel '{slug}'. Panels here: {known}.", returncode=REFUSED)
    return panel
