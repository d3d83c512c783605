"""A served file keeps its name, its type and nobody's copy."""

from pathlib import Path

import pytest
from pytest_django import Settings

from scrutiny.files.actions import store
from scrutiny.files.models import StoredFile
from scrutiny.files.serving import CSV, offer, respond

pytestmark = pytest.mark.django_db


@pytest.fixture
def stored(tmp_path: Path, settings: Settings) -> StoredFile:
    settings.FILES_FOLDER = tmp_path
    return store(
        data=b"<script>go()</script>",
        name="page.html",
        media_type="text/html",
        audience=StoredFile.Audience.STAFF,
    )


def test_a_file_is_offered_for_download_as_what_it_is_and_kept_nowhere(
    stored: StoredFile,
) -> None:
    response = respond(stored)
    assert b"".join(response) == b"<script>go()</script>"
    response.close()
    assert response["Content-Disposition"] == 'attachment; filename="page.html"'
    assert response["Content-Type"] == "text/html"
    assert response["Content-Length"] == "21"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-store"


def test_a_file_may_be_shown_in_place(stored: StoredFile) -> None:
    response = respond(stored, inline=True)
    response.close()
    assert response["Content-Disposition"] == 'inline; filename="page.html"'


@pytest.mark.parametrize(
    "name", ['a"\r\nSet-Cookie: x=1.html', "a\r\n\r\n<html>", "\u202egpj.exe", 'a";b=c', "é.pdf"]
)
def test_a_name_cannot_add_a_header(name: str, stored: StoredFile) -> None:
    stored.name = name  # past plain_name, as an old row might be
    response = respond(stored)
    response.close()
    disposition = response["Content-Disposition"]
    assert "\r" not in disposition
    assert "\n" not in disposition
    assert disposition.startswith("attachment; filename")
    assert not response.cookies


def test_what_was_just_made_is_offered_in_the_same_way() -> None:
    response = offer(b"a,b", name='May"\r\nX: y.csv', media_type=CSV)
    assert response.content == b"a,b"
    assert response["Content-Disposition"].startswith("attachment; filename")
    assert "\n" not in response["Content-Disposition"]
    assert response["Content-Type"] == CSV
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-store"
