"""Sessions day by day: how many posts asked for, what was funded, promised and given."""

from collections.abc import Callable
from dataclasses import dataclass

from graph_service.analysis.governance.protected import promises
from graph_service.analysis.governance.sessions import Time, whole_time
from graph_service.days import months_later
from graph_service.snapshot import Snapshot

STEP, STEPS = 6, 4
"""Months from one day to the next, and how many days before the last one."""


@dataclass(frozen=True)
class TimeOn:
    """The sessions a week of a day; `promised` and `given` where holders said what they get."""

    day: str
    time: Time
    promised: float
    given: float


def time_over_time(read: Callable[[str], Snapshot], until: str) -> list[TimeOn]:
    """The days up to one, half a year apart, the earliest first; without those before any post.

    Posts and holders are those of each day. What a post asks for, and what its holder gets, are
    known as they were last said: a record keeps no history of its fields.
    """
    days = [months_later(until, -STEP * step) for step in range(STEPS, -1, -1)]
    found = [_on(day, read(day)) for day in days]
    return [item for item in found if item.time.needed]


def _on(day: str, snapshot: Snapshot) -> TimeOn:
    found = promises(snapshot)
    promised = sum(item.promised for item in found)
    return TimeOn(day, whole_time(snapshot), promised, sum(item.given for item in found))
