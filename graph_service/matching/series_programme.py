"""Several rounds as one programme: what they cannot exceed, and whether they can all be full."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import block_diag, coo_array, csr_array, eye_array, hstack

from graph_service.matching.aims import Points

Pairs = list[tuple[int, int]]
LARGEST = 40_000
"""Variables of a continuous programme; a larger one is not solved."""
_SMALL = 2_500
_NODES = 2_000


@dataclass(frozen=True)
class Asked:
    """What a round is about: who is there, and how many the rules let any round of them reach."""

    present: frozenset[int]
    people: int

    @property
    def met(self) -> int:
        """How many pairs meet in a round that reaches all these; an odd number has a trio."""
        return self.people // 2 if self.people % 2 == 0 else (self.people + 3) // 2


def total_bound(points: Points, asked: Sequence[Asked]) -> int:
    """What the points of all these rounds together cannot exceed.

    The continuous programme: in each round each person in one pair at most, over all rounds each
    pair once at most. A trio counts as its weakest pair, which is no more than any of its pairs.
    """
    found = _Programme(points, asked)
    most = found.most(np.array([one.people // 2 for one in asked]))
    return most if most is not None else sum(int(points.max(initial=0)) * (a.people // 2)
                                             for a in asked)  # fmt: skip


def ruled_out(points: Points, asked: Sequence[Asked]) -> bool:
    """Whether it is proved that not all of these rounds can be full without a repeat."""
    return _Programme(points, asked).contradicts()


def all_full(points: Points, asked: Sequence[Asked]) -> list[Pairs] | bool:
    """Full rounds of pairs, by the integer programme; or whether it is proved there are none.

    Only where it is small and no round has a trio: else False, which says nothing.
    """
    found = _Programme(points, asked, together=False)
    if found.size > _SMALL or any(one.people % 2 for one in asked):
        return False
    return found.rounds()


class _Programme:
    """One variable for a pair in a round; in one block where all rounds are of the same people."""

    def __init__(self, points: Points, asked: Sequence[Asked], *, together: bool = True) -> None:
        self.points = points
        self.asked = asked
        self.one = together and len({item.present for item in asked}) == 1
        self.blocks = list(asked[:1] if self.one else asked)
        self.times = len(asked) if self.one else 1
        ones, others = np.nonzero(np.triu(points >= 0, 1))
        self.ends = np.stack([ones, others], axis=1)
        self.there = [
            np.isin(self.ends, sorted(block.present)).all(axis=1) for block in self.blocks
        ]
        self.size = int(sum(there.sum() for there in self.there))
        self.worth = np.concatenate(
            [points[ones[there], others[there]].astype(float) for there in self.there]
        ) if self.there else np.zeros(0)  # fmt: skip

    def _incidence(self) -> Any:
        """People of each round x variables."""
        return block_diag([self._of(self.ends[there]) for there in self.there], format="csr")

    def _of(self, ends: npt.NDArray[np.intp]) -> Any:
        columns = np.repeat(np.arange(len(ends)), 2)
        shape = (len(self.points), len(ends))
        return csr_array(coo_array((np.ones(len(columns)), (ends.ravel(), columns)), shape=shape))

    def _once(self) -> LinearConstraint:
        """Each pair at most once over all rounds."""
        every: Any = eye_array(len(self.ends), format="csr")
        return LinearConstraint(hstack([every[:, there] for there in self.there]), ub=1)

    def _counted(self) -> Any:
        """Rounds x variables."""
        return block_diag([np.ones((1, int(there.sum()))) for there in self.there], format="csr")

    def most(self, pairs: npt.NDArray[np.int64]) -> int | None:
        """The most points with so many pairs in each round at most."""
        if not self.size:
            return 0
        if self.size > LARGEST:
            return None
        limits = np.array([pairs.sum()]) if self.one else pairs
        found = milp(
            -self.worth,
            bounds=Bounds(0, 1),
            constraints=[
                LinearConstraint(self._incidence(), ub=self.times),
                LinearConstraint(self._counted(), ub=limits),
                *([] if self.one else [self._once()]),
            ],
        )
        return None if found.x is None else int(np.floor(-found.fun + 1e-4))

    def contradicts(self) -> bool:
        """Whether even fractions of pairs cannot make all rounds full."""
        if self.size > LARGEST:
            return False
        if not self.size:
            return any(block.people for block in self.blocks)
        low, high, met = self._wanted()
        found = milp(
            np.zeros(self.size),
            bounds=Bounds(0, 1),
            constraints=[
                LinearConstraint(self._incidence(), low, high),
                LinearConstraint(self._counted(), met, met),
                *([] if self.one else [self._once()]),
            ],
        )
        return bool(found.status == 2)

    def rounds(self) -> list[Pairs] | bool:
        """Full rounds in whole pairs; True where there are none, False where it is not known."""
        if not self.size:
            return any(block.people for block in self.blocks) or [[] for _ in self.blocks]
        low, high, met = self._wanted()
        found = milp(
            -self.worth,
            integrality=np.ones(self.size, dtype=np.int64),
            bounds=Bounds(0, 1),
            constraints=[
                LinearConstraint(self._incidence(), low, high),
                LinearConstraint(self._counted(), met, met),
                self._once(),
            ],
            options={"node_limit": _NODES, "mip_rel_gap": 0.01},
        )
        if found.x is None:
            return bool(found.status == 2)
        starts = np.cumsum([0, *(there.sum() for there in self.there)])
        return [
            [(int(a), int(b)) for a, b in self.ends[there][np.rint(found.x[start:end]) > 0]]
            for there, start, end in zip(self.there, starts, starts[1:], strict=False)
        ]

    def _wanted(self) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64], list[int]]:
        """How many pairs each person of each block is in, at least and at most; pairs of all."""
        low = np.zeros((len(self.blocks), len(self.points)))
        high = np.zeros_like(low)
        for at, block in enumerate(self.blocks):
            here = sorted(block.present)
            high[at, here] = self.times * (1 + block.people % 2)
            low[at, here] = self.times * (block.people == len(here))
        met = [block.met * self.times for block in self.blocks]
        return low.ravel(), high.ravel(), met
