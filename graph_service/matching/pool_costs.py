"""The places of one pool that are free, and what their pairs cost, aim on aim."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from graph_service.matching.aims import Aims, Group, Points
from graph_service.matching.prices import LARGEST, Floats
from graph_service.matching.reach import Allowed, Turns, with_outs


@dataclass(frozen=True)
class Scale:
    """What counts how much: a point, a turn that is missed, a group kept."""

    point: int
    turn: int
    kept: int


@dataclass(frozen=True)
class Pool:
    """The free places, numbered anew from 0.

    `names`: their old numbers. `stay`: groups of free places to keep. `cap`: the points of the
    worst fixed group: no other group need be better than that (None: nothing is fixed).
    """

    points: Points
    names: npt.NDArray[np.intp]
    turns: Turns
    stay: frozenset[Group]
    fair: bool
    seed: int
    cap: int | None

    @classmethod
    def without(cls, points: Points, aims: Aims, fixed: Sequence[Group]) -> "Pool":
        """All places that are in none of the fixed groups."""
        taken = {place for group in fixed for place in group}
        names = np.array([at for at in range(len(points)) if at not in taken], dtype=np.intp)
        number = {int(name): at for at, name in enumerate(names)}
        turns = np.array(aims.turns or [0] * len(points), dtype=np.int64)[names]
        stay = frozenset(
            tuple(sorted(number[place] for place in group))
            for group in aims.stay
            if not taken & set(group)
        )
        each = [int(points[a, b]) for group in fixed for a, b in combinations(group, 2)]
        inside = points[np.ix_(names, names)] if taken else points
        return cls(inside, names, turns, stay, aims.fair, aims.seed, min(each, default=None))

    def named(self, groups: Sequence[Group]) -> list[Group]:
        """The groups by their places' old numbers."""
        return [tuple(sorted(int(self.names[at]) for at in group)) for group in groups]

    def allowed(self, level: int) -> Allowed:
        """Which pairs have at least so many points."""
        return np.asarray(self.points >= max(level, 0))

    def scale(self, *, points: bool = True, turns: bool = True) -> Scale:
        """Weights at which each aim outweighs all after it; without points or turns where asked."""
        people, highest = len(self.points), int(self.points.max(initial=0))
        point = int(points)
        turn = point * highest * (people // 2 + 1) + 1 if turns and self.turns.any() else 0
        before = point * highest + turn * int(self.turns.max(initial=0))
        kept = before * people + 1 if self.stay else 0
        if 2 * people * (before + kept + 1) > LARGEST:
            raise OverflowError("the points and turns of these people are too many to be exact")
        return Scale(point, turn, kept)

    def costs(self, level: int, scale: Scale, outs: Sequence[Allowed] = ()) -> Floats:
        """The costs of pairs of at least so many points, `inf` for all others.

        `outs`: for each place where somebody is left out, after all people, who that may be.
        """
        costs = np.where(self.allowed(level), self.points * np.float64(-scale.point), np.inf)
        for group in self.stay:
            if len(group) == 2 and scale.kept:
                costs[group] -= scale.kept
                costs[group[::-1]] -= scale.kept
        costs = with_outs(costs, outs)
        people = len(self.points)
        costs[:people, people:] += scale.turn * self.turns[:, None]
        costs[people:, :people] += scale.turn * self.turns[None, :]
        return costs
