"""Tables as CSV: numbers stay numbers, and no text is a formula."""

import csv
import io
import math
from collections.abc import Iterable, Sequence
from datetime import date

from scrutiny.exports.texts import Value, csv_text


def to_csv(columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """Return a table as CSV in UTF-8, with the mark by which spreadsheets know that."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([csv_text(column) for column in columns])
    writer.writerows([_csv_value(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _csv_value(value: Value) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, str):
        return csv_text(value)
    if isinstance(value, date):
        return value.isoformat()
    return value if math.isfinite(value) else csv_text(str(value))
