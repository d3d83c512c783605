"""The Celery task: send the reminders that are due."""

from celery import shared_task
from django.utils import timezone

from scrutiny.notices import reminding


@shared_task
def remind() -> None:
    """Send today's reminders; called by beat, and harmless as often as it comes."""
    reminding.remind(on=timezone.localdate())
