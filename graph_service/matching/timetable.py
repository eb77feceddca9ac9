"""A shadowing round: visitor x host x half-day, with capacities, caps and floors.

Aim after aim, each held as a row of the integer programme before the next (lexicographic goal
programming: J. Ignizio (1976), Goal Programming and Extensions, Lexington).
"""

from collections.abc import Iterable, Iterator

import numpy as np

from graph_service.matching.aims import Aims, Group, Solved, highest
from graph_service.matching.timetable_model import rows, whole
from graph_service.matching.timetable_prices import Priced, Programme, priced
from graph_service.matching.timetable_problem import (
    Mask,
    Timetable,
    Unreachable,
    Whole,
    possible,
    tightened,
)
from graph_service.matching.timetable_search import Best, best, searched
from graph_service.matching.timetable_slots import with_half_days

__all__ = ["Timetable", "Unreachable", "best_timetable"]

_SHORT = 15
"""The best visits of each visitor and of each host with which a search begins."""


def best_timetable(asked: Timetable, aims: Aims) -> Solved:
    """The best visits, as groups (host, visitor, half-day), in the order of aims.

    `aims.fixed` and `aims.stay` are groups (host, visitor), on whatever half-day. The order: the
    floors met; most visitors reached; of those, most turns (added up over the visitors reached);
    most visits; most groups kept; the worst visit (if fair); the highest total.

    Raises:
        Unreachable: a floor cannot be met.
        ValueError: the fixed visits cannot all be made.
    """
    return _Search(asked, aims).solved()


class _Search:
    """The columns of a timetable, and what is held of it so far."""

    def __init__(self, asked: Timetable, aims: Aims) -> None:
        self.asked = tightened(asked)
        self.aims = aims
        self.visits = possible(self.asked, aims.seed)
        self.several = np.flatnonzero(whole(self.asked.visits) > 1)
        self.all = np.ones(len(self.visits) + len(self.several), dtype=bool)
        self.first = self._shortlist()
        self.proved = True

    def solved(self) -> Solved:
        """The best answer, aim after aim."""
        self.programme = self._begun()
        found = self._at_once() or self._one_by_one()
        chosen = self.visits.only(np.flatnonzero(found.taken[: len(self.visits)]))
        worst = int(chosen.points.min()) if len(chosen) else None
        groups = with_half_days(self.asked, chosen)
        return Solved(groups, worst, found.value, found.bound, self.proved)

    def _at_once(self) -> Best | None:
        """The answer, if there is a whole one that has as much of each aim as the relaxation.

        Each aim is held at its bound; an answer that keeps to them all proves them all.
        """
        programme = self.programme
        for aim in self._before():
            found = priced(programme, aim, self.all, self.first)
            if found is None:
                return None
            programme = programme.holding(aim, found.most)
            self.first[found.columns] = True
        return self._last(programme)

    def _one_by_one(self) -> Best:
        """The answer, each aim searched in whole visits before the next."""
        self.proved = True
        programme = self.programme
        for place, aim in enumerate(self._before()):
            found = best(programme, aim, self.all, self.first)
            if found is None and not place:
                self._floors()
            found = _there(found)
            self.proved &= found.proved
            programme = programme.holding(aim, found.value)
            self.first[found.columns] = True
        return _there(self._last(programme))

    def _begun(self) -> Programme:
        """The rows of the timetable with what is fixed and the floors."""
        made = rows(self.asked, self.visits, self.several)
        for group in sorted(self.aims.fixed):
            made.one(np.flatnonzero(self._is([group])), -1, -1)
        self.bare = programme = Programme(*made.made(len(self.all)))
        for visitors, least in self.asked.floors:
            programme = programme.holding(self._reached(visitors), least)
        return programme

    def _floors(self) -> None:
        """Raise the first floor that cannot be met."""
        programme = self.bare
        nobody: frozenset[int] = frozenset()
        for at, (visitors, least) in enumerate((*self.asked.floors, (nobody, 0))):
            aim = self._reached(visitors)
            found = best(programme, aim, self.all, self.first)
            if found is None:
                raise ValueError("the fixed visits cannot all be made")
            if found.value < least:
                raise Unreachable(at, found.value)
            programme = programme.holding(aim, least)
            self.first[found.columns] = True

    def _before(self) -> Iterator[Whole]:
        """The aims before the worst and the total, in order."""
        everybody = range(self.asked.points.shape[1])
        yield self._reached(everybody)
        if any(self.aims.turns):
            yield self._reached(everybody, whole(self.aims.turns))
        if len(self.several):
            yield self._of_visits(np.ones(len(self.visits), dtype=np.int64))
        if self.aims.stay:
            yield self._of_visits(self._is(self.aims.stay).astype(np.int64))

    def _last(self, programme: Programme) -> Best | None:
        """The highest total, of answers whose worst visit is the best (if that is asked)."""
        total = self._of_visits(self.visits.points)
        levels = self._levels()
        if not self.aims.fair or len(levels) < 2:
            return best(programme, total, self.all, self.first)
        relaxed: dict[int, Priced | None] = {}

        def possible_from(level: int) -> bool:
            if level not in relaxed:
                relaxed[level] = priced(programme, total, self._from(level), self.first)
            return relaxed[level] is not None

        def whole_from(level: int) -> Best | None:
            found = relaxed[level] if possible_from(level) else None
            if found is None:
                return None
            return searched(programme, total, self._from(level), found)

        top = levels.index(highest(levels, possible_from))
        answer = whole_from(levels[top])
        if answer is None and whole_from(levels[0]) is None:
            return None
        # Above `top` the relaxation proves that nothing is possible; below, it only suggests.
        below = reversed(levels[:top])
        while answer is None:
            answer = whole_from(next(below))
        return answer

    def _levels(self) -> list[int]:
        """What the worst visit may come to: nothing above the worst of what is fixed."""
        points = np.unique(self.visits.points)
        most = min((self.asked.points[group] for group in self.aims.fixed), default=None)
        return [int(level) for level in points if most is None or level <= most]

    def _from(self, level: int) -> Mask:
        allowed = self.all.copy()
        allowed[: len(self.visits)] = self.visits.points >= level
        return allowed

    def _reached(self, visitors: Iterable[int], worth: Whole | None = None) -> Whole:
        """The aim of reaching these visitors, each worth 1 or so much."""
        each = np.zeros(self.asked.points.shape[1], dtype=np.int64)
        chosen = whole(visitors)
        each[chosen] = 1 if worth is None else worth[chosen]
        once = each.copy()
        once[self.several] = 0
        return np.concatenate([once[self.visits.visitor], each[self.several]])

    def _of_visits(self, worth: Whole) -> Whole:
        """An aim that is about visits only."""
        return np.concatenate([worth, np.zeros(len(self.several), dtype=np.int64)])

    def _is(self, groups: Iterable[Group]) -> Mask:
        """Which visits are one of these (host, visitor)."""
        marked = np.zeros(self.asked.points.shape, dtype=bool)
        for host, visitor in groups:
            marked[host, visitor] = True
        return marked[self.visits.host, self.visits.visitor]

    def _shortlist(self) -> Mask:
        """The columns to begin with: the best of each host and visitor, what is fixed or stays."""
        short = self.all.copy()
        short[: len(self.visits)] = (
            _best_of(self.visits.host, self.visits.points)
            | _best_of(self.visits.visitor, self.visits.points)
            | self._is(self.aims.fixed | self.aims.stay)
        )
        return short


def _best_of(who: Whole, points: Whole) -> Mask:
    """The `_SHORT` best visits of each."""
    order = np.lexsort((-points, who))
    ranked = who[order]
    begins = np.concatenate([[0], np.flatnonzero(np.diff(ranked)) + 1]) if len(who) else order
    rank = np.arange(len(who)) - np.repeat(begins, np.diff(np.append(begins, len(who))))
    found = np.zeros(len(who), dtype=bool)
    found[order[rank < _SHORT]] = True
    return found


def _there(found: Best | None) -> Best:
    """An answer of a programme that is known to have one."""
    if found is None:
        raise ArithmeticError("an answer was found and lost")
    return found
