"""Circles of more people than can be proved: a seeded search by moves and exchanges."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from graph_service.matching.aims import Aims, Group, Solved
from graph_service.matching.circle_bound import Allowed, Parts, bound

STARTS = 4
PASSES = 12
Key = tuple[int, int, int, int, int]
Share = tuple[int, int, int, int]
_NOTHING: Share = (0, 0, 0, 0)
Chairs = list[set[int]]
"""Who is in each circle; the last set is of those who are in none."""


def worth(parts: Parts, group: Sequence[int]) -> int:
    """The points of a circle: for each criterion the mean of its pairs, rounded down."""
    of = np.array(group)
    inside = parts[:, of[:, None], of[None, :]]
    pairs = len(of) * (len(of) - 1) // 2
    between = np.triu(inside, 1).sum(axis=(1, 2))
    return int((between // pairs).sum())


def searched(parts: Parts, allowed: Allowed, aims: Aims, least: int, most: int) -> Solved:
    """The best circles that several seeded starts and exchanges between circles find.

    Each start is improved until no single move and no exchange of two people helps, as Kernighan
    and Lin divide a graph (B. W. Kernighan and S. Lin (1970), "An efficient heuristic procedure
    for partitioning graphs", Bell System Technical Journal 49, 291-307), one step at a time.
    Groups that are fixed stay as they are; `bound` is what the total cannot exceed.
    """
    random = np.random.default_rng(aims.seed)
    task = _Task(parts, allowed, aims, least, most)
    found = max((_improved(task, random) for _ in range(STARTS)), key=task.key)
    groups = tuple(sorted((*task.fixed, *task.whole(found))))
    each = [worth(parts, group) for group in groups]
    inside = sum(len(group) for group in groups)
    limit = max(bound(parts, allowed, least, most, inside), sum(each))
    everybody = inside == len(allowed) and aims.stay <= set(groups)
    # Nothing is proved about the worst circle.
    before = everybody and not aims.fair
    return Solved(groups, min(each, default=None), sum(each), limit, proved_before=before)


@dataclass
class _Task:
    """What is to be shared out, and what every circle that was looked at is worth."""

    parts: Parts
    allowed: Allowed
    aims: Aims
    least: int
    most: int
    _shares: dict[Group, Share] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.fixed = sorted(tuple(sorted(group)) for group in self.aims.fixed)
        taken = {place for group in self.fixed for place in group}
        self.free = [place for place in range(len(self.allowed)) if place not in taken]
        self.friends = [set(np.flatnonzero(row).tolist()) for row in self.allowed]
        self.stay = {tuple(sorted(group)) for group in self.aims.stay}
        self.turns = list(self.aims.turns) or [0] * len(self.allowed)
        points = [worth(self.parts, group) for group in self.fixed]
        self.worst_fixed = min(points, default=None)

    def whole(self, chairs: Chairs) -> list[Group]:
        """The circles that are large enough."""
        return [tuple(sorted(group)) for group in chairs[:-1] if len(group) >= self.least]

    def key(self, chairs: Chairs) -> Key:
        """What the circles are worth, aim by aim."""
        return self.together([self.share(group) for group in chairs[:-1]])

    def together(self, shares: Sequence[Share]) -> Key:
        """What circles of these shares are worth; no circle is better than the worst fixed one."""
        people, kept, turns, points = map(sum, zip(*shares, strict=True)) if shares else _NOTHING
        worst = min((share[3] for share in shares if share[0]), default=0)
        if self.worst_fixed is not None:
            worst = min(worst, self.worst_fixed)
        return people, kept, turns, worst if self.aims.fair else 0, points

    def share(self, circle: set[int]) -> Share:
        """What a circle adds: people, whether it is kept, turns, points; worked out once."""
        if len(circle) < self.least:
            return _NOTHING
        group = tuple(sorted(circle))
        if group not in self._shares:
            turns = sum(self.turns[place] for place in group)
            kept = int(group in self.stay)
            self._shares[group] = (len(group), kept, turns, worth(self.parts, group))
        return self._shares[group]


def _improved(task: _Task, random: np.random.Generator) -> Chairs:
    """One start, and every exchange or move that makes it better until none does."""
    chairs = _start(task, random)
    shares = [task.share(group) for group in chairs]
    best = task.together(shares[:-1])
    for _ in range(PASSES):
        before = best
        for one, other in combinations(range(len(chairs)), 2):
            for taken, given in list(_changes(chairs[one], chairs[other])):
                # Who was there when this was listed may have moved since.
                if not (taken <= chairs[one] and given <= chairs[other]):
                    continue
                changed = [*shares]
                new = chairs[one] - taken | given, chairs[other] - given | taken
                if not _fit(task, new, (given, taken), other == len(chairs) - 1):
                    continue
                changed[one], changed[other] = task.share(new[0]), task.share(new[1])
                key = task.together(changed[:-1])
                if key > best:
                    chairs[one], chairs[other] = new
                    best, shares = key, changed
        if best == before:
            break
    return chairs


def _changes(one: set[int], other: set[int]) -> Iterator[tuple[set[int], set[int]]]:
    """Every exchange of two people of two circles, and every move of one."""
    for first in sorted(one):
        yield {first}, set()
        for second in sorted(other):
            yield {first}, {second}
    for second in sorted(other):
        yield set(), {second}


def _fit(
    task: _Task, circles: tuple[set[int], set[int]], came: tuple[set[int], set[int]], out: bool
) -> bool:
    """Whether each newcomer may be with everybody in the circle (`out`: the second is none)."""
    for circle, new in list(zip(circles, came, strict=True))[: 1 if out else 2]:
        if len(circle) > task.most:
            return False
        if any(not circle - {place} <= task.friends[place] for place in new):
            return False
    return True


def _start(task: _Task, random: np.random.Generator) -> Chairs:
    """Everybody in turn, in a random order, into the smallest circle that takes them."""
    circles: Chairs = [set() for _ in range(len(task.free) // task.least)]
    out: set[int] = set()
    for place in random.permutation(task.free).astype(int).tolist():
        fitting = [
            circle
            for circle in circles
            if len(circle) < task.most and circle <= task.friends[place]
        ]
        min(fitting, key=len, default=out).add(place)
    return [*circles, out]
