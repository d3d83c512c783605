"""Addresses that presenters put into what they show."""

from datetime import date

from django.urls import reverse

from performance.analysis.figures import Period
from performance.keys import month_text


def overview_url(slug: str, month: Period, as_at: date | None = None) -> str:
    """Return the address of a month's overview, as at a day if one is given."""
    query = f"?as-at={as_at:%Y-%m-%d}" if as_at else ""
    return reverse("performance:overview", args=[slug, month_text(month)]) + query


def month_url(slug: str, month: Period) -> str:
    """Return the address of the page that says how far a month is."""
    return reverse("performance:month", args=[slug, month_text(month)])


def commentary_url(slug: str, month: Period) -> str:
    """Return the address of the page that says what there is to write about a month."""
    return reverse("performance:commentary", args=[slug, month_text(month)])


def editor_url(slug: str, month: Period, what: str, which: str) -> str:
    """Return the address where a text is written: on an "area", an "indicator", or a "text"."""
    return reverse(f"performance:commentary-{what}", args=[slug, month_text(month), which])


def indicator_url(slug: str, month: Period, code: str) -> str:
    """Return the address of an indicator as at a month."""
    return reverse("performance:indicator-detail", args=[slug, month_text(month), code])


def cell_url(return_id: int, address: str) -> str:
    """Return the address of a cell on its return's page."""
    return f"{reverse('performance:return-detail', args=[return_id])}#cell-{address}"
