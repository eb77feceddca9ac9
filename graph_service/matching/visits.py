"""Visits of hosts by visitors: each host takes several, each visitor may make several."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csc_array, vstack

from graph_service.matching.aims import NEVER, Aims, Group, Points, Solved, highest
from graph_service.matching.pairs import best_pairs

Whole = npt.NDArray[np.int64]
_EXACT = 2**53
"""Below this, doubles are exact."""
_PROVED, _IMPOSSIBLE = 0, 2
"""What scipy's `milp` says of a programme."""


def best_visits(
    points: Points, capacity: Sequence[int], visits: Sequence[int], aims: Aims
) -> Solved:
    """The best visits (host, visitor) of `points`, a row for each host, a column for each visitor.

    Host i takes `capacity[i]` visitors at most, visitor j makes `visits[j]` visits at most, and
    nobody visits the same host twice. The order of aims: visitors reached, turns (of visitors),
    visits made, visits kept, the worst visit, the total.

    Raises:
        OverflowError: the points are so high that sums of them are not exact.
    """
    if max(visits, default=0) <= 1:
        return _seated(points, capacity, visits, aims)
    return _Programme(points, np.array(capacity), np.array(visits), aims).best()


def _seated(points: Points, capacity: Sequence[int], visits: Sequence[int], aims: Aims) -> Solved:
    """Where everybody makes one visit, a host of several is as many seats of an assignment."""
    hosts, visitors = points.shape
    seat_of = [host for host in range(hosts) for _ in range(min(capacity[host], visitors))]
    seats = points[seat_of]
    seats[:, [made == 0 for made in visits]] = NEVER
    first = {host: seat for seat, host in reversed(list(enumerate(seat_of)))}
    taken: dict[int, int] = {}
    fixed = set()
    for host, visitor in sorted(aims.fixed):
        fixed.add((first[host] + taken.get(host, 0), visitor))
        taken[host] = taken.get(host, 0) + 1
    stay = {(s, visitor) for host, visitor in aims.stay for s, h in enumerate(seat_of) if h == host}
    turns = [0] * len(seat_of) + list(aims.turns) if len(aims.turns) else ()
    inner = Aims(frozenset(fixed), turns, frozenset(stay), aims.fair, aims.seed)
    solved = best_pairs(seats, inner)
    groups = tuple(sorted((seat_of[seat], visitor) for seat, visitor in solved.groups))
    return Solved(groups, solved.worst, solved.total, solved.bound)


@dataclass
class _Programme:
    """One 0/1 variable a visit, then one a visitor: reached or not. Aims are held one by one.

    Solved as an integer programme by HiGHS (Q. Huangfu and J. Hall (2018), Mathematical
    Programming Computation 10, 119-142) with no gap.
    """

    points: Points
    capacity: Whole
    visits: Whole
    aims: Aims

    def __post_init__(self) -> None:
        self.host, self.visitor = np.nonzero(self.points > NEVER)
        self.worth = self.points[self.host, self.visitor]
        hosts, visitors = self.points.shape
        count, every = len(self.host), np.arange(len(self.host))
        self.columns = count + visitors
        one = np.ones(count)
        self._rows = [
            csc_array((one, (self.host, every)), shape=(hosts, self.columns)),
            csc_array((one, (self.visitor, every)), shape=(visitors, self.columns)),
            # Who is reached has a visit.
            csc_array(
                (np.concatenate([-one, np.ones(visitors)]),
                 (np.concatenate([self.visitor, np.arange(visitors)]), np.arange(self.columns))),
                shape=(visitors, self.columns),
            ),
        ]  # fmt: skip
        self._high = [self.capacity, self.visits, np.zeros(visitors, dtype=np.int64)]
        self._low = [np.full(len(high), -np.inf) for high in self._high]

    def best(self) -> Solved:
        """The visits that are best, aim after aim."""
        count, visitors = len(self.host), self.points.shape[1]
        turns = np.zeros(visitors, np.int64)
        turns[: len(self.aims.turns)] = self.aims.turns
        nobody, nothing = np.zeros(visitors, np.int64), np.zeros(count, np.int64)
        for aim in (
            np.concatenate([self._is(self.aims.fixed), nobody]),
            np.concatenate([nothing, np.ones(visitors, np.int64)]),
            np.concatenate([nothing, turns]),
            np.concatenate([np.ones(count, np.int64), nobody]),
            np.concatenate([self._is(self.aims.stay), nobody]),
        ):
            self._reach(aim)
        lowest = self._worst() if self.aims.fair and count else 0
        chosen = self._most(self._tied(), lowest)[:count] > 0
        pairs = zip(self.host[chosen].tolist(), self.visitor[chosen].tolist(), strict=True)
        groups: tuple[Group, ...] = tuple(sorted(pairs))
        worst = int(self.worth[chosen].min()) if chosen.any() else None
        total = int(self.worth[chosen].sum())
        return Solved(groups, worst, total, total)

    def _tied(self) -> Whole:
        """The points, and a small whole number a visit by which the seed decides between equals."""
        count = len(self.host)
        made = min(int(self.capacity.sum()), int(self.visits.sum()), count)
        # Counted in Python's own numbers, which do not wrap.
        if int(self.worth.max(initial=0)) * (4 * count + 1) * max(1, made) >= _EXACT:
            raise OverflowError("the points are too high to be added up exactly")
        random = np.random.default_rng(self.aims.seed)
        tied = self.worth * (4 * count + 1) + random.integers(4, size=count)
        return np.concatenate([tied, np.zeros(self.columns - count, np.int64)])

    def _is(self, groups: frozenset[Group]) -> Whole:
        marked = np.zeros(self.points.shape, dtype=np.int64)
        for group in groups:
            marked[group] = 1
        return marked[self.host, self.visitor]

    def _worst(self) -> int:
        levels = np.unique(self.worth).tolist()
        nothing = np.zeros(self.columns, np.int64)
        return highest(levels, lambda level: self._solve(nothing, level) is not None)

    def _reach(self, aim: Whole) -> None:
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
        if not self.columns:
            return aim
        upper = np.concatenate(
            [(self.worth >= lowest).astype(float), np.ones(self.columns - len(self.worth))]
        )
        found = milp(
            -aim.astype(float),
            integrality=np.ones(self.columns, dtype=np.int64),
            bounds=Bounds(0, upper),
            constraints=LinearConstraint(
                vstack(self._rows), np.concatenate(self._low), np.concatenate(self._high)
            ),
            options={"mip_rel_gap": 0},
        )
        if found.status not in (_PROVED, _IMPOSSIBLE):
            raise ArithmeticError(f"the programme was not solved: {found.message}")
        return None if found.x is None else np.rint(found.x).astype(np.int64)
