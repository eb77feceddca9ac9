"""The places that some largest matching leaves out, and the parts that they fall into."""

from collections import deque

import numpy as np
import numpy.typing as npt

from graph_service.matching.blossoms import Pairs
from graph_service.matching.reach import Allowed, parts_of


def odd_parts(allowed: Allowed, pairs: Pairs) -> npt.NDArray[np.int32]:
    """For each place the number of its odd part, -1 where every largest matching reaches it.

    `pairs` must be a largest matching. Each odd part can be left one short in every way, and no
    other place can ever be left out (Gallai and Edmonds; L. Lovász and M. D. Plummer (1986),
    Matching Theory, section 3.2).
    """
    loose = _Forest(allowed, pairs).grown()
    parts = parts_of(allowed & loose & loose[:, None])
    return np.where(loose, parts, -1)


class _Forest:
    """Alternating trees from all places left out (J. Edmonds (1965), "Paths, trees, and flowers").

    `base`: of each place the base of the blossom it is in. `above`: of each place at odd distance
    the place that found it. Since the matching is a largest one, no two trees ever meet.
    """

    def __init__(self, allowed: Allowed, pairs: Pairs) -> None:
        places = len(allowed)
        self.allowed = allowed
        self.mate = np.full(places, -1)
        for one, other in pairs:
            self.mate[one], self.mate[other] = other, one
        self.base = np.arange(places)
        self.above = np.full(places, -1)
        self.even = self.mate < 0
        self.found = self.even.copy()
        self.next = deque(np.flatnonzero(self.even).tolist())

    def grown(self) -> Allowed:
        """Which places are at even distance from a place that is left out."""
        while self.next:
            place = self.next.popleft()
            fresh = np.flatnonzero(self.allowed[place] & ~self.found)
            self._grow(place, fresh)
            row = self.allowed[place] & self.even
            while len(close := np.flatnonzero(row & (self.base != self.base[place]))):
                self._shrink(place, int(close[0]))
        return self.even

    def _grow(self, place: int, fresh: npt.NDArray[np.intp]) -> None:
        for other in fresh.tolist():
            mate = int(self.mate[other])
            if self.found[other]:
                continue
            self.above[other] = place
            self.found[[other, mate]] = True
            self.even[mate] = True
            self.next.append(mate)

    def _shrink(self, one: int, other: int) -> None:
        """Make one blossom of the circle that an edge between two even places closes."""
        up = self._bases(one)
        meet = next(base for base in self._bases(other) if base in up)
        inside = np.zeros(len(self.base), dtype=bool)
        for start in (one, other):
            base = int(self.base[start])
            while base != meet:
                odd = int(self.mate[base])
                inside[[base, self.base[odd]]] = True
                base = int(self.base[self.above[odd]])
        members = inside[self.base]
        self.base[members] = meet
        self.next.extend(np.flatnonzero(members & ~self.even).tolist())
        self.even |= members

    def _bases(self, place: int) -> list[int]:
        """The bases from a place up to the root of its tree."""
        base = int(self.base[place])
        found = [base]
        while self.mate[base] >= 0:
            base = int(self.base[self.above[self.mate[base]]])
            found.append(base)
        return found
