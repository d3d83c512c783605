"""Days as exports write them, day first."""

from datetime import date

import pytest

from audits.drawing.days import NotADay, day_from

TODAY = date(2023, 1, 3)


@pytest.mark.parametrize(
    "text",
    [
        "03/04/2022",
        "3/4/2022",
        "03.04.2022",
        "2022-04-03",
        "03/04/2022 00:00",
        "2022-04-03T00:00:00",
    ],
)
def test_a_day_is_read_day_first_or_in_iso_form(text: str) -> None:
    assert day_from(text, on=TODAY) == date(2022, 4, 3)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("12/25/2022", "The day comes before the month"),
        ("31/02/2022", "There is no day 31/02/2022"),
        ("29/02/2022", "There is no day"),
        ("2022-13-01", "There is no day"),
        ("0000-01-01", "There is no day"),
        ("01/01/0001", "is before 1900"),
        ("31/12/9999", "is still to come"),
        ("04/01/2023", "is still to come"),
        ("3/4/22", "is not a day"),
        ("44654", "is not a day"),
        ("٠٣/٠٤/٢٠٢٢", "is not a day"),
        ("last spring", "Write it like 25/03/2023"),
    ],
)
def test_what_is_no_day_or_cannot_be_meant_is_refused(text: str, says: str) -> None:
    with pytest.raises(NotADay, match=says):
        day_from(text, on=TODAY)


def test_today_may_be_the_day_on_which_a_case_was_opened() -> None:
    assert day_from("2023-01-03", on=TODAY) == TODAY
