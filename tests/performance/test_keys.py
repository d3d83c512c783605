"""How a month and a day are written in addresses, commands and keys."""

from datetime import date

import pytest

from performance.analysis.figures import Period
from performance.keys import (
    MonthConverter,
    NotADay,
    NotAMonth,
    day_from,
    month_from,
    month_text,
    paper_key,
)


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


def test_a_day_is_read_as_it_is_written() -> None:
    assert day_from("2022-11-24") == date(2022, 11, 24)


@pytest.mark.parametrize(
    "text", ["", "2022-11", "2022-02-30", "20221124", "2022-W47-4", "1999-12-01", "2022-1-1", " "]
)
def test_what_is_no_day_is_refused_with_how_to_write_it(text: str) -> None:
    with pytest.raises(NotADay, match="Write it as YYYY-MM-DD, for example 2022-11-24"):
        day_from(text)


def test_the_key_of_a_paper_names_the_day_it_tells_of() -> None:
    december = Period.month(2022, 12)
    assert paper_key("adults", december) == "adults:2022-12"
    assert paper_key("adults", december, date(2023, 2, 1)) == "adults:2022-12@2023-02-01"
