"""Days that meetings are counted by: clear days of notice, and municipal years."""

from datetime import date, time

from scrutiny import workdays

# The annual meeting is in May; so the municipal year runs from May to April.
FIRST_MONTH = 5


def publish_by(meeting_on: date, clear_days: int = 5) -> date:
    """Return the last day on which papers can go out and keep the clear days.

    Agenda and reports are open to the public at least five clear days before the meeting (Local
    Government Act 1972, s.100B(3)). Clear days leave out the day of publication and the day of the
    meeting; like most councils' rules, weekends and bank holidays are left out as well.

    >>> publish_by(date(2023, 1, 26))
    datetime.date(2023, 1, 18)
    """
    return workdays.add(meeting_on, -(clear_days + 1))


def clear_days_between(published_on: date, meeting_on: date) -> int:
    """Return how many clear days lie between publication and meeting; none where it came after.

    >>> clear_days_between(date(2023, 1, 18), date(2023, 1, 26))
    5
    """
    if published_on >= meeting_on:
        return 0
    return workdays.between(published_on, meeting_on) - workdays.is_working(meeting_on)


def municipal_year(day: date) -> int:
    """Return the year in which the municipal year of a day began.

    >>> municipal_year(date(2023, 1, 26)), municipal_year(date(2023, 5, 1))
    (2022, 2023)
    """
    return day.year if day.month >= FIRST_MONTH else day.year - 1


def municipal_year_label(year: int) -> str:
    """Return a municipal year as it is written.

    >>> municipal_year_label(2022)
    '2022/23'
    """
    return f"{year}/{(year + 1) % 100:02}"


def municipal_year_days(year: int) -> tuple[date, date]:
    """Return the first and the last day of a municipal year."""
    return date(year, FIRST_MONTH, 1), date(year + 1, FIRST_MONTH - 1, 30)


def clock(start: time) -> str:
    """Return a time of day as the council's papers print it.

    >>> clock(time(17, 30)), clock(time(10, 0))
    ('5.30 pm', '10 am')
    """
    half = "am" if start.hour < 12 else "pm"
    minutes = f".{start:%M}" if start.minute else ""
    return f"{start:%-I}{minutes} {half}"


def dated(day: date) -> str:
    """Return a day as the council's papers print it.

    >>> dated(date(2023, 1, 18))
    'Wednesday 18 January 2023'
    """
    return f"{day:%A} {day:%-d} {day:%B} {day:%Y}"
