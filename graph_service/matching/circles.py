"""Circles of five to seven people, as good as they can be by the whole order of aims."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csc_array, vstack

from graph_service.matching.aims import Aims, Group, Solved, highest
from graph_service.matching.circle_search import searched, worth

Parts = npt.NDArray[np.int64]
Allowed = npt.NDArray[np.bool_]
Whole = npt.NDArray[np.int64]
PROVED_UP_TO = 15


def best_circles(
    parts: Parts, allowed: Allowed, aims: Aims, *, least: int = 5, most: int = 7
) -> Solved:
    """Circles of `least` to `most` people, any two of whom are allowed to be together.

    `parts` are the points of each criterion for each two people (criteria x people x people),
    `allowed` who may be with whom (people x people). Up to `PROVED_UP_TO` people the answer is
    the best of all by the order of aims: a set packing over all circles there can be (E. Balas and
    M. Padberg (1976), "Set partitioning: a survey", SIAM Review 18, 710-760). Beyond, it is the
    best that a seeded search finds, beside a bound that no answer exceeds.
    """
    if len(allowed) > PROVED_UP_TO:
        return searched(parts, allowed, aims, least, most)
    groups = list(possible(allowed, aims.fixed, least, most))
    if not groups:
        return Solved((), None, 0, 0)
    packing = _Packing(groups, np.array([worth(parts, group) for group in groups]), len(allowed))
    return packing.best(aims)


def possible(allowed: Allowed, fixed: Iterable[Group], least: int, most: int) -> Iterable[Group]:
    """All circles there can be, those that are fixed first; nobody of these is in another one."""
    settled = [tuple(sorted(group)) for group in fixed]
    yield from settled
    taken = {place for group in settled for place in group}
    free = [place for place in range(len(allowed)) if place not in taken]
    for size in range(least, most + 1):
        for group in combinations(free, size):
            if all(allowed[one, other] for one, other in combinations(group, 2)):
                yield group


@dataclass
class _Packing:
    """One 0/1 variable a circle; everybody is in one at most; aims are held one after another."""

    groups: list[Group]
    points: Whole
    people: int

    def __post_init__(self) -> None:
        rows = [place for group in self.groups for place in group]
        columns = [number for number, group in enumerate(self.groups) for _ in group]
        shape = (self.people, len(self.groups))
        self._rows = [csc_array((np.ones(len(rows)), (rows, columns)), shape=shape)]
        self._low, self._high = [np.zeros(self.people)], [np.ones(self.people)]

    def best(self, aims: Aims) -> Solved:
        """The circles that are best, aim after aim."""
        turns = list(aims.turns) or [0] * self.people
        stay, fixed = ({tuple(sorted(g)) for g in groups} for groups in (aims.stay, aims.fixed))
        for aim in (
            [group in fixed for group in self.groups],
            [len(group) for group in self.groups],
            [sum(turns[place] for place in group) for group in self.groups],
            [group in stay for group in self.groups],
        ):
            self._reach(np.array(aim, dtype=np.int64))
        lowest = self._worst() if aims.fair else 0
        random = np.random.default_rng(aims.seed)
        fine = 4 * len(self.groups)
        tied = self.points * fine + random.integers(4, size=len(self.groups))
        chosen = self._most(tied, lowest)
        groups = tuple(sorted(self.groups[place] for place in np.flatnonzero(chosen)))
        points = self.points[chosen > 0]
        total = int(points.sum())
        return Solved(groups, int(points.min()) if len(points) else None, total, total)

    def _worst(self) -> int:
        levels = [0, *(level for level in np.unique(self.points).tolist() if level)]
        return highest(
            levels, lambda level: self._solve(np.zeros_like(self.points), level) is not None
        )

    def _reach(self, aim: Whole) -> None:
        """Hold an aim at the most that can be had of it."""
        if aim.any():
            reached = int(aim @ self._most(aim, 0))
            self._rows.append(csc_array(aim[None, :].astype(float)))
            self._low.append(np.array([reached]))
            self._high.append(np.array([np.inf]))

    def _most(self, aim: Whole, lowest: int) -> Whole:
        found = self._solve(aim, lowest)
        assert found is not None  # noqa: S101 - what was reached before can be reached again
        return found

    def _solve(self, aim: Whole, lowest: int) -> Whole | None:
        """The best choice for an aim among circles of at least `lowest` points."""
        found = milp(
            -aim.astype(float),
            integrality=np.ones(len(aim), dtype=np.int64),
            bounds=Bounds(0, (self.points >= lowest).astype(float)),
            constraints=LinearConstraint(
                vstack(self._rows), np.concatenate(self._low), np.concatenate(self._high)
            ),
            options={"mip_rel_gap": 0},
        )
        return None if found.x is None else np.rint(found.x).astype(np.int64)
