"""Days as an iCalendar file (RFC 5545), which calendars subscribe to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from scrutiny.exports.texts import writable

# A line has at most so many octets, its end not counted (section 3.1).
_OCTETS = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


@dataclass(frozen=True)
class Day:
    """A whole day on which something is due; `uid` names it for good, so that it can move."""

    uid: str
    on: date
    title: str
    says: str = ""
    url: str = ""


def to_icalendar(name: str, days: Iterable[Day], *, now: datetime) -> bytes:
    """Return a calendar of these days; `now` has its time zone."""
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Scrutiny portal//EN"]
    lines.append(f"X-WR-CALNAME:{_text(name)}")
    for day in days:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{_text(day.uid)}",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{day.on:%Y%m%d}",
            f"DTEND;VALUE=DATE:{day.on + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_text(day.title)}",
            *([f"DESCRIPTION:{_text(day.says)}"] if day.says else []),
            *([f"URL:{' '.join(writable(day.url).split())}"] if day.url else []),
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _text(text: str) -> str:
    """Return a text in which no sign ends it, or begins a property of its own."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return writable(plain).translate(_ESCAPES)


def _folded(line: str) -> bytes:
    """Return a line folded where it is too long, never inside a character."""
    parts, part = [], b""
    for sign in line:
        octets = sign.encode()
        if len(part) + len(octets) > _OCTETS:
            parts.append(part)
            part = b" "
        part += octets
    return b"\r\n".join([*parts, part]) + b"\r\n"
