"""Circles of more people than can be proved: a seeded search, and a bound on what could be."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
import numpy.typing as npt

from graph_service.matching.aims import Aims, Group, Solved

Parts = npt.NDArray[np.int64]
Allowed = npt.NDArray[np.bool_]
STARTS = 3
PASSES = 12
OUTSIDE = -1
Key = tuple[int, int, int, int, int]


def worth(parts: Parts, group: Sequence[int]) -> int:
    """The points of a circle: for each criterion the mean of its pairs, rounded down."""
    of = np.array(group)
    inside = parts[:, of[:, None], of[None, :]]
    pairs = len(of) * (len(of) - 1) // 2
    between = np.triu(inside, 1).sum(axis=(1, 2))
    return int((between // pairs).sum())


def bound(parts: Parts, allowed: Allowed, least: int, most: int) -> int:
    """What no answer exceeds in total.

    A circle of k people scores at most the mean of its pairs, which is the sum over its members
    of one k-th of the mean of the k - 1 others; nobody has better others than their own best.
    """
    weights = np.where(allowed, parts.sum(axis=0), 0).astype(float)
    np.fill_diagonal(weights, 0)
    best = -np.sort(-weights, axis=1)
    each = [best[:, : size - 1].mean(axis=1) / size for size in range(least, most + 1)]
    return int(np.floor(np.max(each, axis=0).sum() + 1e-9)) if len(weights) else 0


def searched(parts: Parts, allowed: Allowed, aims: Aims, least: int, most: int) -> Solved:
    """The best circles that several seeded starts and exchanges between circles find.

    Groups that are fixed stay as they are; `bound` is what the total cannot exceed.
    """
    random = np.random.default_rng(aims.seed)
    task = _Task(parts, allowed, aims, least, most)
    found = max((_improved(task, random) for _ in range(STARTS)), key=task.key)
    groups = tuple(sorted((*task.fixed, *task.whole(found))))
    each = [worth(parts, group) for group in groups]
    limit = max(bound(parts, allowed, least, most), sum(each))
    # The earlier aims are not proved, since the worst circle is one of them.
    return Solved(groups, min(each, default=None), sum(each), limit, proved_before=False)


@dataclass
class _Task:
    """What is to be shared out, and what every circle that was looked at is worth."""

    parts: Parts
    allowed: Allowed
    aims: Aims
    least: int
    most: int
    _worths: dict[Group, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.fixed = sorted(tuple(sorted(group)) for group in self.aims.fixed)
        taken = {place for group in self.fixed for place in group}
        self.free = [place for place in range(len(self.allowed)) if place not in taken]
        self.stay = {tuple(sorted(group)) for group in self.aims.stay}
        self.turns = list(self.aims.turns) or [0] * len(self.allowed)

    def circles(self, in_circle: dict[int, int]) -> dict[int, list[int]]:
        """Who is in each circle; `OUTSIDE` is none."""
        found: dict[int, list[int]] = {}
        for place, circle in in_circle.items():
            if circle != OUTSIDE:
                found.setdefault(circle, []).append(place)
        return found

    def whole(self, in_circle: dict[int, int]) -> list[Group]:
        """The circles that are large enough."""
        every = self.circles(in_circle).values()
        return [tuple(sorted(group)) for group in every if len(group) >= self.least]

    def key(self, in_circle: dict[int, int]) -> Key:
        """What the circles are worth, aim by aim."""
        whole = self.whole(in_circle)
        inside = [place for group in whole for place in group]
        each = [self.points(group) for group in whole]
        return (
            len(inside),
            sum(self.turns[place] for place in inside),
            sum(group in self.stay for group in whole),
            min(each, default=0) if self.aims.fair else 0,
            sum(each),
        )

    def points(self, group: Group) -> int:
        """The points of a circle, worked out once."""
        if group not in self._worths:
            self._worths[group] = worth(self.parts, group)
        return self._worths[group]

    def fits(self, place: int, circle: int, in_circle: dict[int, int]) -> bool:
        """Whether somebody may be with everybody in a circle that has a chair."""
        if circle == OUTSIDE:
            return True
        others = [item for item, at in in_circle.items() if at == circle and item != place]
        return len(others) < self.most and bool(self.allowed[place, others].all())


def _improved(task: _Task, random: np.random.Generator) -> dict[int, int]:
    """One start, and every exchange or move that makes it better until none does."""
    in_circle = _start(task, random)
    best = task.key(in_circle)
    for _ in range(PASSES):
        before = best
        for one, other in combinations(task.free, 2):
            best = _tried(task, in_circle, {one: in_circle[other], other: in_circle[one]}, best)
        for one in task.free:
            for circle in (*range(len(task.free) // task.least), OUTSIDE):
                best = _tried(task, in_circle, {one: circle}, best)
        if best == before:
            break
    return in_circle


def _tried(task: _Task, in_circle: dict[int, int], change: dict[int, int], best: Key) -> Key:
    """Make a change if it is allowed and better; the best that is reached."""
    before = {place: in_circle[place] for place in change}
    if before == change:
        return best
    in_circle.update(change)
    if all(task.fits(place, circle, in_circle) for place, circle in change.items()):
        key = task.key(in_circle)
        if key > best:
            return key
    in_circle.update(before)
    return best


def _start(task: _Task, random: np.random.Generator) -> dict[int, int]:
    """Everybody in turn, in a random order, into the smallest circle that takes them."""
    in_circle = dict.fromkeys(task.free, OUTSIDE)
    number = max(1, len(task.free) // task.least)
    sizes = [0] * number
    for place in random.permutation(task.free).tolist():
        for circle in sorted(range(number), key=lambda at: sizes[at]):
            if task.fits(place, circle, in_circle):
                in_circle[place] = circle
                sizes[circle] += 1
                break
    return in_circle
