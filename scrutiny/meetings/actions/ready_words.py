"""Putting the words that the apps have ready into a minute that is still a draft."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from scrutiny.accounts.models import User
from scrutiny.meetings.actions.minutes import MinutesRefused, Words, locked, write
from scrutiny.meetings.models import Minute
from scrutiny.meetings.ready_words import ready_for, wanting


@transaction.atomic
def put_in(
    *, minute: Minute, after: datetime, by: User | None, now: datetime | None = None
) -> tuple[str, ...]:
    """Add what is ready to a minute's resolutions, after those that stand there; return it.

    What was written stays as it is, and nothing is put in twice. Raises MinutesRefused where
    nothing is left to put in, and whatever `write` refuses: published minutes, no quorum, and
    Overtaken where another saved the minute `after` the save that the writer saw.
    """
    locked(minute.minutes)
    minute.refresh_from_db()
    words = Words.of(minute)
    added = wanting(words.resolutions, ready_for(minute.item))
    if not added:
        raise MinutesRefused("Nothing is left to put in: the minute has it already.")
    resolutions = (*words.resolutions, *added)
    write(minute=minute, words=replace(words, resolutions=resolutions), after=after, by=by, now=now)
    return added
