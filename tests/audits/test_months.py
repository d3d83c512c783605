"""Months as addresses write them."""

from datetime import date

import pytest

from audits.months import month_from, month_key


def test_a_month_reads_as_it_is_written() -> None:
    assert month_from(month_key(date(2023, 1, 27))) == date(2023, 1, 1)


@pytest.mark.parametrize(
    "key",
    ["", "2023", "2023-1", "2023-00", "2023-13", "0000-01", "2023-W1", "٢٠٢٣-٠١", "2023-01\n"],
)
def test_anything_else_is_no_month(key: str) -> None:
    assert month_from(key) is None
