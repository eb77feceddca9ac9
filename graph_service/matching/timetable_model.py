"""The rows of a timetable's integer programme: what no two visits may do together.

Columns: one 0/1 variable a visit (host, visitor, half-day), then one a visitor: reached or not.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from graph_service.matching.timetable_problem import Timetable, Visits

Whole = npt.NDArray[np.int64]


@dataclass
class Rows:
    """Rows of a programme, entry by entry, with the range each has to stay in."""

    row: list[Whole] = field(default_factory=list)
    column: list[Whole] = field(default_factory=list)
    value: list[Whole] = field(default_factory=list)
    low: list[Whole] = field(default_factory=list)
    high: list[Whole] = field(default_factory=list)
    count: int = 0

    def add(self, row: Whole, column: Whole, value: Whole, low: Whole, high: Whole) -> None:
        """Add `len(low)` rows; `row` counts from the first of them."""
        self.row.append(row + self.count)
        self.column.append(column)
        self.value.append(value)
        self.low.append(low)
        self.high.append(high)
        self.count += len(low)

    def at_most(self, key: Whole, column: Whole, most: Whole | int) -> None:
        """One row for each different key: its columns come to at most `most` (by key, or all)."""
        keys, row = np.unique(key, return_inverse=True)
        high = most[keys] if isinstance(most, np.ndarray) else np.full(len(keys), most)
        one = np.ones(len(column), dtype=np.int64)
        self.add(row, column, one, np.full(len(keys), -NO_END), high)

    def one(self, column: Whole, value: Whole, low: int, high: int) -> None:
        """A single row."""
        self.add(
            np.zeros(len(column), dtype=np.int64), column, value, _whole([low]), _whole([high])
        )

    def matrix(self, columns: int) -> csr_array:
        """The rows as a sparse matrix."""
        entries = np.concatenate(self.value).astype(float)
        at = np.concatenate(self.row), np.concatenate(self.column)
        return csr_array((entries, at), shape=(self.count, columns))


NO_END = 2**40


def rows(asked: Timetable, visits: Visits) -> Rows:
    """What every timetable keeps to, floors apart."""
    found = Rows()
    hosts, visitors = asked.points.shape
    slots = asked.host_free.shape[1]
    every = np.arange(len(visits))
    # A person who is host and visitor does one thing a half-day: both have one number.
    person = hosts + np.arange(visitors)
    for host, visitor in asked.same:
        person[visitor] = host
    busy = np.concatenate([visits.host, person[visits.visitor]]) * slots
    busy += np.concatenate([visits.slot, visits.slot])
    found.at_most(busy, np.concatenate([every, every]), 1)
    found.at_most(visits.host * visitors + visits.visitor, every, 1)
    found.at_most(visits.host, every, _whole(asked.capacity))
    found.at_most(visits.visitor, every, _whole(asked.visits))
    for group, most in asked.caps:
        column = every[np.isin(visits.host, list(group))]
        found.one(column, np.ones_like(column), -NO_END, most)
    _one_way(found, asked, visits)
    _reached(found, visits, visitors)
    return found


def _one_way(found: Rows, asked: Timetable, visits: Visits) -> None:
    """Of two people who are both host and visitor, one visits the other, or neither."""
    host_of = {visitor: host for host, visitor in asked.same}
    visitor_of = dict(asked.same)
    people = len(asked.points) + 1
    key, column = [], []
    for at, (host, visitor) in enumerate(zip(visits.host, visits.visitor, strict=True)):
        if host in visitor_of and visitor in host_of:
            other = host_of[visitor]
            key.append(min(host, other) * people + max(host, other))
            column.append(at)
    if key:
        found.at_most(_whole(key), _whole(column), 1)


def _reached(found: Rows, visits: Visits, visitors: int) -> None:
    """A visitor counts as reached only with a visit."""
    count = len(visits)
    row = np.concatenate([np.arange(visitors), visits.visitor])
    column = np.concatenate([count + np.arange(visitors), np.arange(count)])
    value = np.concatenate([np.ones(visitors), -np.ones(count)]).astype(np.int64)
    low, high = np.full(visitors, -NO_END), np.zeros(visitors, dtype=np.int64)
    found.add(row, column, value, low, high)


def _whole(values: Iterable[int]) -> Whole:
    return np.array(list(values), dtype=np.int64)
