"""When reminders are sent: on beat's tick, and at once where something urgent waits."""

from celery import shared_task
from django.utils import timezone

from scrutiny.jobs.claims import Claim
from scrutiny.notices import reminding


@shared_task
def remind() -> None:
    """Send today's reminders; called by beat, and harmless as often as it comes."""
    reminding.remind(on=timezone.localdate())


def remind_at_once(claim: Claim) -> None:
    """Send the reminders because something urgent waits; twice does no harm.

    Where the mail server is not there, beat's next tick tries again.
    """
    reminding.remind(on=timezone.localdate())
    with claim.finish():
        pass
