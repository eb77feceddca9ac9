"""How many people are in each group, or in each crossing of two groups."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from graph_service.analysis.dimensions import Dimension
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


def count_people(
    snapshot: Snapshot, by: Sequence[Dimension], people: Iterable[str] | None = None
) -> Counts:
    """Count people (ids; all of the snapshot by default) along one or two dimensions."""
    said = [item.said(snapshot) for item in by]
    if people is None:
        columns = [list(column.values()) for column in said]
    else:
        ids = list(people)
        columns = [[column[id_] for id_ in ids] for column in said]
    counts = dict.fromkeys(all_groups(snapshot, by), 0)
    known = unknown = 0
    for values, number in Counter(zip(*columns, strict=True)).items():
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
