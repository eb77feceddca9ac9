"""Somebody who wants to know what others answered, and has kept everything that was published.

They know all that pages show: who led where on which day, in which sector, at which level. They
know how small numbers are hidden, and who changed their answer when. They add up all tables of all
days with an integer programme, and look for what is the same in every world that fits.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp

from graph_service.analysis.dimensions import dimension
from graph_service.analysis.published import EVERYBODY, Release
from graph_service.snapshot import Snapshot, as_at

Numbers = NDArray[np.float64]
OTHER = "something else"
"""Answers that no table names."""


@dataclass(frozen=True)
class Seen:
    """One number of one table: of whom it is, of which answer, and between which bounds it lies."""

    people: frozenset[str]
    answer: str
    least: int
    most: int
    hidden: bool


def seen(
    whole: Snapshot, published: Sequence[Release], versions: Mapping[tuple[str, str], str]
) -> list[Seen]:
    """All numbers ever published; `versions` name somebody's answer of a day, by person and day."""
    found: list[Seen] = []
    for release in {item.figures_of: item for item in published}.values():
        snapshot = as_at(whole, release.figures_of)
        for table in release.tables.values():
            for column in table.columns:
                people = frozenset(
                    versions[id_, release.figures_of]
                    for id_ in counted(snapshot, table.crossing, column.group)
                )
                assert len(people) == column.people
                for answer, cell in column.cells.items():
                    if cell.number is not None:
                        least, most = max(10, cell.number - 2), cell.number + 2
                    elif cell.mark == "fewer-than-10":
                        least, most = 0, 9
                    else:
                        least, most = 0, len(people)
                    found.append(Seen(people, answer, least, most, cell.number is None))
    return found


def counted(snapshot: Snapshot, crossing: str, group: str) -> Iterator[str]:
    """Who is counted in a column, as everybody can see."""
    if crossing == EVERYBODY:
        yield from snapshot.people
        return
    by = dimension(crossing)
    said = by.said(snapshot, None)
    yield from (id_ for id_ in snapshot.people if group in by.sort(snapshot, said[id_]))


class Attacker:
    """Everything that was seen, as one set of sums over people's answers."""

    def __init__(self, numbers: Sequence[Seen]) -> None:
        self.answers = [*sorted({one.answer for one in numbers}), OTHER]
        everybody = sorted({id_ for one in numbers for id_ in one.people})
        marks = {id_: tuple(id_ in one.people for one in numbers) for id_ in everybody}
        self.kinds = sorted(set(marks.values()))
        self.kind_of = {id_: self.kinds.index(mark) for id_, mark in marks.items()}
        self.sizes = np.array(
            [
                sum(kind == place for kind in self.kind_of.values())
                for place in range(len(self.kinds))
            ]
        )
        rows = [self.row(one) for one in numbers]
        whole = [np.eye(len(self.kinds))[place] for place in range(len(self.kinds))]
        rows += [np.repeat(line, len(self.answers)) for line in whole]
        least = [*(one.least for one in numbers), *self.sizes]
        most = [*(one.most for one in numbers), *self.sizes]
        self.sums = LinearConstraint(np.array(rows), least, most)

    def row(self, one: Seen) -> Numbers:
        row = np.zeros((len(self.kinds), len(self.answers)))
        for place in range(len(self.kinds)):
            id_ = next(id_ for id_, where in self.kind_of.items() if where == place)
            row[place, self.answers.index(one.answer)] = id_ in one.people
        return row.ravel()

    def least(self, costs: Numbers) -> int:
        """The smallest that a number can be in any world of whole people."""
        top = np.repeat(self.sizes, len(self.answers))
        found = milp(
            costs,
            constraints=self.sums,
            integrality=np.ones(len(top), dtype=int),
            bounds=Bounds(0, top),
        )
        assert found.status == 0, found.message
        return round(found.fun)

    def is_sure_of(self, person: str, answer: str) -> bool:
        """Whether somebody gave an answer in every world."""
        kind = self.kind_of[person]
        costs = np.zeros((len(self.kinds), len(self.answers)))
        costs[kind, self.answers.index(answer)] = 1
        return bool(self.least(costs.ravel()) == self.sizes[kind])

    def works_out(self, number: Seen) -> bool:
        """Whether a hidden number is the same in every world."""
        row = self.row(number)
        return self.least(row) == -self.least(-row)
