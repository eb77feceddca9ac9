"""Days as Popolo writes them: a day, a month or a year, and what they mean on a given day."""

import calendar
import re
from datetime import date

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def is_day(value: str) -> bool:
    """Whether `value` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD` and exists in the calendar."""
    match = _PARTIAL.fullmatch(value)
    if match is None:
        return False
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def is_whole_day(value: str) -> bool:
    """Whether `value` is a day of the calendar, and no month or year alone."""
    return len(value) == len("2021-04-13") and is_day(value)


def holds_on(start_date: str, end_date: str, as_of: str) -> bool:
    """Whether something that began and ended on these (partial, perhaps blank) days held on a day.

    Both ends are included: a holder whose `end_date` is today still holds the post today.
    """
    # ISO text compares as time does; a shorter (partial) end covers every day that begins with it.
    return start_date <= as_of and (not end_date or as_of[: len(end_date)] <= end_date)


def in_words(value: str) -> str:
    """A (partial) date as British readers write it: `2026-03-03` is "3 March 2026"."""
    parts = value.split("-")
    if len(parts) == 3:
        return f"{int(parts[2])} {calendar.month_name[int(parts[1])]} {parts[0]}"
    if len(parts) == 2:
        return f"{calendar.month_name[int(parts[1])]} {parts[0]}"
    return value


def months_later(value: str, months: int) -> str:
    """The day so many months after a (partial) one; the last of the month where it is shorter.

    A month or a year alone counts from its beginning.
    """
    year, month, day = (int(part) for part in (value + "-01-01")[:10].split("-"))
    year, month = divmod(year * 12 + month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return f"{year:04}-{month + 1:02}-{min(day, last):02}"


def months_between(first: str, last: str) -> int:
    """Whole months between two days; a month or a year alone counts from its beginning."""
    years = int(last[:4]) - int(first[:4])
    months = int(last[5:7] or 1) - int(first[5:7] or 1)
    return years * 12 + months - ((last[8:10] or "01") < (first[8:10] or "01"))
