"""Sending in a return by its page."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from performance.models import Return
from scrutiny.accounts.models import User
from scrutiny.panels.models import Panel
from tests.performance.views.returning import GOOD, UPLOAD, As, Upload

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def upload(as_: As, panel: Panel, officer: User, read_once: None) -> Upload:
    """Return a function that sends a file in by the page, as the officer if nobody is named."""

    def sent(data: bytes, *, name: str = "made.xlsx", by: User | None = None, **form: object):  # type: ignore[no-untyped-def]
        file = SimpleUploadedFile(name, data, content_type=XLSX)
        values = {"panel": panel.pk, "month": "2022-05", "data_on": "", "file": file}
        return as_(by or officer).post(UPLOAD, {**values, **form})

    return sent


@pytest.fixture
def waiting(upload: Upload) -> Return:
    """Return a return that waits for confirmation."""
    assert upload(GOOD).status_code == 302
    return Return.objects.get()
