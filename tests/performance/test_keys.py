"""How a month is written in addresses, commands and keys."""

import pytest

from performance.analysis.figures import Period
from performance.keys import MonthConverter, NotAMonth, month_from, month_text


@pytest.mark.parametrize("text", ["2022-12", "2099-01"])
def test_a_month_is_read_and_written_alike(text: str) -> None:
    assert month_text(month_from(text)) == text
    assert MonthConverter().to_url(MonthConverter().to_python(text)) == text


@pytest.mark.parametrize("text", ["", "2022-1", "2022-13", "2022-00", "1999-12", "2022-12-01", " "])
def test_anything_else_is_refused_with_how_to_write_it(text: str) -> None:
    with pytest.raises(NotAMonth, match="Write it as YYYY-MM, for example 2022-12"):
        month_from(text)


def test_an_address_takes_a_period_or_its_text() -> None:
    assert MonthConverter().to_url(Period.month(2022, 12)) == "2022-12"
