"""The days that the map can be moved to: a slider of months, and this day of other years."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from flask import url_for

from graph_service.days import in_words, months_between, months_later
from web.choices import Choice
from web.pages.map_asked import Asked
from web.pages.map_part import Part

YEARS = 5
MONTHS = 12 * YEARS


@dataclass(frozen=True)
class Slider:
    """A slider from so many months ago (0) to today (`most`), standing at the day shown.

    `fields` are names and values of all else that is asked for.
    """

    at: int
    most: int
    today: str
    month: str
    fields: tuple[tuple[str, str], ...]


def slider_of(part: Part) -> Slider:
    """The slider of a map."""
    back = min(MONTHS, max(0, months_between(part.snapshot.as_of, part.days.today)))
    asked = part.asked.query(as_of="", since="")
    fields = [
        (name, str(one))
        for name, value in asked.items()
        for one in (value if isinstance(value, list) else [value])
    ]
    month = in_words(part.snapshot.as_of[:7])
    return Slider(MONTHS - back, MONTHS, part.days.today, month, tuple(fields))


def moved_to(asked: Asked, month: str, today: str) -> Asked:
    """The same question on the day to which a slider was moved, with what was new within a year."""
    at = int(month) if month.isdecimal() and len(month) <= len(str(MONTHS)) else MONTHS
    day = months_later(today, min(at, MONTHS) - MONTHS)
    return replace(asked, as_of="" if day == today else day, since=months_later(day, -12))


def years(part: Part) -> Iterator[Choice]:
    """The same map on this day of each of the last years, with what was new within a year."""
    for back in range(YEARS, -1, -1):
        day = months_later(part.days.today, -12 * back)
        asked = replace(part.asked, as_of=day if back else "", since=months_later(day, -12))
        address = url_for("map.page", **asked.query())
        yield Choice(address, in_words(day), day == part.snapshot.as_of)
