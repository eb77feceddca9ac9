"""The day that a file speaks of, as its name tells it."""

import re
from calendar import month_abbr, monthrange
from collections.abc import Iterator
from datetime import date

_MONTHS = {name.lower(): number for number, name in enumerate(month_abbr) if name}
_SIX = re.compile(r"(?<!\d)(\d{2})(\d{2})(\d{2})(?!\d)")
_EIGHT = re.compile(r"(?<!\d)(\d{2})[-_. ]?(\d{2})[-_. ]?(20\d{2})(?!\d)")
_ISO = re.compile(r"(?<!\d)(20\d{2})[-_. ]?(\d{2})[-_. ]?(\d{2})(?!\d)")
_DAYS = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[-_. ]*([a-z]{3,9})[-_. ]*(20\d{2})(?!\d)")
_MONTH = re.compile(r"([a-z]{3,9})[-_. ]*(20\d{2})(?!\d)")
_YEAR_MONTH = re.compile(r"(?<!\d)(20\d{2})[-_. ](\d{2})(?!\d)")


def date_of(name: str) -> date | None:
    """The day in a file's name, None where there is none that exists.

    `300913-…` (day, month, year), `30-09-2013`, `2013-09-30` and `30 September 2013` are days;
    `September 2013` and `2013-09` mean the last day of the month.
    """
    for year, month, day in _candidates(name.lower()):
        if 1 <= month <= 12:
            last = monthrange(year, month)[1]
            if 0 <= day <= last:
                return date(year, month, day or last)
    return None


def _candidates(name: str) -> Iterator[tuple[int, int, int]]:
    """Years, months and days (0 for the last) that the name may mean, the surest first."""
    for match in _ISO.finditer(name):
        yield int(match[1]), int(match[2]), int(match[3])
    for match in _EIGHT.finditer(name):
        yield int(match[3]), int(match[2]), int(match[1])
    for match in _DAYS.finditer(name):
        yield int(match[3]), _MONTHS.get(match[2][:3], 0), int(match[1])
    for match in _MONTH.finditer(name):
        yield int(match[2]), _MONTHS.get(match[1][:3], 0), 0
    for match in _SIX.finditer(name):
        yield 2000 + int(match[3]), int(match[2]), int(match[1])
    for match in _YEAR_MONTH.finditer(name):
        yield int(match[1]), int(match[2]), 0
