"""Writing the history, in the transaction of the change it describes."""

from datetime import date, time
from decimal import Decimal
from typing import Any, Protocol

from django.db import models, transaction

from scrutiny.history.models import Event


class Actor(Protocol):
    """Whoever did it: an account."""

    pk: Any
    name: str


# Who did it, where nobody was signed in: an operator's command, or work in the background.
COMMAND_LINE = "Command line"
THE_PORTAL = "The portal"


def record(
    *,
    verb: str,
    subject: models.Model,
    by: Actor | None,
    by_name: str = COMMAND_LINE,
    old: dict[str, Any] | None = None,
    new: dict[str, Any] | None = None,
    why: str = "",
) -> Event:
    """Append one event; with `by=None` it says `by_name`, the command line unless told otherwise.

    Raises TransactionManagementError outside a transaction, because an event without its change,
    or a change without its event, must not be possible.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("Record history in the change's transaction.")
    event = Event(
        verb=verb,
        subject_kind=subject._meta.label_lower,
        subject_id=str(subject.pk),
        subject_name=str(subject)[:200],
        by_user_id=by.pk if by else None,
        by_name=by.name if by else by_name,
        old=old or {},
        new=new or {},
        why=why,
    )
    event.save()
    return event


def amend(
    *, verb: str, subject: models.Model, wanted: dict[str, Any], by: Actor | None, why: str = ""
) -> bool:
    """Give a record these values, with one event of the old and the new; return whether it changed.

    A record that has them already is left alone, and so is its history.
    """
    old, new = set_fields(subject, wanted)
    if not new:
        return False
    subject.save(update_fields=list(new))
    record(verb=verb, subject=subject, by=by, old=old, new=new, why=why)
    return True


def set_fields(
    subject: models.Model, wanted: dict[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Set the fields that differ, unsaved; return their old and new values for the history."""
    old: dict[str, Any] = {}
    new: dict[str, Any] = {}
    for name, value in wanted.items():
        before = getattr(subject, name)
        if before != value:
            setattr(subject, name, value)
            old[name], new[name] = plain(before), plain(value)
    return old, new


def plain(value: object) -> object:
    """Return a value as JSON can hold it: days and times in ISO form, numbers, records in words."""
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, models.Model):
        return str(value)
    return value
