"""Reminders: one e-mail a day at most, about what is due soon or late and was not named before.

What is new for somebody stands in the same letter. What is urgent does not wait for the next day's.

Nothing is planned ahead. Each run works out from the database what waits and what was sent, so a
run too many does nothing, and after a day without any the next one catches up.
"""

import logging
from dataclasses import dataclass
from datetime import date
from smtplib import SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.template.loader import render_to_string

from scrutiny import workdays
from scrutiny.accounts.models import User
from scrutiny.notices.models import Reminder
from scrutiny.notices.news import News, news_for
from scrutiny.notices.waiting import Waiting, waiting_on

logger = logging.getLogger(__name__)

# How many working days before its day a thing is named.
SOON_DAYS = 3

# The mail server's own word that it did not take a letter. After any other failure it may have.
NOT_TAKEN = (SMTPRecipientsRefused, SMTPResponseException)


@dataclass(frozen=True)
class Letter:
    """What one person is to be told today."""

    user: User
    waiting: tuple[Waiting, ...]
    news: tuple[News, ...] = ()

    @property
    def keys(self) -> list[str]:
        """Return what it names; nothing where there is no reason to write."""
        return [one.key for one in self.waiting] + [one.key for one in self.news]


def remind(*, on: date) -> int:
    """Send each person one letter: what is due within three working days, or late; what is new.

    A thing is named once to each person. Returns how many letters went out. Where the mail server
    does not answer, or is lost, the rest is left for the next run.
    """
    letters = [letter for user in User.objects.enabled() if (letter := _letter(user, on=on))]
    if not letters:
        return 0
    sent = 0
    try:
        # Opened first: while nothing is claimed, a server that is not there costs nothing.
        with get_connection() as connection:
            for letter in letters:
                sent += _send(letter, connection, on=on)
    except OSError:  # of the network, and all that smtplib raises
        logger.exception("Reminders stopped after %s of %s letters", sent, len(letters))
    return sent


def _letter(user: User, *, on: date) -> Letter | None:
    """Return what a person is to be told and was not yet, or None."""
    due = tuple(one for one in waiting_on(user, on=on) if _is_told(one, on=on))
    letter = Letter(user, due, tuple(news_for(user, on=on)))
    new = _new(letter, on=on) if letter.keys else letter
    return new if new.keys else None


def _is_told(one: Waiting, *, on: date) -> bool:
    """Return whether the day has come on which a person is told of something."""
    if one.is_urgent or one.due_on is None:
        return one.is_urgent
    return on >= one.told_from if one.told_from else one.due_on <= workdays.add(on, SOON_DAYS)


def _new(letter: Letter, *, on: date) -> Letter:
    """Return a letter without what was named to its reader before.

    Only what is urgent is left where they had a letter today; an urgent one is no reason to keep
    the day's own back.
    """
    reminders = Reminder.objects.filter(user=letter.user)
    waiting, news = letter.waiting, letter.news
    if reminders.filter(sent_on=on, is_urgent=False).exists():
        waiting, news = tuple(one for one in waiting if one.is_urgent), ()
    named = set(reminders.filter(key__in=letter.keys).values_list("key", flat=True))
    return Letter(
        letter.user,
        tuple(one for one in waiting if one.key not in named),
        tuple(one for one in news if one.key not in named),
    )


def _send(letter: Letter, connection: BaseEmailBackend, *, on: date) -> int:
    """Claim what a letter names, then send it; return 1 if it went out.

    The claim is committed before the letter leaves. The other way round, a crash between the two,
    or two runs at once, would send it again; no order rules out both a second letter and a lost
    one, and a lost one is the lesser harm: all of it stands on the person's home page. Only where
    the server itself says that it did not take the letter is the claim given up, and the next run
    tries again.
    """
    claimed = _claim(letter, on=on)
    if not claimed.keys:
        return 0
    context = {
        "name": letter.user.name,
        "waiting": claimed.waiting,
        "news": claimed.news,
        "on": on,
        "soon_days": SOON_DAYS,
    }
    message = EmailMessage(
        # A name of two lines would be refused as a header, and stop all letters after it.
        subject=" ".join(_text("emails/waiting.subject.txt", context).split()),
        body=_text("emails/waiting.txt", context),
        to=[letter.user.email],
        connection=connection,
    )
    try:
        return message.send()
    except NOT_TAKEN:
        Reminder.objects.filter(user=letter.user, key__in=claimed.keys, sent_on=on).delete()
        logger.warning("The mail server refused the reminder of account %s", letter.user.pk)
        return 0


@transaction.atomic
def _claim(letter: Letter, *, on: date) -> Letter:
    """Write down that a person is told of these, and return what nobody else claimed.

    The account is locked, so of two runs at once the second sees what the first wrote down.
    """
    accounts = User.objects.select_for_update(no_key=True)
    if not accounts.filter(pk=letter.user.pk, is_active=True).exists():
        return Letter(letter.user, ())
    claimed = _new(letter, on=on)
    urgent = {one.key for one in claimed.waiting if one.is_urgent}
    Reminder.objects.bulk_create(
        Reminder(user=letter.user, key=key, sent_on=on, is_urgent=key in urgent)
        for key in claimed.keys
    )
    return claimed


def _text(template: str, context: dict[str, object]) -> str:
    """Return a letter's text; links carry the address that the portal is reached under."""
    return render_to_string(template, {**context, "address": settings.PORTAL_ADDRESS}).strip()
