"""Firsts with seconds, one to one: the best pairs by the whole order of aims."""

from dataclasses import dataclass
from math import prod

import numpy as np
import numpy.typing as npt
from scipy.optimize import linear_sum_assignment

from graph_service.matching.aims import NEVER, Aims, Group, Points, Solved, highest

_EXACT = 2**53
"""Below this, doubles are exact."""
_FINEST = 2**20
Whole = npt.NDArray[np.int64]


def best_pairs(points: Points, aims: Aims) -> Solved:
    """The best pairs (first, second) of `points`, a row for each first, a column for each second.

    `aims.turns` are those of the firsts, then those of the seconds. Solved exactly as linear
    assignments of stacked whole-number weights (D. F. Crouse (2016), "On implementing 2D
    rectangular assignment algorithms", IEEE Transactions on Aerospace and Electronic Systems 52,
    1679-1696, as in scipy).

    Raises:
        OverflowError: the points are so high that sums of them are not exact.
    """
    fixed = sorted(aims.fixed)
    free = points.copy()
    for first, second in fixed:
        free[first, :] = NEVER
        free[:, second] = NEVER
    asked = _Asked(free, _turns(points, aims), _stays(points, aims), aims.seed)
    lowest = _fairest(asked, points, fixed) if aims.fair else 0
    groups = sorted([*fixed, *asked.solved(lowest)])
    each = [int(points[group]) for group in groups]
    return Solved(tuple(groups), min(each, default=None), sum(each), sum(each))


@dataclass(frozen=True)
class _Asked:
    """What is left to be matched; `turns` and `stays` are worths of pairs."""

    points: Points
    turns: Whole
    stays: Whole
    seed: int

    def solved(self, lowest: int) -> list[Group]:
        """The best pairs of at least `lowest` points each."""
        allowed = self.points >= max(lowest, 0)
        weights = stacked(
            [allowed.astype(np.int64), self.stays, self.turns, self.points], allowed, self.seed
        )
        rows, columns = linear_sum_assignment(weights, maximize=True)
        chosen = allowed[rows, columns]
        return list(zip(rows[chosen].tolist(), columns[chosen].tolist(), strict=True))

    def key(self, lowest: int) -> tuple[int, int, int]:
        """What can be reached in the aims before the worst pair, with such pairs alone."""
        found = self.solved(lowest)
        turns = sum(int(self.turns[pair]) for pair in found)
        return len(found), sum(int(self.stays[pair]) for pair in found), turns


def stacked(
    aims: list[Whole], allowed: npt.NDArray[np.bool_], seed: int
) -> npt.NDArray[np.float64]:
    """One weight a pair in which each aim outweighs all that come after it together.

    What is left of exactness is for the seed, which decides between equals. Pairs that are not
    allowed weigh nothing.

    Raises:
        OverflowError: the weights would not be exact.
    """
    pairs = max(1, min(allowed.shape))
    # No more than this comes together of each aim in one answer, and nothing.
    spans = [int(np.where(allowed, aim, 0).max(initial=0)) * pairs + 1 for aim in aims]
    room = _EXACT // 4 // prod(spans)
    if not room:
        raise OverflowError("the points are too high to be added up exactly")
    fine = max(1, min(_FINEST, room // pairs))
    random = np.random.default_rng(seed)
    weight = random.integers(fine, size=allowed.shape)
    unit = (fine - 1) * pairs + 1
    for aim, span in zip(reversed(aims), reversed(spans), strict=True):
        weight += unit * aim
        unit *= span
    return np.where(allowed, weight, 0).astype(np.float64)


def _turns(points: Points, aims: Aims) -> Whole:
    if not len(aims.turns):
        return np.zeros_like(points)
    turns = np.array(aims.turns, dtype=np.int64)
    both: Whole = np.add.outer(turns[: len(points)], turns[len(points) :])
    return both


def _stays(points: Points, aims: Aims) -> Whole:
    stays = np.zeros_like(points)
    for group in aims.stay:
        stays[group] = 1
    return stays


def _fairest(asked: _Asked, points: Points, fixed: list[Group]) -> int:
    """The most points that the worst pair can have where all earlier aims are reached."""
    cap = min((int(points[group]) for group in fixed), default=None)
    levels = np.unique(asked.points[asked.points > 0]).tolist()
    # Nothing is won by pairs that are better than the worst of those that are fixed.
    levels = [0, *(level for level in levels if cap is None or level < cap)]
    if cap:
        levels.append(cap)
    best = asked.key(0)
    return highest(levels, lambda level: asked.key(level) == best)
