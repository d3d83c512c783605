"""Days as an iCalendar file: whole days, escaped words, folded lines."""

from datetime import UTC, date, datetime

from scrutiny.exports.icalendar import Day, to_icalendar

NOW = datetime(2023, 1, 9, 12, tzinfo=UTC)
DUE_ON = date(2023, 1, 31)


def lines(*days: Day) -> list[str]:
    """Return the lines of a calendar of these days, unfolded."""
    text = to_icalendar("Due", days, now=NOW).decode()
    return text.replace("\r\n ", "").split("\r\n")


def test_a_day_is_a_whole_day_that_ends_before_the_next() -> None:
    found = lines(Day("request-1@portal", DUE_ON, "CF 1", url="https://scrutiny.example/1/"))
    assert found[0] == "BEGIN:VCALENDAR"
    assert found[-2:] == ["END:VCALENDAR", ""]
    assert "DTSTAMP:20230109T120000Z" in found
    assert "DTSTART;VALUE=DATE:20230131" in found
    assert "DTEND;VALUE=DATE:20230201" in found
    assert "URL:https://scrutiny.example/1/" in found


def test_no_word_begins_a_property_of_its_own() -> None:
    found = lines(Day("1", DUE_ON, "One, two; three\\\r\nEND:VEVENT\rX", url="/1/\r\nX-A:b"))
    assert "SUMMARY:One\\, two\\; three\\\\\\nEND:VEVENT\\nX" in found
    assert found.count("END:VEVENT") == 1
    assert "URL:/1/ X-A:b" in found


def test_a_long_line_is_folded_at_75_octets_and_never_inside_a_character() -> None:
    says = "“café” – " * 40
    whole = to_icalendar("Due", [Day("1", DUE_ON, "Long", says=says)], now=NOW)
    assert max(len(line) for line in whole.split(b"\r\n")) <= 75
    assert "\ufffd" not in "".join(part.decode("utf-8", "replace") for part in whole.split(b"\r\n"))
    assert f"DESCRIPTION:{says}" in lines(Day("1", DUE_ON, "Long", says=says))
