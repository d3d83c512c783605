"""Sending made returns in, by the action that the import command calls.

Run as `python -m benchmarks.sending` it makes the council and two years of returns in the portal
that the environment names: in a process of its own, so that what making them takes up does not
weigh on the process that is measured.
"""

from datetime import timedelta

import django

if __name__ == "__main__":
    django.setup()

from benchmarks import council
from benchmarks.council import Council
from performance.actions.importing import Choices, import_file
from performance.analysis.figures import Period


def send(council: Council, month: Period, data: bytes) -> None:
    """Import a workbook for a month, told to the panel three weeks later; it must be accepted."""
    imported = import_file(
        data=data,
        name=f"{month.short}.xlsx",
        panel=council.panel,
        month=month,
        data_on=month.end,
        told_on=month.end + timedelta(days=21),
        choices=Choices(has_accepted_warnings=True),
        by=council.officer,
    )
    errors = [finding.message for finding in imported.findings if finding.severity == "error"]
    assert imported.status == "accepted", errors
    assert not errors, errors


def send_two_years(made: Council) -> None:
    """Send a return for a whole year, and one each month of the next, with its year so far."""
    last = Period.month(2023, 3)
    for month in (Period.month(2022, 3), *last.financial_year_of().months()):
        send(made, month, council.workbook(month))


if __name__ == "__main__":
    send_two_years(council.establish())
