"""Whether published tables, taken together, give anybody's answer away.

The one who tries is given everything but the answers: who is counted in which column of which
table on which day, how small numbers are hidden, and that answers stay as they are. All that is
published is then a set of sums with bounds (Willenborg and de Waal 2001, chapter 5; M. Fischetti
and J. J. Salazar-González (2001), "Solving the cell suppression problem on tabular data with
linear constraints", Management Science 47, 1008-1027). Somebody's answer is safe where there is
another world, in whole people, that fits all sums and in which it is another one. Such worlds
are looked for with an integer programme (HiGHS); one world is a proof for all whom it changes.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, vstack

from graph_service.analysis.disclosure import OPEN, Cell

NODES = 200
"""How far the solver searches; a question that it leaves open counts as given away.

A number of nodes, not of seconds: the same figures come out on every machine.
"""
NEARLY = 0.2
"""How far from the furthest a world may be where any other one will do."""


@dataclass(frozen=True)
class Sum:
    """One published number: how many of `people` gave one of `answers`, and what is shown."""

    people: frozenset[str]
    answers: frozenset[str]
    cell: Cell


class _Worlds:
    """All worlds that fit the sums: how many of each class of people gave which answer."""

    def __init__(self, answers: Mapping[str, str], sums: Sequence[Sum]) -> None:
        self.codes = sorted(set(answers.values()) | {a for one in sums for a in one.answers})
        self.classes = _classes(answers, sums)
        self.sizes = np.array([len(members) for members in self.classes], dtype=float)
        truth = [Counter(answers[id_] for id_ in members) for members in self.classes]
        self.truth = np.array([[one[code] for code in self.codes] for one in truth], dtype=float)
        self.sums = self._matrix([self._counted(one) for one in sums])
        everybody = self._matrix([self._whole(place) for place in range(len(self.classes))])
        bounds = [one.cell.bounds for one in sums]
        low = [*(low for low, _ in bounds), *self.sizes]
        high = [*(np.inf if high is None else high for _, high in bounds), *self.sizes]
        self._fits = LinearConstraint(vstack([self.sums, everybody], format="csr"), low, high)

    def _counted(self, one: Sum) -> list[int]:
        """The places of the numbers that a published number adds up."""
        columns = [self.codes.index(code) for code in sorted(one.answers)]
        width = len(self.codes)
        return [
            place * width + column
            for place, members in enumerate(self.classes)
            if members[0] in one.people
            for column in columns
        ]

    def _whole(self, place: int) -> list[int]:
        width = len(self.codes)
        return list(range(place * width, (place + 1) * width))

    def _matrix(self, lines: Sequence[Sequence[int]]) -> csr_array:
        starts = np.cumsum([0, *map(len, lines)])
        places = np.array([place for line in lines for place in line], dtype=np.int64)
        shape = (len(lines), len(self.classes) * len(self.codes))
        return csr_array((np.ones(len(places)), places, starts), shape=shape)

    def furthest(self, costs: NDArray[np.float64], gap: float = 0.0) -> NDArray[np.float64] | None:
        """The world that costs least, one line a class; None where the solver found none.

        With a `gap` one that costs at most so much more, as a part of it, will do.
        """
        return self._found(costs.ravel(), [self._fits], gap)

    def with_number(self, place: int, least: float, most: float) -> NDArray[np.float64] | None:
        """A world in which a published number lies between two others, if there is one."""
        between = LinearConstraint(self.sums[[place]], least, most)
        return self._found(np.zeros(self.sums.shape[1]), [self._fits, between], 0.0)

    def _found(
        self, costs: NDArray[np.float64], conditions: Sequence[LinearConstraint], gap: float
    ) -> NDArray[np.float64] | None:
        top = np.repeat(self.sizes, len(self.codes))
        found = milp(
            costs,
            constraints=conditions,
            integrality=np.ones(len(top), dtype=np.int64),
            bounds=Bounds(0, top),
            options={"node_limit": NODES, "mip_rel_gap": gap},
        )
        if found.x is None:
            return None
        world: NDArray[np.float64] = np.round(found.x).reshape(self.truth.shape)
        return world


def _classes(answers: Mapping[str, str], sums: Iterable[Sum]) -> list[list[str]]:
    """People who are counted together everywhere: nothing published tells them apart."""
    counted: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(sums):
        for id_ in one.people:
            counted[id_].append(number)
    together: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for id_ in sorted(answers):
        together[tuple(counted[id_])].append(id_)
    return list(together.values())


def gives_away(answers: Mapping[str, str], sums: Sequence[Sum]) -> bool:
    """Whether the sums make some answer certain, or leave a hidden number open by too little.

    Args:
        answers: each person's true answer ("no answer" is one too). Somebody who changed their
            answer is two people, each counted on their own days.
        sums: everything that is published.
    """
    if not sums or not answers:
        return False
    worlds = _Worlds(answers, sums)
    return not (_answers_open(worlds) and _numbers_open(worlds, sums))


def _answers_open(worlds: _Worlds) -> bool:
    """Where a class's members gave different answers, exchanging them is another world already."""
    alike = worlds.truth == worlds.sizes[:, None]
    gap = NEARLY
    while alike.any():
        world = worlds.furthest(alike.astype(float), gap)
        changed = alike & (world < worlds.sizes[:, None]) if world is not None else alike & False
        if not changed.any() and not gap:
            return False
        # Any other world will do, until none is found quickly.
        gap = gap if changed.any() else 0.0
        alike &= ~changed
    return True


def _numbers_open(worlds: _Worlds, sums: Sequence[Sum]) -> bool:
    """Every world that is found says of all hidden numbers at once what they could be."""
    hidden = [place for place, one in enumerate(sums) if one.cell.number is None]
    if not hidden:
        return True
    least = most = worlds.sums @ worlds.truth.ravel()

    def noted(world: NDArray[np.float64] | None) -> None:
        nonlocal least, most
        if world is not None:
            numbers = worlds.sums @ world.ravel()
            least, most = np.minimum(least, numbers), np.maximum(most, numbers)

    together = np.asarray(worlds.sums[hidden].sum(axis=0), dtype=np.float64).ravel()
    for costs in (together, -together):
        noted(worlds.furthest(costs, NEARLY))
    for place in hidden:
        if most[place] - least[place] < OPEN:
            noted(worlds.with_number(place, least[place] + OPEN, np.inf))
        if most[place] - least[place] < OPEN:
            noted(worlds.with_number(place, 0, most[place] - OPEN))
        if most[place] - least[place] < OPEN:
            return False
    return True
