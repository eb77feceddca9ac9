"""How many people are in each group, or in each crossing of two groups."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from graph_service.analysis.dimensions import Dimension
from graph_service.scope import Scope, people_within
from graph_service.snapshot import Snapshot

Group = tuple[str, ...]


@dataclass(frozen=True)
class Counts:
    """People by group; every group of the dimensions is there, at 0 too.

    `known` are the people whose group is known in every dimension, `unknown` the others. Who is
    in several groups counts in each, so that the counts may add up to more than `known`.
    """

    groups: Mapping[Group, int]
    known: int
    unknown: int

    def share(self, group: Group) -> float | None:
        """The part of the people whose group is known that is in this one; None of nobody."""
        return self.groups[group] / self.known if self.known else None


def all_groups(snapshot: Snapshot, by: Sequence[Dimension]) -> list[Group]:
    """Every group of one dimension, or every crossing of two, in the vocabulary's order."""
    return list(product(*(item.groups(snapshot) for item in by)))


def count_people(snapshot: Snapshot, by: Sequence[Dimension], scope: Scope | None = None) -> Counts:
    """Count the people of a scope (all of the snapshot by default) along one or two dimensions.

    Raises:
        NotFound: the scope is not in the snapshot.
    """
    people = None if scope is None else people_within(snapshot, scope)
    counts = dict.fromkeys(all_groups(snapshot, by), 0)
    known = unknown = 0
    for values, number in _said_together(
        snapshot, [_column(snapshot, item, scope) for item in by], people
    ):
        sorted_into = [item.sort(snapshot, value) for item, value in zip(by, values, strict=True)]
        groups = [group for group in product(*sorted_into) if group in counts]
        for group in groups:
            counts[group] += number
        known, unknown = (known + number, unknown) if groups else (known, unknown + number)
    return Counts(counts, known, unknown)


def count_organizations(snapshot: Snapshot, by: Sequence[Dimension]) -> Counts:
    """Count the organisations that are not bodies in the same way; `by` must place them."""
    counts = dict.fromkeys(all_groups(snapshot, by), 0)
    known = unknown = 0
    for item in snapshot.organizations.values():
        if item.is_body:
            continue
        places = [d.organization(snapshot, item) if d.organization else () for d in by]
        groups = [group for group in product(*places) if group in counts]
        for group in groups:
            counts[group] += 1
        known, unknown = (known + 1, unknown) if groups else (known, unknown + 1)
    return Counts(counts, known, unknown)


@dataclass(frozen=True)
class _Column:
    """What is said of each person, in the order of ids: `values[numbers[i]]` of the i-th."""

    values: list[Hashable]
    numbers: NDArray[np.int64]


def _column(snapshot: Snapshot, by: Dimension, scope: Scope | None) -> _Column:
    """The column of a dimension, made once a snapshot, or once a scope where it depends on that."""
    key = f"counting.{by.code}.{scope if by.of_scope else ''}"
    if key not in snapshot.memory:
        said = by.said(snapshot, scope).values()
        number = {value: at for at, value in enumerate(dict.fromkeys(said))}
        column = np.fromiter(map(number.__getitem__, said), dtype=np.int64, count=len(said))
        snapshot.memory[key] = _Column(list(number), column)
    found: _Column = snapshot.memory[key]
    return found


def _said_together(
    snapshot: Snapshot, columns: Sequence[_Column], people: Iterable[str] | None
) -> Iterator[tuple[tuple[Hashable, ...], int]]:
    """Each combination of sayings that occurs, with the number of people of whom it is said."""
    if not len(snapshot.people):
        return
    numbers = [column.numbers for column in columns]
    if people is not None:
        place = {id_: at for at, id_ in enumerate(snapshot.people)}
        chosen = np.fromiter((place[id_] for id_ in people), dtype=np.int64)
        numbers = [column[chosen] for column in numbers]
    shape = tuple(len(column.values) for column in columns)
    together = np.ravel_multi_index(tuple(numbers), shape)
    found, many = np.unique(together, return_counts=True)
    for at, number in zip(found.tolist(), many.tolist(), strict=True):
        places = np.unravel_index(at, shape)
        values = tuple(c.values[int(i)] for c, i in zip(columns, places, strict=True))
        yield values, number
