"""A shadowing round: visitor x host x half-day, with capacities, caps and floors."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from graph_service.matching.aims import Aims, Group, Solved, highest
from graph_service.matching.timetable_model import NO_END, Rows, Whole, rows
from graph_service.matching.timetable_problem import Timetable, Unreachable, Visits, possible

__all__ = ["Timetable", "Unreachable", "best_timetable"]


def best_timetable(asked: Timetable, aims: Aims) -> Solved:
    """The best visits, as groups (host, visitor, half-day), in the order of aims.

    `aims.fixed` and `aims.stay` are groups (host, visitor), on whatever half-day. The order: the
    floors met; most visitors reached; of those, most turns (added up over the visitors reached);
    most visits; most groups kept; the worst visit (if fair); the highest total.

    Raises:
        Unreachable: a floor cannot be met.
        ValueError: the fixed visits cannot all be made.
    """
    programme = _Programme(asked, aims)
    for at, (group, least) in enumerate(asked.floors):
        column = programme.reached(sorted(group))
        most = programme.most(column)
        if most < least:
            raise Unreachable(at, most)
        programme.hold(column, least)
    for aim in programme.before():
        programme.hold(aim, programme.most(aim))
    return programme.solved()


@dataclass
class _Programme:
    asked: Timetable
    aims: Aims

    def __post_init__(self) -> None:
        self.visits: Visits = possible(self.asked)
        self.rows: Rows = rows(self.asked, self.visits)
        self.columns = len(self.visits) + self.asked.points.shape[1]
        self.best = np.zeros(self.columns, dtype=np.int64)
        pairs = self._is(self.aims.fixed)
        for host, visitor in self.aims.fixed:
            column = np.flatnonzero(
                pairs & (self.visits.host == host) & (self.visits.visitor == visitor)
            )
            self.rows.one(column, np.ones_like(column), 1, 1)

    def _is(self, groups: frozenset[Group]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        marked = np.zeros(self.asked.points.shape, dtype=bool)
        for host, visitor in groups:
            marked[host, visitor] = True
        return marked[self.visits.host, self.visits.visitor]

    def reached(self, visitors: list[int], worth: list[int] | None = None) -> Whole:
        """The aim of reaching these visitors."""
        aim = np.zeros(self.columns, dtype=np.int64)
        aim[len(self.visits) + np.array(visitors, dtype=np.int64)] = 1 if worth is None else worth
        return aim

    def before(self) -> list[Whole]:
        """The aims before the worst and the total, in order."""
        visitors = list(range(self.asked.points.shape[1]))
        nobody = np.zeros(len(visitors), dtype=np.int64)
        aims = [self.reached(visitors)]
        if any(self.aims.turns):
            aims.append(self.reached(visitors, list(self.aims.turns)))
        aims.append(np.concatenate([np.ones(len(self.visits), dtype=np.int64), nobody]))
        aims.append(np.concatenate([self._is(self.aims.stay).astype(np.int64), nobody]))
        return aims

    def most(self, aim: Whole) -> int:
        """The most of an aim, all that is held kept."""
        found = self._solve(aim, self.upper())
        if found is None:
            raise ValueError("the fixed visits cannot all be made")
        self.best = found
        return int(aim @ found)

    def hold(self, aim: Whole, least: int) -> None:
        """From now on at least so much of an aim."""
        column = np.flatnonzero(aim)
        self.rows.one(column, aim[column], least, NO_END)

    def upper(self, worst: int = 0) -> Whole:
        """The upper bounds of the columns, with no visit below `worst`."""
        reached = np.ones(self.columns - len(self.visits), dtype=np.int64)
        return np.concatenate([(self.visits.points >= worst).astype(np.int64), reached])

    def _solve(self, aim: Whole, upper: Whole) -> Whole | None:
        if not self.columns:
            return aim
        found = milp(
            -aim.astype(float),
            integrality=np.ones(self.columns),
            bounds=Bounds(0, upper),
            constraints=LinearConstraint(
                self.rows.matrix(self.columns),
                np.concatenate(self.rows.low),
                np.concatenate(self.rows.high),
            ),
            options={"mip_rel_gap": 0},
        )
        if found.x is None:
            return None
        whole: Whole = np.rint(found.x).astype(np.int64)
        return whole

    def solved(self) -> Solved:
        """The answer, once everything before the worst and the total is held."""
        nothing = np.zeros(self.columns, dtype=np.int64)
        if not len(self.visits):
            return Solved((), None, 0, 0)
        worst = 0
        if self.aims.fair and self.best[: len(self.visits)].any():
            levels = [0, *(int(level) for level in np.unique(self.visits.points) if level)]
            worst = highest(
                levels, lambda level: self._solve(nothing, self.upper(level)) is not None
            )
        aim = nothing.copy()
        aim[: len(self.visits)] = self.visits.points
        found = self._solve(aim, self.upper(worst))
        if found is None:
            raise ValueError("the programme contradicts itself")
        chosen = self.visits.only(np.flatnonzero(found[: len(self.visits)]))
        groups = sorted(
            zip(chosen.host.tolist(), chosen.visitor.tolist(), chosen.slot.tolist(), strict=True)
        )
        total = int(chosen.points.sum())
        lowest = int(chosen.points.min()) if len(chosen) else None
        return Solved(tuple(groups), lowest, total, total)
