"""What a matching is to reach, in which order, and what came out of it.

The order of aims is the same everywhere: groups that are fixed; the most people reached; as many
groups kept as may be; of the people, those whose turn it is; the worst group as good as it can be;
the highest total. Whatever is still equal is decided by the seed, always alike.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.int64]
"""Points of each pair of places, from 0; `NEVER` where a pair is not allowed."""

NEVER = -1
Group = tuple[int, ...]


@dataclass(frozen=True)
class Aims:
    """What counts beyond the points.

    `fixed`: groups that must be in the answer. `turns`: for each place whose being reached is
    counted, how often it was left out before (empty: nobody was). `stay`: groups to keep where
    nobody loses by it. `fair`: whether the worst group comes before the total.
    """

    fixed: frozenset[Group] = frozenset()
    turns: Sequence[int] = ()
    stay: frozenset[Group] = frozenset()
    fair: bool = True
    seed: int = 0


@dataclass(frozen=True)
class Solved:
    """The groups in order, the points of the worst (None: no group) and of all together.

    No other answer that is as good in the aims before the total has a total above `bound`.
    `proved_before`: whether those earlier aims are proved as well.
    """

    groups: tuple[Group, ...]
    worst: int | None
    total: int
    bound: int
    proved_before: bool = True

    @property
    def optimal(self) -> bool:
        """Whether nothing better can exist, by the whole order of aims."""
        return self.proved_before and self.total == self.bound


def highest(levels: Sequence[int], possible: Callable[[int], bool]) -> int:
    """The highest of ascending `levels` that is `possible`, by halving.

    The lowest must be possible, and whatever is possible at a level must be so at all below.
    This is the threshold method for bottleneck assignment (R. Burkard, M. Dell'Amico and
    S. Martello (2009), Assignment Problems, SIAM, section 6.2).
    """
    low, high = 0, len(levels) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if possible(levels[middle]):
            low = middle
        else:
            high = middle - 1
    return levels[low]
