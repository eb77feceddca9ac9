"""Whom to invite so that a room is representative and people meet who have not met: one programme.

The order of aims: the fewest people short of what each group should have; of those lists, the most
pairs of guests who would meet somebody new from elsewhere. The number of guests is fixed, so the
second is the fewest pairs that are of one house or know each other already: a densest-subgraph
problem turned round (U. Feige, G. Kortsarz and D. Peleg (2001), "The dense k-subgraph problem",
Algorithmica 29, 410-421; NP-hard), with its pairs written as linear conditions (R. Fortet 1960, as
in P. Hansen and B. Jaumard (1990), Computing 44, 279-303) and the pairs of a house as the tangents
of n(n - 1)/2. Solved by branch and cut (HiGHS, as in `scipy.optimize`); an answer is counted again
in whole numbers, and proved where the solver's bound is less than one away from it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, lil_array

Numbers = NDArray[np.float64]
SECONDS = 5.0
_DUST = 1e-4


@dataclass(frozen=True)
class Need:
    """A group that should have so many guests: the places of the candidates in it."""

    wanted: int
    members: tuple[int, ...]


@dataclass(frozen=True)
class Guests:
    """The places of those to invite; `new` of all their `pairs` are new and from elsewhere.

    No list that is as representative has more than `most_new` such pairs; `short` people are
    missing from groups, and `proved` says that no list is short of fewer.
    """

    chosen: tuple[int, ...]
    short: int
    pairs: int
    new: int
    most_new: int
    proved: bool

    @property
    def optimal(self) -> bool:
        """Whether no list is better, by the whole order of aims."""
        return self.proved and self.new == self.most_new


def best_guests(
    houses: Sequence[int],
    known: Sequence[tuple[int, int]],
    needs: Sequence[Need],
    seats: int,
    fixed: Sequence[int] = (),
) -> Guests:
    """The best list of guests.

    Args:
        houses: the house of each candidate, a number; -1 for none that is known.
        known: pairs of places who know each other.
        needs: the groups, whoever is in none counts for none.
        seats: how many are invited; all candidates where there are fewer.
        fixed: places of those who are invited already.
    """
    number = min(max(seats, len(fixed)), len(houses))
    if not number:
        return Guests((), sum(need.wanted for need in needs), 0, 0, 0, proved=True)
    room = _Room(houses, known, needs, number, frozenset(fixed))
    others = [place for place in range(len(houses)) if place not in room.fixed]
    anybody = np.array(sorted([*room.fixed, *others[: number - len(room.fixed)]]), dtype=np.int64)
    first, least = room.solve(room.shortfall, (), anybody)
    short = room.short(first)
    rule = LinearConstraint(room.shortfall, ub=short + 0.5)
    chosen, fewest = room.solve(room.closeness, (rule,), first)
    pairs, close = number * (number - 1) // 2, room.close(chosen)
    return Guests(
        tuple(chosen.tolist()),
        room.short(chosen),
        pairs,
        pairs - close,
        pairs - min(close, max(0, ceil(fewest - _DUST))),
        ceil(least - _DUST) >= short,
    )


class _Room:
    """Variables: who is invited, people short by need, pairs known, pairs of each house."""

    def __init__(
        self, houses: Sequence[int], known: Sequence[tuple[int, int]], needs: Sequence[Need],
        number: int, fixed: frozenset[int],
    ) -> None:  # fmt: skip
        self.needs, self.number, self.fixed = needs, number, fixed
        # Two of one house count as that already.
        self.known = sorted(
            {(min(pair), max(pair)) for pair in known if pair[0] != pair[1]
             and not 0 <= houses[pair[0]] == houses[pair[1]]}
        )  # fmt: skip
        members: dict[int, list[int]] = {}
        for place, house in enumerate(houses):
            if house >= 0:
                members.setdefault(house, []).append(place)
        self.members = [people for people in members.values() if len(people) > 1]
        sizes = (len(houses), len(needs), len(self.known), len(self.members))
        self.starts = np.cumsum([0, *sizes])
        width = int(self.starts[-1])
        self.shortfall, self.closeness = np.zeros(width), np.zeros(width)
        self.shortfall[self.starts[1] : self.starts[2]] = 1
        self.closeness[self.starts[2] :] = 1
        self.lower, self.upper = np.zeros(width), np.full(width, np.inf)
        self.upper[: sizes[0]] = 1
        self.lower[sorted(fixed)] = 1
        self.whole = np.zeros(width, dtype=int)
        self.whole[: sizes[0]] = 1
        self.rules = self._rules(width)

    def solve(
        self, aim: Numbers, more: Sequence[LinearConstraint], known: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], float]:
        """The places that make `aim` least, and the bound from below; `known` if none is found."""
        found = milp(
            aim, integrality=self.whole, bounds=Bounds(self.lower, self.upper),
            constraints=[*self.rules, *more],
            options={"mip_rel_gap": 0, "time_limit": SECONDS},
        )  # fmt: skip
        bound = -np.inf if found.mip_dual_bound is None else float(found.mip_dual_bound)
        values: Any = found.x
        if values is None:
            return known, bound
        return np.flatnonzero(np.rint(values[: self.starts[1]])), bound

    def short(self, chosen: NDArray[np.int64]) -> int:
        """The people that groups are short of."""
        there = {*chosen.tolist()}
        return sum(max(0, need.wanted - len(there & {*need.members})) for need in self.needs)

    def close(self, chosen: NDArray[np.int64]) -> int:
        """The pairs that are of one house, or know each other."""
        there = {*chosen.tolist()}
        own = (len(there & {*people}) for people in self.members)
        return sum(n * (n - 1) // 2 for n in own) + sum({*pair} <= there for pair in self.known)

    def _rules(self, width: int) -> list[LinearConstraint]:
        everybody = np.zeros(width)
        everybody[: self.starts[1]] = 1
        rows: list[dict[int, float]] = []
        least: list[float] = []
        for at, need in enumerate(self.needs, start=int(self.starts[1])):
            rows.append({at: 1.0, **dict.fromkeys(need.members, 1.0)})
            least.append(float(need.wanted))
        for at, (one, other) in enumerate(self.known, start=int(self.starts[2])):
            rows.append({at: 1.0, one: -1.0, other: -1.0})
            least.append(-1.0)
        for at, people in enumerate(self.members, start=int(self.starts[3])):
            for k in range(1, min(len(people), self.number)):
                rows.append({at: 1.0, **dict.fromkeys(people, -float(k))})
                least.append(-k * (k + 1) / 2)
        table = lil_array((len(rows), width))
        for number, row in enumerate(rows):
            for column, value in row.items():
                table[number, column] = value
        some: Any = csr_array(table)
        found = [LinearConstraint(everybody, self.number, self.number)]
        return [*found, LinearConstraint(some, lb=np.array(least))] if rows else found
