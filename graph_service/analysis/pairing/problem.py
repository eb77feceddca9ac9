"""A round as whole numbers: who may be with whom, for how many points, and what is settled."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations

import numpy as np

from graph_service.analysis.pairing.company import Company, Some
from graph_service.analysis.pairing.criteria import points
from graph_service.analysis.pairing.partners import Partner
from graph_service.analysis.pairing.rules import Grid, forbidden
from graph_service.analysis.pairing.schemes import Scheme
from graph_service.analysis.pairing.settled import People, Settled
from graph_service.matching.aims import NEVER, Points


@dataclass(frozen=True)
class Problem:
    """One round to be solved: the scheme, who takes part, what is settled.

    `fair`: whether the worst pair comes before the total.
    """

    scheme: Scheme
    company: Company
    settled: Settled
    seed: int = 0
    fair: bool = True

    @cached_property
    def firsts(self) -> Some:
        """Who may take the first part, in the order of ids."""
        return self._taking(self.scheme.first)

    @cached_property
    def seconds(self) -> Some:
        """Who may take the second part, in the order of ids."""
        return self._taking(self.scheme.second)

    @cached_property
    def everybody(self) -> Some:
        """Who takes part at all, in the order of ids."""
        return self._taking(lambda item: self.scheme.first(item) or self.scheme.second(item))

    def worth(self, firsts: Some, seconds: Some) -> Points:
        """The points of every pair; `NEVER` where a rule or the team keeps two apart."""
        total = np.zeros((len(firsts), len(seconds)), dtype=np.int64)
        for criterion, weight in self.scheme.weights:
            total += points(self.company, criterion, weight, firsts, seconds)
        total[self.forbids(firsts, seconds)] = NEVER
        return total

    def forbids(self, firsts: Some, seconds: Some) -> Grid:
        """The pairs that a rule keeps apart, or the team or a no in this round."""
        found = forbidden(self.scheme.rules, firsts, seconds) | self.apart(firsts, seconds)
        rows, columns = places(firsts), places(seconds)
        for people in self.settled.begun:
            for a, b in permutations(people, 2):
                if a in rows and b in columns:
                    found[rows[a], columns[b]] = False
        return found

    @cached_property
    def fixed(self) -> frozenset[People]:
        """The groups that must be, whoever settled them."""
        return self.settled.together | self.settled.begun.keys()

    def apart(self, firsts: Some, seconds: Some) -> Grid:
        """The pairs that the team, or a no of one of them, keeps apart in this round."""
        found = np.zeros((len(firsts), len(seconds)), dtype=bool)
        rows, columns = places(firsts), places(seconds)
        for one, other in self.settled.apart:
            for a, b in ((one, other), (other, one)):
                if a in rows and b in columns:
                    found[rows[a], columns[b]] = True
        return found

    def _taking(self, part: Callable[[Partner], bool]) -> Some:
        return [item for _, item in sorted(self.company.people.items()) if part(item)]


def places(people: Some) -> Mapping[str, int]:
    """The place of each person in a row, by id."""
    return {item.id: place for place, item in enumerate(people)}


def in_places(groups: Iterable[People], *rows: Mapping[str, int]) -> Iterable[tuple[int, ...]]:
    """Groups of ids as groups of places, the nth person in the nth row (or all in the only one).

    Groups of whom somebody is not there are left out.
    """
    for group in groups:
        of = [rows[min(number, len(rows) - 1)] for number in range(len(group))]
        if all(id_ in row for id_, row in zip(group, of, strict=True)):
            yield tuple(row[id_] for id_, row in zip(group, of, strict=True))
