"""Instants of days gone by: a data file gives a day, and what was done that day needs an hour."""

from datetime import date, datetime, time

from django.utils import timezone


def noon(day: date) -> datetime:
    """Return midday of a day, where the council is."""
    return timezone.make_aware(datetime.combine(day, time(12)))
