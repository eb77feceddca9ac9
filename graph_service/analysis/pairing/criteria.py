"""What makes two people a good pair: named criteria, each worth from 0 to 1 for every pair.

What each says to people is in `sentences.py`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph_service.analysis.pairing import rules
from graph_service.analysis.pairing.company import Company, Counts, Some, known, shared
from graph_service.analysis.pairing.partners import Partner

Values = npt.NDArray[np.float64]
"""From 0 to 1, a row for each of the first, a column for each of the second."""
LADDER = ("trainee", "emerging", "middle", "senior", "board")
NEIGHBOURS = 0.4
"""What two boroughs of one system are worth against the same borough."""
BY_STEPS = {1: 0.0, 2: 0.5, 3: 0.75, 4: 1.0}
ON_ONE_BODY = 0.25


@dataclass(frozen=True)
class Criterion:
    """One thing that counts: its code, its name, and what every pair gets for it."""

    code: str
    words: str
    weigh: Callable[[Company, Some, Some], Values]


def _challenges(_company: Company, firsts: Some, seconds: Some) -> Values:
    common = shared(firsts, seconds, lambda item: item.challenges)
    # A first shared challenge is a reason to meet; a second makes it certain.
    return np.where(common > 0, np.minimum(1.0, 0.2 + 0.4 * common), 0.0)


def _different(_company: Company, firsts: Some, seconds: Some) -> Values:
    sectors = rules.sectors_differ(firsts, seconds)
    return (sectors.astype(float) + rules.professions_differ(firsts, seconds)) / 2


def _sides(_company: Company, firsts: Some, seconds: Some) -> Values:
    return rules.sides_differ(firsts, seconds).astype(float)


def _levels(_company: Company, firsts: Some, seconds: Some) -> Values:
    one, other = _rungs(firsts)[:, None], _rungs(seconds)[None, :]
    by_gap = np.array([1.0, 1.0, 0.5, 0.0, 0.0])
    return np.where((one < 0) | (other < 0), 0.0, by_gap[np.abs(one - other) % len(LADDER)])


def _seniority(_company: Company, firsts: Some, seconds: Some) -> Values:
    one, other = _rungs(firsts)[:, None], _rungs(seconds)[None, :]
    return ((one > other) & (other >= 0)).astype(float)


def _near(_company: Company, firsts: Some, seconds: Some) -> Values:
    both = np.outer(known(firsts, _borough), known(seconds, _borough))
    return np.where(shared(firsts, seconds, _borough) > 0, 1.0, np.where(both, NEIGHBOURS, 0.0))


def _distance(company: Company, firsts: Some, seconds: Some) -> Values:
    steps = company.steps(firsts, seconds)
    worth = np.array([0.0, *BY_STEPS.values()])[steps]
    together = shared(firsts, seconds, lambda item: item.bodies) > 0
    return np.where(together, np.minimum(worth, ON_ONE_BODY), worth)


def _bridge(company: Company, firsts: Some, seconds: Some) -> Values:
    both = np.outer(known(firsts, _employers), known(seconds, _employers))
    return (both & ~company.joined(firsts, seconds)).astype(float)


def _first_time(_company: Company, firsts: Some, seconds: Some) -> Values:
    return _half_each([item.first_time for item in firsts], [item.first_time for item in seconds])


def _missing(company: Company, firsts: Some, seconds: Some) -> Values:
    one, other = (
        [bool(missing_groups(company, item)) for item in people] for people in (firsts, seconds)
    )
    return _half_each(one, other)


def _fit(_company: Company, firsts: Some, seconds: Some) -> Values:
    """Half for each way in which one offers what the other seeks; a quarter if both are open."""
    there = shared(firsts, seconds, _offers, _seeks) > 0
    back = shared(firsts, seconds, _seeks, _offers) > 0
    alike = (shared(firsts, seconds, _seeks) > 0) | (shared(firsts, seconds, _offers) > 0)
    return np.where(there & back, 1.0, np.where(there | back, 0.75, np.where(alike, 0.25, 0.0)))


def _time(_company: Company, firsts: Some, seconds: Some) -> Values:
    return (shared(firsts, seconds, lambda item: item.half_days) > 0).astype(float)


def _wish(_company: Company, firsts: Some, seconds: Some) -> Values:
    return (shared(firsts, seconds, lambda item: item.wishes) > 0).astype(float)


def missing_groups(company: Company, partner: Partner) -> list[str]:
    """The words of the groups of a person of which the system has too few leaders."""
    own = (partner.sector, *partner.person.profession_ids)
    return [company.missing[group] for group in own if group in company.missing]


def _half_each(firsts: Sequence[bool], seconds: Sequence[bool]) -> Values:
    half: Values = np.add.outer(np.array(firsts, float), np.array(seconds, float)) / 2
    return half


def _rungs(people: Some) -> npt.NDArray[np.int64]:
    """The place of each on the ladder of levels; -1 where it is not known or on no ladder."""
    rungs = [LADDER.index(at) if at in LADDER else -1 for at in map(_level, people)]
    return np.array(rungs, dtype=np.int64)


def _level(partner: Partner) -> str:
    return partner.person.level


def _borough(partner: Partner) -> tuple[str, ...]:
    return (partner.borough,) if partner.borough else ()


def _employers(partner: Partner) -> frozenset[str]:
    return partner.employers


def _offers(partner: Partner) -> tuple[str, ...]:
    return partner.offers


def _seeks(partner: Partner) -> tuple[str, ...]:
    return partner.seeks


SENIORITY = Criterion("seniority", "The first is the more senior", _seniority)
CRITERIA: Mapping[str, Criterion] = {
    item.code: item
    for item in (
        Criterion("challenges", "Shared challenges", _challenges),
        Criterion("fit", "One seeks what the other offers", _fit),
        Criterion("different", "Different sector and profession", _different),
        Criterion("sides", "Clinical with managerial", _sides),
        Criterion("levels", "Modest gap in level", _levels),
        SENIORITY,
        Criterion("near", "Place within reach", _near),
        Criterion("distance", "Far apart in the network", _distance),
        Criterion("bridge", "Joins two organisations that have no tie", _bridge),
        Criterion("first_time", "First time", _first_time),
        Criterion("missing", "From a group that is missing", _missing),
        Criterion("time", "Half-days in common", _time),
        Criterion("wish", "A private wish of both", _wish),
    )
}
"""By code; a scheme's record has the points of each as `points_CODE`."""


def points(company: Company, criterion: Criterion, weight: int, one: Some, other: Some) -> Counts:
    """The whole points of every pair for one criterion, of `weight` at most."""
    return np.rint(weight * criterion.weigh(company, one, other)).astype(np.int64)
