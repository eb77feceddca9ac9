"""A visit as a calendar file: iCalendar, RFC 5545."""

from dataclasses import dataclass
from datetime import UTC, datetime

_LONGEST = 75
"""Octets of a line before it is folded (RFC 5545, section 3.1)."""


@dataclass(frozen=True)
class Visit:
    """What goes into the calendar: when, by the clock where one is; its name; what there is to say.

    The times have no zone ("floating", section 3.3.5): a morning is a morning wherever it is.
    """

    uid: str
    begins: datetime
    ends: datetime
    summary: str
    description: str


def calendar_file(visit: Visit, stamp: datetime) -> str:
    """The text of a file that calendars open; `stamp` is when it was made.

    The event is tentative: the two people agree on it themselves.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Leadership Map//Pairings//EN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{_escaped(visit.uid)}",
        f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART:{visit.begins:%Y%m%dT%H%M%S}",
        f"DTEND:{visit.ends:%Y%m%dT%H%M%S}",
        f"SUMMARY:{_escaped(visit.summary)}",
        f"DESCRIPTION:{_escaped(visit.description)}",
        "STATUS:TENTATIVE",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _escaped(text: str) -> str:
    """A text value (section 3.3.11): backslash, semicolon, comma and line breaks are escaped."""
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,")):
        text = text.replace(plain, escaped)
    return "\\n".join(text.splitlines())


def _folded(line: str) -> str:
    """A line of at most 75 octets, the rest on lines that begin with a blank."""
    rows: list[str] = []
    row = ""
    for letter in line:
        if len((row + letter).encode()) > _LONGEST - bool(rows):
            rows.append(row)
            row = ""
        row += letter
    return "\r\n ".join([*rows, row])
