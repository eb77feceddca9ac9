"""A shadowing round: visitor x host x half-day, with capacities, caps and floors.

Aim after aim, each held as a row of the integer programme before the next (lexicographic goal
programming: J. Ignizio (1976), Goal Programming and Extensions, Lexington).
"""

from dataclasses import replace

import numpy as np

from graph_service.matching.aims import Aims, Solved, highest
from graph_service.matching.timetable_aims import Counted
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

_ONE_IN = 100
"""Where keeping costs more than one in so many points, one kept group in so many may go."""
_SHORT = 15
"""The best visits of each visitor and of each host with which a search begins."""


def best_timetable(asked: Timetable, aims: Aims) -> Solved:
    """The best visits, as groups (host, visitor, half-day), in the order of aims.

    `aims.fixed` and `aims.stay` are groups (host, visitor), on whatever half-day. The order: the
    floors met; most visitors reached; most groups kept, and of those most on the half-day that
    they had; most turns (added up over the visitors reached); most visits; the worst visit (if
    fair); the highest total. Where keeping all that can be kept would cost more than a hundredth
    of the total, one group in a hundred may go.

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
        self.counted = Counted(self.asked, self.visits, self.several)
        self.all = np.ones(len(self.visits) + len(self.several), dtype=bool)
        self.first = self._shortlist()
        self.spare = 0
        self.proved = True

    def solved(self) -> Solved:
        """The best answer, aim after aim."""
        self.programme = self._begun()
        found = self._at_once() or self._one_by_one()
        if (spare := len(self.aims.stay) // _ONE_IN) and self._dear(found.value):
            self.spare = spare
            found = self._at_once() or self._one_by_one()
        chosen = self.visits.only(np.flatnonzero(found.taken[: len(self.visits)]))
        worst = int(chosen.points.min()) if len(chosen) else None
        groups = with_half_days(self.asked, chosen)
        return Solved(groups, worst, found.value, found.bound, self.proved)

    def _dear(self, total: int) -> bool:
        """Whether keeping all that can be kept may cost more than a hundredth of the total."""
        aims = self.counted.before(replace(self.aims, stay=frozenset()), 0)
        everybody, _ = next(aims)
        reached = best(self.programme, everybody, self.all, self.first)
        held = self.programme.holding(everybody, _there(reached).value)
        points = self.counted.of_visits(self.visits.points)
        free = priced(held, points, self.all, self.first)
        return free is not None and total * _ONE_IN < free.most * (_ONE_IN - 1)

    def _at_once(self) -> Best | None:
        """The answer, if there is a whole one that has as much of each aim as the relaxation.

        Each aim is held at its bound; an answer that keeps to them all proves them all.
        """
        programme = self.programme
        for aim, spare in self.counted.before(self.aims, self.spare):
            found = priced(programme, aim, self.all, self.first)
            if found is None:
                return None
            programme = programme.holding(aim, found.most - spare)
            self.first[found.columns] = True
        return self._last(programme)

    def _one_by_one(self) -> Best:
        """The answer, each aim searched in whole visits before the next."""
        self.proved = True
        programme = self.programme
        for place, (aim, spare) in enumerate(self.counted.before(self.aims, self.spare)):
            found = best(programme, aim, self.all, self.first)
            if found is None and not place:
                self._floors()
            found = _there(found)
            self.proved &= found.proved
            programme = programme.holding(aim, found.value - spare)
            self.first[found.columns] = True
        return _there(self._last(programme))

    def _begun(self) -> Programme:
        """The rows of the timetable with what is fixed and the floors."""
        made = rows(self.asked, self.visits, self.several)
        for group in sorted(self.aims.fixed):
            made.one(np.flatnonzero(self.counted.among([group])), -1, -1)
        self.bare = programme = Programme(*made.made(len(self.all)))
        for visitors, least in self.asked.floors:
            programme = programme.holding(self.counted.reached(visitors), least)
        return programme

    def _floors(self) -> None:
        """Raise the first floor that cannot be met."""
        programme = self.bare
        nobody: frozenset[int] = frozenset()
        for at, (visitors, least) in enumerate((*self.asked.floors, (nobody, 0))):
            aim = self.counted.reached(visitors)
            found = best(programme, aim, self.all, self.first)
            if found is None:
                raise ValueError("the fixed visits cannot all be made")
            if found.value < least:
                raise Unreachable(at, found.value)
            programme = programme.holding(aim, least)
            self.first[found.columns] = True

    def _last(self, programme: Programme) -> Best | None:
        """The highest total, of answers whose worst visit is the best (if that is asked)."""
        total = self.counted.of_visits(self.visits.points)
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

    def _shortlist(self) -> Mask:
        """The columns to begin with: the best of each host and visitor, what is fixed or stays."""
        short = self.all.copy()
        short[: len(self.visits)] = (
            _best_of(self.visits.host, self.visits.points)
            | _best_of(self.visits.visitor, self.visits.points)
            | self.counted.among(self.aims.fixed | self.aims.stay)
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
