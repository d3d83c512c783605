"""Stored files are whole or not there at all."""

import hashlib
import os
from pathlib import Path

import pytest
from django.db import DatabaseError
from pytest_django import Settings

from scrutiny.files.actions import kept_with_its_row, store
from scrutiny.files.models import StoredFile

pytestmark = pytest.mark.django_db

DATA = b"\x00whatever came\xff"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.FILES_FOLDER = tmp_path / "files"
    return tmp_path / "files"


def kept(name: str = "return.xlsx") -> StoredFile:
    return store(data=DATA, name=name, media_type="text/x", audience=StoredFile.Audience.STAFF)


def on_disk(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_stored_file_knows_what_it_is(folder: Path) -> None:
    stored = StoredFile.objects.get(pk=kept().pk)
    assert stored.read() == DATA
    assert (stored.size, stored.sha256) == (len(DATA), hashlib.sha256(DATA).hexdigest())
    assert (stored.name, stored.media_type, stored.audience) == ("return.xlsx", "text/x", "staff")
    assert on_disk(folder) == [stored.path]


def test_the_bytes_lie_under_a_name_that_no_sender_chose(folder: Path) -> None:
    stored = kept("../../../etc/cron.d/job")
    assert stored.name == "job"
    assert stored.path.relative_to(folder).parts == (stored.pk.hex[:2], stored.pk.hex)


def test_the_same_bytes_sent_twice_are_two_files() -> None:
    first, second = kept(), kept()
    assert first.path != second.path
    assert first.sha256 == second.sha256


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_disk_that_fails_half_way_leaves_neither_bytes_nor_row(
    step: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os if step == "fsync" else Path, step, full)
    with pytest.raises(OSError, match="No space"):
        kept()
    assert on_disk(folder) == []
    assert StoredFile.objects.count() == 0


def test_a_database_that_refuses_the_row_leaves_no_bytes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise DatabaseError("disk I/O error")

    monkeypatch.setattr(StoredFile, "save", refuse)
    with pytest.raises(DatabaseError):
        kept()
    assert on_disk(folder) == []


@pytest.mark.parametrize("fault", [ValueError, KeyboardInterrupt])
def test_bytes_go_when_what_follows_fails(fault: type[BaseException], folder: Path) -> None:
    stored = kept()
    with pytest.raises(fault), kept_with_its_row(stored):
        raise fault
    assert on_disk(folder) == []


def test_bytes_stay_when_what_follows_works(folder: Path) -> None:
    stored = kept()
    with kept_with_its_row(stored):
        pass
    assert on_disk(folder) == [stored.path]
