"""The best way to put up to some eighteen people into circles, by subsets of people."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph_service.matching.aims import Group

Whole = npt.NDArray[np.int64]
NO_WORST = 2**31
"""Of a subset without a circle; points of a circle are below it."""
_EXACT = 2**62


@dataclass(frozen=True)
class Packed:
    """The numbers of the circles that are best, and the points of the worst (`NO_WORST`: none)."""

    chosen: list[int]
    worst: int


def packed(groups: Sequence[Group], worths: Whole, points: Whole | None, people: int) -> Packed:
    """The circles whose worths are the most together and, of those, whose worst is the best.

    `points` of each circle tell the worst; None: it does not matter. What is best within a subset
    of people is the best of: without its first person, or a circle of that person and the best
    within the others (D. Yun Yeh (1986), "A dynamic programming approach to the complete set
    partitioning problem", BIT 26, 467-474).

    Raises OverflowError where the worths are too many to be exact.
    """
    masks = np.array([sum(1 << place for place in group) for group in groups], dtype=np.int64)
    starts = np.array([min(group) for group in groups], dtype=np.int64)
    if int(worths.max(initial=0)) * people * (NO_WORST + 1) > _EXACT and points is not None:
        raise OverflowError("these aims are too many to be exact")
    table = _Table(masks, starts, worths, points, people)
    table.fill()
    return Packed(table.chosen(), int(table.worst[-1]))


@dataclass
class _Table:
    """For each subset of people (as bits) the most worth and, with that, the best worst circle."""

    masks: Whole
    starts: Whole
    worths: Whole
    points: Whole | None
    people: int

    def __post_init__(self) -> None:
        self.most = np.zeros(1 << self.people, dtype=np.int64)
        self.worst = np.full(1 << self.people, NO_WORST, dtype=np.int64)

    def fill(self) -> None:
        """From the subsets of the last people to those that hold everybody."""
        for first in reversed(range(self.people)):
            # Bits of the later people are the upper ones: every (2 << first)-th number.
            later = slice(0, None, 2 << first)
            here = slice(1 << first, None, 2 << first)
            self.most[here] = self.most[later]
            self.worst[here] = self.worst[later]
            for number in np.flatnonzero(self.starts == first).tolist():
                self._offer(number, first)

    def _offer(self, number: int, first: int) -> None:
        """A circle to every subset that it lies in and whose first person it holds."""
        mask = int(self.masks[number])
        rest = np.zeros(1, dtype=np.int64)
        for place in range(first + 1, self.people):
            if not mask >> place & 1:
                rest = np.concatenate([rest, rest | 1 << place])
        most = self.most[rest] + self.worths[number]
        within = rest | mask
        before = self.most[within]
        if self.points is None:
            self.most[within] = np.maximum(before, most)
            return
        worst = np.minimum(self.worst[rest], self.points[number])
        better = (most > before) | ((most == before) & (worst > self.worst[within]))
        self.most[within[better]] = most[better]
        self.worst[within[better]] = worst[better]

    def chosen(self) -> list[int]:
        """The circles by which the worth of everybody comes about (whatever the worst is)."""
        left = len(self.most) - 1
        found: list[int] = []
        while left:
            first = left & -left
            if self.most[left] == self.most[left ^ first]:
                left ^= first
                continue
            inside = (self.masks & ~left == 0) & (self.masks & first != 0)
            numbers = np.flatnonzero(inside)
            sums = self.worths[numbers] + self.most[left ^ self.masks[numbers]]
            number = int(numbers[np.flatnonzero(sums == self.most[left])[0]])
            found.append(number)
            left ^= int(self.masks[number])
        return found
