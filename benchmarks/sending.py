"""Sending a made return in, by the action that the import command calls."""

from datetime import timedelta

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
