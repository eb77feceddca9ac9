"""The aims of a timetable, each as a whole number a column of its programme."""

from collections.abc import Iterable, Iterator

import numpy as np

from graph_service.matching.aims import Aims, Group
from graph_service.matching.timetable_model import whole
from graph_service.matching.timetable_problem import Mask, Timetable, Visits, Whole


class Counted:
    """What every column counts for: the visits, then those who may make several."""

    def __init__(self, asked: Timetable, visits: Visits, several: Whole) -> None:
        self.asked = asked
        self.visits = visits
        self.several = several

    def before(self, aims: Aims, spare: int) -> Iterator[tuple[Whole, int]]:
        """The aims before the worst and the total, in order, and how much of each may be given up.

        `spare`: so many of the visits that could be kept.
        """
        everybody = range(self.asked.points.shape[1])
        yield self.reached(everybody), 0
        if aims.stay:
            yield self.of_visits(self.among(aims.stay).astype(np.int64)), spare
            if self.asked.before:
                yield self.of_visits(self._on_their_day()), spare
        if any(aims.turns):
            yield self.reached(everybody, whole(aims.turns)), 0
        if len(self.several):
            yield self.of_visits(np.ones(len(self.visits), dtype=np.int64)), 0

    def reached(self, visitors: Iterable[int], worth: Whole | None = None) -> Whole:
        """The aim of reaching these visitors, each worth 1 or so much."""
        each = np.zeros(self.asked.points.shape[1], dtype=np.int64)
        chosen = whole(visitors)
        each[chosen] = 1 if worth is None else worth[chosen]
        once = each.copy()
        once[self.several] = 0
        return np.concatenate([once[self.visits.visitor], each[self.several]])

    def of_visits(self, worth: Whole) -> Whole:
        """An aim that is about visits only."""
        return np.concatenate([worth, np.zeros(len(self.several), dtype=np.int64)])

    def among(self, groups: Iterable[Group]) -> Mask:
        """Which visits are one of these (host, visitor)."""
        marked = np.zeros(self.asked.points.shape, dtype=bool)
        for host, visitor in groups:
            marked[host, visitor] = True
        return marked[self.visits.host, self.visits.visitor]

    def _on_their_day(self) -> Whole:
        """Which visits are on the half-day that they had before."""
        had = np.full(self.asked.points.shape, -2)
        for host, visitor, slot in self.asked.before:
            had[host, visitor] = slot
        same: Mask = had[self.visits.host, self.visits.visitor] == self.visits.slot
        return same.astype(np.int64)
