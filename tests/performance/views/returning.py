"""What the tests of the pages of returns share: their addresses, and pressing confirm."""

import re
from collections.abc import Callable

from django.http import HttpResponse
from django.test import Client

from performance.models import Return
from scrutiny.accounts.models import User
from tests.performance.books import REFERRALS, book

As = Callable[[User], Client]
Upload = Callable[..., HttpResponse]

LIST, UPLOAD = "/returns/", "/returns/upload/"
GOOD = book((REFERRALS, 270, 370))


def page_of(return_: Return, act: str = "") -> str:
    return f"{LIST}{return_.pk}/{act}"


def seen_on(page: str) -> str:
    """Return what stands for the list that the page shows."""
    found = re.search(r'name="seen" value="([0-9a-f]{64})"', page)
    return found.group(1) if found else ""


def confirm(client: Client, return_: Return, page: str | None = None):  # type: ignore[no-untyped-def]
    """Press confirm on the page of a return, as it is now unless an earlier one is given."""
    seen = seen_on(page if page is not None else client.get(page_of(return_)).text)
    return client.post(page_of(return_, "accept/"), {"seen": seen}, follow=True)
