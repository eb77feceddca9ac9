"""Are the same people still in leadership positions? Measured day by day, with its trend."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from scipy.stats import theilslopes

from graph_service.analysis.governance.tenure import tenure
from graph_service.analysis.history_days import history_days
from graph_service.analysis.watch.readings import same_people
from graph_service.days import months_later
from graph_service.snapshot import Snapshot

YEARS = 3
FEWEST_DAYS = 4
"""Of fewer days a trend says too little."""
_YEAR = 365.25


@dataclass(frozen=True)
class Reading:
    """One day: per cent of seats held for five years or longer, and the months half are held for.

    `newcomers` sit on a body and did not a year before, as per cent of all who sit on one. None
    where nothing is known.
    """

    as_of: str
    long: float | None
    median_months: float | None
    newcomers: float | None


@dataclass(frozen=True)
class Trend:
    """How fast the first number changes, in points of per cent a year, with its 95% interval."""

    a_year: float
    low: float
    high: float

    @property
    def direction(self) -> str:
        """`worse` or `better` where the interval lies on one side of nought; else `unclear`."""
        return "worse" if self.low > 0 else "better" if self.high < 0 else "unclear"


@dataclass(frozen=True)
class Stagnation:
    """The readings, the oldest first, and their trend; None where there are too few."""

    readings: tuple[Reading, ...]
    trend: Trend | None

    def document(self) -> dict[str, Any]:
        """What `stagnation --json` answers with."""
        said = asdict(self)
        return said | {"direction": self.trend.direction if self.trend else None}


def stagnation(as_of: str, read: Callable[[str], Snapshot]) -> Stagnation:
    """Read how long seats are held each quarter, and how that has changed.

    The trend is the median of all slopes between two days (P. K. Sen (1968), "Estimates of the
    regression coefficient based on Kendall's tau", Journal of the American Statistical Association
    63, 1379-1389, as `scipy.stats.theilslopes`), which no single odd day moves.

    Args:
        as_of: the last day.
        read: the whole network on a day.
    """
    days = history_days(as_of, "quarter", months_later(as_of, -12 * YEARS))
    before = {day: months_later(day, -12) for day in days}
    # A year before a quarter is a quarter as well: each day is looked at once.
    seen = {day: _day(read(day)) for day in {*days, *before.values()}}
    readings = tuple(_reading(day, seen[day], seen[before[day]]) for day in days)
    return Stagnation(readings, _trend(readings))


@dataclass(frozen=True)
class _Day:
    long: float | None
    median_months: float | None
    seated: frozenset[str]


def _day(snapshot: Snapshot) -> _Day:
    seated = (m.person_id for id_ in snapshot.bodies for m in snapshot.memberships_in(id_))
    return _Day(same_people(snapshot), tenure(snapshot).median_months, frozenset(seated))


def _reading(day: str, now: _Day, before: _Day) -> Reading:
    known = bool(now.seated and before.seated)
    new = 100 * len(now.seated - before.seated) / len(now.seated) if known else None
    return Reading(day, now.long, now.median_months, new)


def _trend(readings: Sequence[Reading]) -> Trend | None:
    known = [(date.fromisoformat(item.as_of).toordinal() / _YEAR, item.long)
             for item in readings if item.long is not None]  # fmt: skip
    if len(known) < FEWEST_DAYS:
        return None
    found = theilslopes([long for _, long in known], [at for at, _ in known])
    return Trend(float(found.slope), float(found.low_slope), float(found.high_slope))
