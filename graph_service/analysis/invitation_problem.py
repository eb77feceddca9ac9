"""The people who close the most gaps together, exactly, and the proof that nobody closes more.

All data are whole numbers: an answer is counted again in whole numbers, and it is proved where the
solver's bound is less than one point above it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from graph_service.analysis.invitation_programme import Candidate, Need, Programme, Solved

SECONDS = 5.0
_DUST = 1e-6


@dataclass(frozen=True)
class Choice:
    """The places of those chosen; no choice makes more than `bound` points.

    `proved`: nobody else makes more points; of those who make as many, none hold fewer seats; of
    those, none are fewer people; of those, none come earlier in the fixed order.
    """

    places: tuple[int, ...]
    points: int
    bound: int
    proved: bool


def points_of(needs: Sequence[Need], candidates: Sequence[Candidate]) -> int:
    """The points that people make together: each person short is found at most once."""
    return sum(
        need.points * min(need.short, sum(item.covers >> at & 1 for item in candidates))
        for at, need in enumerate(needs)
    )


def best(
    needs: Sequence[Need], candidates: Sequence[Candidate], seats: int, seconds: float = SECONDS
) -> Choice:
    """The people to ask: most points, then fewest seats held, fewest people, first in order.

    Args:
        needs: the gaps; at least one person short each, points above 0.
        candidates: who may be asked, in the fixed order.
        seats: how many may be asked at most.
        seconds: how long each of the (at most `seats` + 2) programmes may take.

    Raises:
        Refused: the solver found nobody at all in that time.
    """
    kept = undominated(candidates, seats) if needs and seats > 0 else []
    if not kept:
        return Choice((), 0, 0, proved=True)
    programme = Programme(needs, [(at, candidates[at]) for at in kept], seats, seconds)
    solved = programme.most()
    points = points_of(needs, [candidates[at] for at in _places(programme, solved)])
    bound = max(points, floor(_DUST - solved.bound) * programme.unit)
    if proved := points == bound:
        solved = programme.lightest(solved)
        if solved.proved:
            solved = programme.first(solved)
        proved = solved.proved
    places = _places(programme, solved)
    return Choice(places, points, bound, proved)


def undominated(candidates: Sequence[Candidate], seats: int) -> list[int]:
    """The places of all candidates who can be in the best choice, in order.

    Who counts in nothing cannot. Nor can anybody beside whom at least `seats` others count in the
    same needs or more, and come first by (seats held, fixed order): one of those would be free, and
    the choice would be better with them instead.
    """
    first: dict[int, list[tuple[int, int]]] = {}
    for place, item in enumerate(candidates):
        if item.covers:
            first.setdefault(item.covers, []).append((item.load, place))
    first = {covers: sorted(keys)[:seats] for covers, keys in first.items()}
    kept: list[int] = []
    for covers, keys in first.items():
        wider = (own for other, own in first.items() if other & covers == covers)
        ahead = sorted(key for own in wider for key in own)[:seats]
        kept += [key[1] for key in keys if key <= ahead[-1]]
    return sorted(kept)


def _places(programme: Programme, solved: Solved) -> tuple[int, ...]:
    """The first people of each class, as many as were found of it."""
    asked = zip(programme.people, solved.counts.tolist(), strict=True)
    return tuple(sorted(place for people, number in asked for place in people[:number]))
