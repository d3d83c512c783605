"""Storing files whole or not at all."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager

from scrutiny.files.models import StoredFile
from scrutiny.files.names import plain_name


def store(*, data: bytes, name: str, media_type: str, audience: StoredFile.Audience) -> StoredFile:
    """Write the bytes, then the row, and return it.

    The bytes go to a temporary name first and are moved when they are complete, so a full disk or
    a killed process never leaves half a file under a name that a row points to.
    """
    stored = StoredFile(
        name=plain_name(name),
        media_type=media_type,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        audience=audience,
    )
    path = stored.path
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    try:
        with partial.open("wb") as target:
            target.write(data)
            target.flush()
            os.fsync(target.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    with kept_with_its_row(stored):
        stored.save()
    return stored


@contextmanager
def kept_with_its_row(stored: StoredFile) -> Iterator[None]:
    """Delete the bytes when what follows fails: a rollback takes back the row, not the file."""
    try:
        yield
    except BaseException:
        stored.path.unlink(missing_ok=True)
        raise
