"""Whom one person could walk with, scheme by scheme, the best fit first."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from graph_service.analysis.pairing.company import Company
from graph_service.analysis.pairing.partners import Partner, partners
from graph_service.analysis.pairing.problem import Problem
from graph_service.analysis.pairing.schemes import Scheme, schemes
from graph_service.analysis.pairing.score import Part, parts_of, reasons_of
from graph_service.analysis.pairing.settled import Settled
from graph_service.snapshot import Snapshot


@dataclass(frozen=True)
class Suggestion:
    """Somebody to walk with in a scheme; `part` is theirs in it (host, visitor, buddy, ...).

    `half_days` are those on which both are free.
    """

    scheme: str
    part: str
    person: str
    points: int
    parts: tuple[Part, ...]
    half_days: tuple[str, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """The sentences of what gave points, the weightiest first."""
        return reasons_of(self.parts)


def suggestions(snapshot: Snapshot, person_id: str) -> list[Suggestion] | None:
    """All whom a person may be paired with in any scheme of two, the most points first.

    None where the person has not agreed to be paired, or objects to being shown.
    """
    known = partners(snapshot)
    if person_id not in known:
        return None
    found = [
        item
        for chosen in schemes(snapshot).values()
        if chosen.form != "circles"
        for item in _fitting(Company(snapshot, known), chosen, known[person_id])
    ]
    return sorted(found, key=lambda item: (-item.points, item.person, item.scheme))


def _fitting(company: Company, chosen: Scheme, person: Partner) -> Iterator[Suggestion]:
    problem = Problem(chosen, company, Settled())
    if chosen.second(person) or chosen.is_one_pool:
        for other in _allowed(problem, person, first=True):
            yield _suggestion(company, chosen, chosen.parts[0], (other, person), person)
    if chosen.first(person) and not chosen.is_one_pool:
        for other in _allowed(problem, person, first=False):
            yield _suggestion(company, chosen, chosen.parts[1], (person, other), person)


def _allowed(problem: Problem, person: Partner, *, first: bool) -> list[Partner]:
    """Whom a person may be paired with who take the first part, or else the second."""
    if problem.scheme.is_one_pool and not problem.scheme.first(person):
        return []
    others = problem.firsts if first else problem.seconds
    forbidden = (
        problem.forbids(others, [person])[:, 0] if first else problem.forbids([person], others)[0]
    )
    return [others[place] for place in np.flatnonzero(~forbidden).tolist()]


def _suggestion(
    company: Company, chosen: Scheme, part: str, pair: tuple[Partner, Partner], person: Partner
) -> Suggestion:
    parts = parts_of(company, chosen, pair)
    other = pair[0] if pair[1] is person else pair[1]
    half_days = tuple(day for day in person.half_days if day in other.half_days)
    points = sum(item.points for item in parts)
    return Suggestion(chosen.code, part, other.id, points, parts, half_days)
