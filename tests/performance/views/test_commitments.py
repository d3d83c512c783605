"""The pages of a promise: it comes back when it is due, and is closed or given another day."""

from datetime import date

import pytest
from django.test import Client

from performance.models import Commitment, Indicator
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.panels.models import Panel
from tests.performance.books import REFERRALS, book
from tests.performance.conftest import Send
from tests.performance.views.returning import As

pytestmark = pytest.mark.django_db

PAGE = "/panels/children-and-families/2022-05/commentary/"


def words_of(client: Client, path: str) -> str:
    return " ".join(client.get(path).content.decode().split())


@pytest.fixture
def promise(panel: Panel) -> Commitment:
    """Return a promise of April that is late."""
    return Commitment.objects.create(
        panel=panel,
        month=date(2022, 4, 1),
        indicator=Indicator.objects.get(code="REF02"),
        says="Meet every partner.",
        due_on=date(2022, 6, 30),
    )


def test_a_late_promise_comes_back_in_a_later_month(
    as_: As, officer: User, promise: Commitment, send: Send
) -> None:
    send(book((REFERRALS, 271, 370)))
    page = words_of(as_(officer), PAGE)
    assert "Meet every partner." in page
    assert "(late)" in page


def test_a_promise_is_closed_with_words_by_who_may(
    as_: As, officer: User, director: User, promise: Commitment
) -> None:
    path = f"/commitments/{promise.pk}/"
    said = {"state": "kept", "outcome": "All were met.", "closed_on": "1 July 2022"}
    assert as_(director).post(f"{path}close/", said).status_code == 403
    assert as_(officer).post(f"{path}close/", said | {"outcome": ""}).status_code == 422
    response = as_(officer).post(f"{path}close/", said | {"closed_on": "1 July 2098"})
    assert "1 July 2098 is still to come." in response.content.decode()
    as_(officer).post(f"{path}close/", said)
    promise.refresh_from_db()
    assert promise.state == "kept"
    page = words_of(as_(officer), path)
    assert "All were met." in page
    assert "Close the promise" not in page


def test_a_promise_with_another_day_shows_the_days_it_had(
    as_: As, officer: User, promise: Commitment
) -> None:
    path = f"/commitments/{promise.pk}/"
    said = {"due_on": "30 June 2098", "why": "The audit was late."}
    assert as_(officer).post(f"{path}put-off/", said | {"why": ""}).status_code == 422
    as_(officer).post(f"{path}put-off/", said)
    page = words_of(as_(officer), path)
    assert "By 30 June 2098" in page
    assert "Earlier days: 30 June 2022." in page
    assert "The audit was late." in page
    assert Event.objects.about(promise).count() == 1


def test_members_do_not_see_the_page_of_a_promise(
    as_: As, member: User, promise: Commitment
) -> None:
    assert as_(member).get(f"/commitments/{promise.pk}/").status_code == 404
