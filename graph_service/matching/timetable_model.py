"""A timetable as an integer programme: what no visits may do together, row by row.

Columns: one 0/1 variable a possible visit (host, visitor, half-day), then one for each visitor who
may make several: reached or not. Who makes one visit at most is reached by that visit. Every row
says that some columns come to at most a whole number. Without people who are both, pairs that
share several half-days and floors that overlap, these are the rows of a network flow (caps around
hosts around half-days, visitors around half-days), whose vertices are whole (R. Ahuja, T. Magnanti
and J. Orlin (1993), Network Flows, section 11.12): the relaxation is whole or nearly so.
"""

from collections.abc import Iterable

import numpy as np
from scipy.sparse import csc_array

from graph_service.matching.timetable_problem import ANY, Timetable, Visits, Whole


class Rows:
    """Rows in the making, entry by entry, with the most each comes to."""

    def __init__(self) -> None:
        self._row: list[Whole] = []
        self._column: list[Whole] = []
        self._value: list[Whole] = []
        self._most: list[Whole] = []
        self._count = 0

    def one(self, column: Whole, value: Whole | int, most: int) -> None:
        """A single row: these columns, each so many times, come to at most `most`."""
        values = np.broadcast_to(np.asarray(value, dtype=np.int64), column.shape)
        self._add(np.zeros(len(column), dtype=np.int64), column, values, whole([most]))

    def each(self, key: Whole, column: Whole, most: Whole | int) -> None:
        """A row for each key there is, of its columns; `most` is one for all or one for each key.

        A row that cannot be broken, since it has no more columns than it may, is left out.
        """
        keys, row, size = np.unique(key, return_inverse=True, return_counts=True)
        high = most[keys] if isinstance(most, np.ndarray) else np.full(len(keys), most)
        needed = size > high
        place = np.cumsum(needed) - 1
        kept = needed[row]
        ones = np.ones(np.count_nonzero(kept), dtype=np.int64)
        self._add(place[row[kept]], column[kept], ones, high[needed])

    def _add(self, row: Whole, column: Whole, value: Whole, most: Whole) -> None:
        self._row.append(row + self._count)
        self._column.append(column)
        self._value.append(value)
        self._most.append(most)
        self._count += len(most)

    def made(self, columns: int) -> tuple[csc_array, Whole]:
        """The rows as a sparse matrix of whole numbers, and the most of each."""
        if not self._count:
            return csc_array((0, columns), dtype=np.int64), whole([])
        at = np.concatenate(self._row), np.concatenate(self._column)
        matrix = csc_array((np.concatenate(self._value), at), shape=(self._count, columns))
        return matrix, np.concatenate(self._most)


def rows(asked: Timetable, visits: Visits, several: Whole) -> Rows:
    """What every timetable keeps to, floors apart; `several`: who has a further column."""
    found = Rows()
    every = np.arange(len(visits))
    found.each(visits.host, every, whole(asked.capacity))
    found.each(visits.visitor, every, whole(asked.visits))
    _half_days(found, asked, visits)
    found.each(visits.host * asked.points.shape[1] + visits.visitor, every, 1)
    for group, high in asked.caps:
        found.one(every[np.isin(visits.host, list(group))], 1, high)
    _one_way(found, asked, visits)
    for at, visitor in enumerate(several.tolist()):
        own = every[visits.visitor == visitor]
        value = np.concatenate([[1], np.full(len(own), -1)])
        found.one(np.concatenate([[len(visits) + at], own]), value, 0)
    return found


def _half_days(found: Rows, asked: Timetable, visits: Visits) -> None:
    """One thing a half-day, for whoever may have several in the round."""
    hosts, visitors = asked.points.shape
    # Who is host and visitor has one number.
    person = hosts + np.arange(visitors)
    several = np.concatenate([whole(asked.capacity), whole(asked.visits)]) > 1
    for host, visitor in asked.same:
        person[visitor] = host
        several[host] = True
    every = np.flatnonzero(visits.slot != ANY)
    who = np.concatenate([visits.host[every], person[visits.visitor[every]]])
    key = who * asked.host_free.shape[1] + np.tile(visits.slot[every], 2)
    found.each(key[several[who]], np.tile(every, 2)[several[who]], 1)


def _one_way(found: Rows, asked: Timetable, visits: Visits) -> None:
    """Of two people who are both host and visitor, one visits the other, or neither."""
    hosts, visitors = asked.points.shape
    as_visitor, as_host = np.full(hosts, -1), np.full(visitors, -1)
    for one, same in asked.same:
        as_visitor[one], as_host[same] = same, one
    host, other = visits.host, as_host[visits.visitor]
    both = (as_visitor[host] >= 0) & (other >= 0)
    key = np.minimum(host, other) * hosts + np.maximum(host, other)
    found.each(key[both], np.flatnonzero(both), 1)


def whole(values: Iterable[int] | Whole) -> Whole:
    """Whole numbers as an array."""
    return np.array(values if isinstance(values, np.ndarray) else list(values), dtype=np.int64)
