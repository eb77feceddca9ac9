"""The integer programmes behind invitations, as HiGHS solves them: the only place that knows it.

Maximum coverage where a need can be covered several times (G. L. Nemhauser and L. A. Wolsey (1988),
"Integer and Combinatorial Optimization", Wiley; NP-hard), by branch and cut (Q. Huangfu and
J. A. J. Hall (2018), "Parallelizing the dual revised simplex method", Mathematical Programming
Computation 10, 119-142, as in `scipy.optimize`). Who cannot be in an answer as good as one at hand
is left out first, by their reduced cost (the same book, chapter II.3).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import gcd
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_array, eye_array, hstack, vstack

Numbers = NDArray[np.float64]
Counts = NDArray[np.int64]
# Far above what the solver's arithmetic can be wrong by, far below the step between whole numbers.
_DUST = 1e-4


@dataclass(frozen=True)
class Need:
    """A gap: how many people it is short, and the points for each of them that is found."""

    short: int
    points: int


@dataclass(frozen=True)
class Candidate:
    """A person as numbers: bit g of `covers` where they count in need g, and the seats they hold.

    Their place among the candidates is the fixed order that decides between equals.
    """

    covers: int
    load: int


@dataclass(frozen=True)
class Solved:
    """How many of each class, the solver's bound from below, and whether it ended with proof."""

    counts: Counts
    bound: float
    proved: bool


class Programme:
    """Variables: how many of each class of equal people, then how many are found for each need.

    A class are the people of the same needs and load; `people[c]` are the places of class c, in
    the fixed order. `effort` of a class puts every seat held before any number of people asked.
    """

    def __init__(
        self,
        needs: Sequence[Need],
        candidates: Sequence[tuple[int, Candidate]],
        seats: int,
        seconds: float,
    ) -> None:
        """Gather (place, candidate) into classes; each programme may take so many seconds."""
        classes: dict[Candidate, list[int]] = {}
        for place, item in candidates:
            classes.setdefault(item, []).append(place)
        self.people, self.size, self.seconds = list(classes.values()), len(classes), seconds
        self.effort = np.array([item.load * (seats + 1) + 1 for item in classes], dtype=float)
        # Common factors go, so that a bound less than one away is as good as none.
        self.unit = gcd(*(need.points for need in needs))
        self._points = np.array([need.points // self.unit for need in needs], dtype=float)
        self._short = np.array([need.short for need in needs], dtype=float)
        self._covers = np.array(
            [[float(item.covers >> at & 1) for item in classes] for at in range(len(needs))]
        )
        self._upper = np.array([min(len(people), seats) for people in self.people], dtype=float)
        self._seats = seats
        # Conditions A x <= b: nobody is found who is not asked; no more are asked than seats.
        found = hstack([csr_array(-self._covers), eye_array(len(needs))])
        self._table: Any = vstack([found, csr_array([self._wide(people=np.ones(self.size))])])
        self._most: list[float] = [0.0] * len(needs) + [float(seats)]

    def most(self) -> Solved:
        """The most points; `bound` is in units of points, and negative."""
        greedy = self._greedy()
        cost = self._wide(needs=-self._points)
        relaxed = self._leave_out(cost, -self._made(greedy))
        solved = self._solve(cost, greedy)
        every = -float(self._points @ self._short)
        return replace(solved, bound=max(solved.bound, relaxed, every))

    def lightest(self, most: Solved) -> Solved:
        """Of the choices with as many points as `most`: fewest seats held, then fewest people."""
        made = self._made(most.counts)
        self._leave_out(self._wide(needs=-self._points), -made)
        self._add(self._wide(needs=-self._points), -made)
        return self._solve(self._wide(people=self.effort), most.counts)

    def first(self, lightest: Solved) -> Solved:
        """Of the choices as good as `lightest`: whose people come first, one after another.

        To be asked after `lightest`. A programme a person: beside those already found, who can
        come first of all? Where nobody comes before the next of the choice at hand, it is they.
        """
        effort = float(self.effort @ lightest.counts)
        self._leave_out(self._wide(people=self.effort), effort)
        self._add(self._wide(people=self.effort), effort)
        kept, found = np.zeros_like(lightest.counts), lightest
        for _ in range(int(lightest.counts.sum())):
            ranks = self._next(kept)
            if (ranks < ranks[_leader(ranks, found, kept)]).any():
                found = self._earliest(kept, ranks, found)
            if not found.proved:
                break
            kept[_leader(ranks, found, kept)] += 1
        return found

    def _next(self, kept: Counts) -> Numbers:
        """The place of the next person of each class; infinite where nobody is left in it."""
        return np.array([
            people[number] if number < most else np.inf
            for people, number, most in zip(self.people, kept.tolist(), self._upper, strict=True)
        ])  # fmt: skip

    def _earliest(self, kept: Counts, ranks: Numbers, known: Solved) -> Solved:
        """The choice with everybody kept in which the next person comes first of all.

        One further variable for each class whose next person comes before the one known, or is
        they; one of those is 1, and that person is asked too.
        """
        earlier = np.flatnonzero(ranks <= ranks[_leader(ranks, known, kept)])
        order = np.argsort(np.argsort(ranks[earlier])).astype(float)
        few, width = len(earlier), len(self._bounds())
        picked = csr_array((np.ones(few), (np.arange(few), earlier)), shape=(few, width))
        more = hstack([picked, -eye_array(few)])
        one = np.concatenate([self._wide(), np.ones(few)])
        rows = [LinearConstraint(more, lb=kept[earlier]), LinearConstraint(one, 1, 1)]
        cost = np.concatenate([self._wide(), order])
        return self._solve(cost, known.counts, rows, lower=kept, further=few)

    def _solve(
        self,
        cost: Numbers,
        known: Counts,
        rows: Sequence[LinearConstraint] = (),
        *,
        lower: Counts | None = None,
        further: int = 0,
    ) -> Solved:
        """Minimise `cost`, with so many `further` variables of 0 or 1; `known` if none is found.

        All variables are whole. The answer is that of the solver, and is counted again by others.
        """
        upper = np.append(self._bounds(), np.ones(further))
        least = np.zeros_like(upper)
        least[: self.size] = 0 if lower is None else lower
        table = hstack([self._table, csr_array((self._table.shape[0], further))], format="csr")
        found = milp(
            cost,
            integrality=np.ones(len(upper), dtype=int),
            bounds=Bounds(least, upper),
            constraints=[LinearConstraint(table, ub=self._most), *rows],
            options={"mip_rel_gap": 0, "time_limit": self.seconds},
        )
        bound = -np.inf if found.mip_dual_bound is None else float(found.mip_dual_bound)
        counts = known if found.x is None else np.rint(found.x[: self.size]).astype(np.int64)
        return Solved(counts, bound, found.status == 0)

    def _leave_out(self, cost: Numbers, reached: float) -> float:
        """Leave out the classes of which nobody can be in a choice that costs at most `reached`.

        What fractions of people would cost is given back: no choice costs less.
        """
        # The stubs know no sparse table, which the solver takes as it is.
        table: Any = self._table.tocsr()
        bounds = [(0.0, upper) for upper in self._bounds().tolist()]
        found = linprog(cost, A_ub=table, b_ub=self._most, bounds=bounds, method="highs")
        if found.status != 0 or found.fun is None:
            return -np.inf
        reduced = np.asarray(found.lower.marginals)[: self.size]
        self._upper[found.fun + reduced > reached + _DUST] = 0
        return float(found.fun)

    def _add(self, row: Numbers, most: float) -> None:
        """Add the condition that a sum of the variables is at most so much."""
        self._table = vstack([self._table, csr_array([row])])
        self._most.append(most)

    def _greedy(self) -> Counts:
        """A good choice to begin with: always whoever adds the most points."""
        counts = np.zeros(self.size, dtype=np.int64)
        for _ in range(self._seats):
            wanted = self._points * (self._covers @ counts < self._short)
            added = np.where(counts < self._upper, wanted @ self._covers, 0)
            if not added.any():
                break
            counts[int(added.argmax())] += 1
        return counts

    def _made(self, counts: Counts) -> float:
        """The points of a choice, in units."""
        return float(self._points @ np.minimum(self._covers @ counts, self._short))

    def _bounds(self) -> Numbers:
        return np.append(self._upper, self._short)

    def _wide(self, people: Numbers | None = None, needs: Numbers | None = None) -> Numbers:
        """A row over all variables; 0 where nothing is said."""
        return np.concatenate([
            np.zeros(self.size) if people is None else people,
            np.zeros(len(self._points)) if needs is None else needs,
        ])  # fmt: skip


def _leader(ranks: Numbers, solved: Solved, kept: Counts) -> int:
    """The class of the first person, besides those kept, whom a choice asks."""
    return int(np.argmin(np.where(solved.counts > kept, ranks, np.inf)))
