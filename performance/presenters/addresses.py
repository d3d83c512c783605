"""Addresses that presenters put into what they show."""

from django.urls import reverse

from performance.analysis.figures import Period
from performance.keys import month_text


def overview_url(slug: str, month: Period) -> str:
    """Return the address of a month's overview."""
    return reverse("performance:overview", args=[slug, month_text(month)])


def indicator_url(slug: str, month: Period, code: str) -> str:
    """Return the address of an indicator as at a month."""
    return reverse("performance:indicator-detail", args=[slug, month_text(month), code])


def cell_url(return_id: int, address: str) -> str:
    """Return the address of a cell on its return's page."""
    return f"{reverse('performance:return-detail', args=[return_id])}#cell-{address}"
