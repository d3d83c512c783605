"""Mail servers that fail, each in its own way, and things that wait."""

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from smtplib import SMTPDataError, SMTPServerDisconnected

from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.locmem import EmailBackend as Kept
from django.core.mail.message import EmailMessage

from scrutiny.accounts.models import User
from scrutiny.notices.news import News
from scrutiny.notices.waiting import Waiting

DUE_ON = date(2023, 2, 14)
# What the settings' table points at; a test puts in what is to wait.
WAITS: dict[str, list[Waiting]] = {}
HAPPENED: dict[str, list[News]] = {}
NO_FUNCTION = "a word"


def one(key: str = "return:2023-01", due_on: date | None = DUE_ON) -> Waiting:
    """Make something that waits."""
    return Waiting(key, f"Do {key}", "Because it is due.", f"/{key}/", due_on)


def waits(user: User, _on: date) -> list[Waiting]:
    """Give what a test put in for this account."""
    return WAITS.get(user.email, [])


def news(user: User, _since: date) -> list[News]:
    """Give what a test let happen for this account."""
    return HAPPENED.get(user.email, [])


def always(_user: User, _on: date) -> list[Waiting]:
    """Give one thing to everybody; for processes of their own."""
    return [one()]


class Gone(BaseEmailBackend):
    """A server that is not there."""

    def open(self) -> bool | None:
        raise ConnectionRefusedError("Connection refused")


class Refusing(Kept):
    """A server that takes no letter for the lead."""

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        if "lead@example.org" in messages[0].to:
            raise SMTPDataError(554, b"No")
        return super().send_messages(messages)


class Losing(Kept):
    """A server that is lost after it took a letter, before it said so."""

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        super().send_messages(messages)
        raise SMTPServerDisconnected("Connection unexpectedly closed")


class Dying(Kept):
    """A process that ends while a letter is on its way."""

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        super().send_messages(messages)
        raise SystemExit(1)


class Filed(BaseEmailBackend):
    """A server for several processes: each letter is a line of one file."""

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        with Path(os.environ["LETTERS"]).open("a", encoding="utf-8") as file:
            file.writelines(f"{message.to[0]}\n" for message in messages)
        return len(messages)


def sent_to() -> list[str]:
    """Return the addresses of all letters, in order."""
    return sorted(letter.to[0] for letter in mail.outbox)
