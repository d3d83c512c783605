"""Reading an iCalendar file back, strictly, as RFC 5545 has it; and what stands at an address."""

import re

from django.test import Client

from recommendations.models import Request

LINE = re.compile(
    r"(?P<name>[A-Z-]+)(?P<more>(;[A-Z-]+=[A-Z0-9-]+)*):(?P<value>[^\x00-\x08\x0a-\x1f]*)"
)
ESCAPED = re.compile(r"\\(.)")
MEANS = {"n": "\n", "N": "\n", ",": ",", ";": ";", "\\": "\\"}
ONCE = {"UID", "DTSTAMP", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY"}
Event = dict[str, str]


def read(data: bytes) -> tuple[str, list[Event]]:
    """Return the calendar's name and its events; AssertionError for a file that breaks a rule."""
    assert data.endswith(b"\r\n")
    physical = data[:-2].split(b"\r\n")
    assert all(0 < len(line) <= 75 for line in physical)
    assert not any(b"\n" in line or b"\r" in line for line in physical)
    lines: list[str] = []
    for line in physical:
        text = line.decode()  # each line by itself: none is folded inside a character
        if text.startswith(" "):
            lines[-1] += text[1:]
        else:
            lines.append(text)
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    head: Event = {}
    events: list[Event] = []
    inside: Event | None = None
    for whole in lines[1:-1]:
        if whole == "BEGIN:VEVENT":
            assert inside is None
            inside = {}
        elif whole == "END:VEVENT":
            assert inside is not None
            assert inside.keys() >= ONCE
            events.append(inside)
            inside = None
        else:
            found = LINE.fullmatch(whole)
            assert found, whole
            into, name = (head if inside is None else inside), found["name"] + found["more"]
            assert name not in into, f"{name} twice"
            into[name] = ESCAPED.sub(lambda one: MEANS[one[1]], found["value"])
    assert inside is None
    assert head["VERSION"] == "2.0"
    assert head["PRODID"]
    names = [one["UID"] for one in events]
    assert len(names) == len(set(names))
    return head["X-WR-CALNAME"], events


def entries(client: Client, address: str) -> list[Event]:
    """Return what a calendar program reads at an address."""
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return read(response.content)[1]


def of(request: Request, found: list[Event]) -> Event:
    """Return the entry of a request."""
    name = f"request-{request.pk}@"
    return next(one for one in found if one["UID"].startswith(name))
