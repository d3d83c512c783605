"""Writing the history, in the transaction of the change it describes."""

from typing import Any, Protocol

from django.db import models, transaction

from scrutiny.history.models import Event


class Actor(Protocol):
    """Whoever did it: an account."""

    pk: Any
    name: str


COMMAND_LINE = "Command line"


def record(
    *,
    verb: str,
    subject: models.Model,
    by: Actor | None,
    old: dict[str, Any] | None = None,
    new: dict[str, Any] | None = None,
    why: str = "",
) -> Event:
    """Append one event; `by=None` means the operator at the command line or the portal itself.

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
        by_name=by.name if by else COMMAND_LINE,
        old=old or {},
        new=new or {},
        why=why,
    )
    event.save()
    return event
