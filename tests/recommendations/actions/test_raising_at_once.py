"""Two requests made at the same moment, each in a transaction of its own.

SQLite takes one writer at a time, so this is about PostgreSQL alone.
"""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from recommendations.actions.raising import Asked, raise_request
from recommendations.models import Request
from recommendations.refusals import RequestRefused
from scrutiny.meetings.models import Resolution
from scrutiny.panels.models import Panel
from tests.scrutiny.meetings.held import agenda_of, published

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def panel(register: None) -> Panel:
    """Return the panel."""
    return Panel.objects.get(slug="children-and-families")


def raised_at_once(resolutions: list[Resolution]) -> list[Request | RequestRefused]:
    """Make requests of these at the same moment."""
    gate = threading.Barrier(len(resolutions))

    def made(resolution: Resolution) -> Request | RequestRefused:
        try:
            gate.wait(10)
            return raise_request(
                resolution=resolution,
                asked=Asked(kind=Request.Kind.ACTION, addressee_body="The Cabinet"),
                by=None,
            )
        except RequestRefused as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(resolutions)) as hands:
        return list(hands.map(made, resolutions))


def test_several_made_at_once_have_numbers_of_their_own(panel: Panel) -> None:
    published(agenda_of(panel), "That one.", "That two.", "That three.")
    raised_at_once(list(Resolution.objects.all()))
    assert sorted(Request.objects.values_list("number", flat=True)) == [1, 2, 3]


def test_one_resolution_raised_twice_at_once_is_tracked_once(panel: Panel) -> None:
    published(agenda_of(panel), "That one.")
    resolution = Resolution.objects.get()
    results = raised_at_once([resolution, resolution])
    (refused,) = [result for result in results if isinstance(result, RequestRefused)]
    assert str(refused).startswith("This resolution is tracked already, as ")
    assert Request.objects.count() == 1
