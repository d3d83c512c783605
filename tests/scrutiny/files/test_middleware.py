"""What holds before and around every page: how large a body may be, and who may keep a page."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import Settings

from scrutiny.accounts.models import User


@pytest.mark.django_db
def test_a_stranger_cannot_send_more_than_an_upload_may_be(settings: Settings) -> None:
    settings.UPLOAD_BYTES_MAX = 10
    body = b"x" * (1024 * 1024 + 11)
    answer = Client().post("/accounts/login/", body, content_type="application/octet-stream")
    assert answer.status_code == 413


@pytest.mark.django_db
@pytest.mark.parametrize("said", ["-1", "a lot", "٣"])
def test_a_length_that_is_no_number_is_refused(said: str) -> None:
    answer = Client().post("/accounts/login/", {}, headers={"Content-Length": said})
    assert answer.status_code == 413


def test_pages_of_signed_in_people_are_kept_by_nobody(
    as_: Callable[[User], Client], member: User
) -> None:
    assert as_(member).get("/glossary/")["Cache-Control"] == "private, no-store"


@pytest.mark.django_db
def test_a_page_that_anybody_may_see_says_nothing_of_its_own() -> None:
    assert "no-store" not in Client().get("/livez").headers.get("Cache-Control", "")
