"""Which projects to fund within a budget: an integer programme, and the next best answers to it.

The order of aims: the most groups covered; of those portfolios, the most points; of those, the
least cost. It is the 0-1 knapsack problem with coverage (H. Kellerer, U. Pferschy and D. Pisinger
(2004), "Knapsack Problems", Springer), solved aim by aim by branch and cut (HiGHS: Q. Huangfu and
J. A. J. Hall (2018), Mathematical Programming Computation 10, 119-142, as in `scipy.optimize`).
The next best answer is found by forbidding those before it, each with one condition (E. Balas and
R. Jeroslow (1972), "Canonical cuts on the unit hypercube", SIAM Journal on Applied Mathematics 23,
61-69). All data are whole numbers: an answer is counted again in whole numbers, and it is proved
where the solver's bound is less than one away from it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp

Numbers = NDArray[np.float64]
SECONDS = 10.0
_DUST = 1e-4


@dataclass(frozen=True)
class Project:
    """What a project costs, its points, and the groups it covers: bit g is group g."""

    cost: int
    points: int
    covers: int


@dataclass(frozen=True)
class Portfolio:
    """The places of the projects chosen, and what they come to; `proved` by the order of aims."""

    chosen: tuple[int, ...]
    covered: int
    points: int
    cost: int
    proved: bool


def portfolios(projects: Sequence[Project], budget: int, answers: int = 1) -> list[Portfolio]:
    """The best portfolios, the best first: fewer than `answers` where there are no more.

    Args:
        projects: costs and points from 0.
        budget: what they may cost together.
        answers: how many portfolios to find, each with other projects than those before.
    """
    if not projects:
        return [Portfolio((), 0, 0, 0, proved=True)]
    programme = _Programme(projects, budget)
    found: list[Portfolio] = []
    while len(found) < answers and (one := programme.best(found)) is not None:
        found.append(one)
    return found


class _Programme:
    """Variables: whether each project is chosen, then whether each group is covered."""

    def __init__(self, projects: Sequence[Project], budget: int) -> None:
        self.size, self.budget = len(projects), budget
        groups = max((item.covers for item in projects), default=0).bit_length()
        self.covers = np.array(
            [[item.covers >> group & 1 for item in projects] for group in range(groups)],
            dtype=float,
        ).reshape(groups, self.size)
        self.cost = self._row([item.cost for item in projects])
        self.points = self._row([item.points for item in projects])
        self.covered = np.append(np.zeros(self.size), np.ones(groups))
        # A group is covered only where one of its projects is chosen.
        rows = np.hstack([self.covers, -np.eye(groups)])
        self.rules = [LinearConstraint(self.cost, ub=budget)]
        self.rules += [LinearConstraint(rows, lb=0)] if groups else []

    def best(self, before: Sequence[Portfolio]) -> Portfolio | None:
        """The best portfolio that is none of those before; None where there is none."""
        rules = [*self.rules, *(self._other(item.chosen) for item in before)]
        chosen: tuple[int, ...] = ()
        proved = True
        for aim in (-self.covered, -self.points, self.cost):
            solved = self._solve(aim, rules)
            if solved is None:
                return None
            chosen, bound = solved
            reached = round(float(aim @ self._variables(chosen)))
            proved = proved and ceil(bound - _DUST) >= reached
            rules.append(LinearConstraint(aim, ub=reached + 0.5))
        return self._portfolio(chosen, proved=proved)

    def _solve(
        self, aim: Numbers, rules: list[LinearConstraint]
    ) -> tuple[tuple[int, ...], float] | None:
        """The projects that make `aim` least under the rules, and the bound from below.

        What the solver's arithmetic lets through above the budget is forbidden, and asked again.
        """
        found = milp(
            aim, integrality=np.ones(len(aim), dtype=int), bounds=Bounds(0, 1), constraints=rules,
            options={"mip_rel_gap": 0, "time_limit": SECONDS},
        )  # fmt: skip
        values: Any = found.x
        if values is None:
            return None
        bound = -np.inf if found.mip_dual_bound is None else float(found.mip_dual_bound)
        chosen = tuple(np.flatnonzero(np.rint(values[: self.size])).tolist())
        if round(float(self.cost @ self._variables(chosen))) > self.budget:
            rules.append(self._other(chosen))
            return self._solve(aim, rules)
        return chosen, bound

    def _variables(self, chosen: tuple[int, ...]) -> Numbers:
        """All variables of a portfolio, counted anew from what is chosen."""
        picked = np.zeros(self.size)
        picked[list(chosen)] = 1
        return np.append(picked, np.minimum(self.covers @ picked, 1))

    def _portfolio(self, chosen: tuple[int, ...], *, proved: bool) -> Portfolio:
        values = self._variables(chosen)
        covered, points, cost = (
            round(float(row @ values)) for row in (self.covered, self.points, self.cost)
        )
        return Portfolio(chosen, covered, points, cost, proved)

    def _other(self, chosen: tuple[int, ...]) -> LinearConstraint:
        """At least one project in or out that was not so before."""
        signs = np.ones(self.size)
        signs[list(chosen)] = -1
        return LinearConstraint(self._row(signs), lb=1 - len(chosen))

    def _row(self, projects: Sequence[float] | Numbers) -> Numbers:
        groups = len(self.covers)
        return np.append(np.asarray(projects, dtype=float), np.zeros(groups))
