"""What a pair, a trio or a circle scores, part by part."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from graph_service.analysis.pairing.company import Company
from graph_service.analysis.pairing.criteria import points
from graph_service.analysis.pairing.partners import Partner
from graph_service.analysis.pairing.schemes import Scheme
from graph_service.analysis.pairing.sentences import SENTENCES


@dataclass(frozen=True)
class Part:
    """What one criterion gives to a score: `points` of `weight`, and why."""

    criterion: str
    words: str
    weight: int
    points: int
    sentence: str


def parts_of(company: Company, chosen: Scheme, people: Sequence[Partner]) -> tuple[Part, ...]:
    """What each criterion gives, in whole points.

    A trio gets what the weakest of its three pairs gets, the first of several. A circle gets, for
    each criterion, the mean of all its pairs, rounded down.
    """
    if chosen.form == "circles":
        return _circle(company, chosen, people)
    each = [_pair(company, chosen, one, other) for one, other in combinations(people, 2)]
    return min(each, key=total)


def total(parts: Sequence[Part]) -> int:
    """The points of all parts."""
    return sum(part.points for part in parts)


def reasons_of(parts: Sequence[Part]) -> tuple[str, ...]:
    """The sentences of the parts that gave points, the weightiest first."""
    ranked = sorted(parts, key=lambda part: -part.points)
    return tuple(f"{p.sentence} ({p.points} of {p.weight})" for p in ranked if p.points)


def _pair(company: Company, chosen: Scheme, one: Partner, other: Partner) -> tuple[Part, ...]:
    return tuple(
        Part(
            criterion.code,
            criterion.words,
            weight,
            int(points(company, criterion, weight, [one], [other])[0, 0]),
            SENTENCES[criterion.code](company, one, other),
        )
        for criterion, weight in chosen.weights
    )


def _circle(company: Company, chosen: Scheme, people: Sequence[Partner]) -> tuple[Part, ...]:
    pairs = len(people) * (len(people) - 1) // 2
    found = []
    for criterion, weight in chosen.weights:
        grid = points(company, criterion, weight, people, people)
        between = sum(int(grid[i, j]) for i, j in combinations(range(len(people)), 2))
        some = sum(1 for i, j in combinations(range(len(people)), 2) if grid[i, j])
        sentence = f"{criterion.words}: {some} of the {pairs} pairs in the circle."
        found.append(Part(criterion.code, criterion.words, weight, between // pairs, sentence))
    return tuple(found)
