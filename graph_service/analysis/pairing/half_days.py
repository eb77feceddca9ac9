"""Half-days of a week, and the day on which the next one falls."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from graph_service import codes

_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_HOURS = {"am": (time(9), time(12, 30)), "pm": (time(13, 30), time(17))}


def common(one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    """The half-days that both named, in the order of the week."""
    return tuple(day for day in codes.HALF_DAYS if day in one and day in other)


def next_day(half_day: str, after: date) -> date:
    """The first day on or after `after` that is a half-day's day of the week (`tue-am`)."""
    ahead = (_WEEK.index(half_day[:3]) - after.weekday()) % len(_WEEK)
    return after + timedelta(days=ahead)


def hours_of(half_day: str, day: date) -> tuple[datetime, datetime]:
    """From when to when a half-day lasts on a day, by the clock."""
    begins, ends = _HOURS[half_day[-2:]]
    return datetime.combine(day, begins), datetime.combine(day, ends)
