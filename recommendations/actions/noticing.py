"""Giving notice of a request: recorded, and its letter made as everybody is to read it."""

from datetime import date, datetime

from django.db import transaction

from recommendations.actions.answering import notify
from recommendations.letters import NOTICE, has_letter
from recommendations.models import Request, Update
from scrutiny.accounts.models import User
from scrutiny.packs import actions as packs
from scrutiny.packs.models import Build


@transaction.atomic
def give_notice(
    *,
    request: Request,
    on: date | None = None,
    received_on: date | None = None,
    seen: int | None = None,
    by: User | None,
    now: datetime | None = None,
) -> Update:
    """Record the notice and ask for its letter, in one transaction; raises as `notify` does.

    A notice of before the portal, such as a load of history, is recorded by `notify` alone: its
    letter was another.
    """
    update = notify(request=request, on=on, received_on=received_on, seen=seen, by=by, now=now)
    if has_letter(request):
        packs.request(kind=NOTICE, key=str(request.pk), audience=Build.Audience.PUBLIC, by=by)
    return update
