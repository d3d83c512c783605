"""What the tests of performance share: sending in a made return, and reading figures back."""

from collections.abc import Callable
from datetime import date

import pytest

from performance.actions.importing import Choices, Imported, import_file
from performance.keys import month_from
from performance.models import Observation
from scrutiny.accounts.models import User
from scrutiny.panels.models import Panel

Send = Callable[..., Imported]
Said = dict[tuple[str, str, str], str]


@pytest.fixture
def send(panel: Panel, officer: User, read_once: None) -> Send:
    """Return a function that imports made bytes as the officer, questions accepted."""

    def imported(
        data: bytes,
        month: str = "2022-05",
        *,
        name: str = "made.xlsx",
        data_on: date | None = None,
        told_on: date | None = None,
        choices: Choices | None = None,
    ) -> Imported:
        period = month_from(month)
        return import_file(
            data=data,
            name=name,
            panel=panel,
            month=period,
            data_on=data_on or period.end,
            told_on=told_on,
            choices=choices or Choices(has_accepted_warnings=True),
            by=officer,
        )

    return imported


def said(day: date | None = None) -> Said:
    """Return every figure in words, as recorded or as told to the panel by the end of a day."""
    rows = Observation.objects.recorded() if day is None else Observation.objects.as_at(day)
    found: Said = {}
    for row in rows.select_related("indicator", "body"):
        key = (row.indicator.code, row.body.slug, row.period.short)
        assert key not in found, f"{key} is there twice"
        fraction = f" ({row.numerator}/{row.denominator})" if row.denominator else ""
        found[key] = f"{row.state or row.value}{fraction}"
    return found


def own(code: str, month: str, day: date | None = None) -> str | None:
    """Return the council's own figure of an indicator in words, or None."""
    return said(day).get((code, "southampton", month))
