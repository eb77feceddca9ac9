"""Circles of five to seven people, as good as they can be by the whole order of aims."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from graph_service.matching.aims import Aims, Group, Solved
from graph_service.matching.circle_bound import Allowed, Parts
from graph_service.matching.circle_packing import NO_WORST, Whole, packed
from graph_service.matching.circle_search import searched, worth

PROVED_UP_TO = 17


def best_circles(
    parts: Parts, allowed: Allowed, aims: Aims, *, least: int = 5, most: int = 7
) -> Solved:
    """Circles of `least` to `most` people, any two of whom are allowed to be together.

    `parts` are the points of each criterion for each two people (criteria x people x people),
    `allowed` who may be with whom (people x people). A circle's points are, of each criterion, the
    mean of its pairs rounded down, added up. Up to `PROVED_UP_TO` people who are not in a fixed
    circle the answer is the best of all by the order of aims: the set packing over all circles
    there can be. Beyond, it is the best that a seeded search finds, beside a bound that no answer
    exceeds.
    """
    fixed = sorted(tuple(sorted(group)) for group in aims.fixed)
    taken = {place for group in fixed for place in group}
    free = [place for place in range(len(allowed)) if place not in taken]
    if len(free) > PROVED_UP_TO:
        return searched(parts, allowed, aims, least, most)
    known = [worth(parts, group) for group in fixed]
    best = _packing(parts, allowed, aims, _possible(allowed, free, least, most), free, known)
    groups = tuple(sorted([*fixed, *best]))
    each = [worth(parts, group) for group in groups]
    return Solved(groups, min(each, default=None), sum(each), sum(each))


def _possible(allowed: Allowed, free: Sequence[int], least: int, most: int) -> list[Group]:
    """All circles of free people that there can be, in order."""
    found: list[Group] = []
    forbids = [{at for at in free if not allowed[place, at]} for place in range(len(allowed))]
    for size in range(least, most + 1):
        for group in combinations(free, size):
            members = set(group)
            if all(forbids[place] & members <= {place} for place in group):
                found.append(group)
    return found


def _packing(
    parts: Parts,
    allowed: Allowed,
    aims: Aims,
    groups: list[Group],
    free: list[int],
    known: list[int],
) -> list[Group]:
    """The best of `groups`: most people, groups kept and turns; the worst; the total."""
    if not groups:
        return []
    number = {place: at for at, place in enumerate(free)}
    numbered = [tuple(number[place] for place in group) for group in groups]
    points = np.array([worth(parts, group) for group in groups], dtype=np.int64)
    before = _before(aims, groups, len(allowed))
    kept = np.arange(len(groups))
    if aims.fair:
        cap = min(known, default=NO_WORST)
        worst = packed(numbered, before, np.minimum(points, cap), len(free)).worst
        kept = np.flatnonzero(np.minimum(points, cap) >= min(worst, cap))
        if worst == NO_WORST:
            return []
    random = np.random.default_rng(aims.seed)
    # All the drawn numbers together are less than a point, all points less than an aim before.
    fine = 4 * len(free)
    last = points * fine + random.integers(4, size=len(points))
    whole = before * (int(last.max()) * len(free) + 1) + last
    chosen = packed([numbered[at] for at in kept], whole[kept], None, len(free)).chosen
    return [groups[kept[at]] for at in chosen]


def _before(aims: Aims, groups: list[Group], people: int) -> Whole:
    """For each circle what it adds to the aims before the points, as one number."""
    turns = list(aims.turns) or [0] * people
    stay = {tuple(sorted(group)) for group in aims.stay}
    keep = sum(turns) + 1
    person = keep * (len(stay) + 1)
    return np.array(
        [
            len(group) * person + (group in stay) * keep + sum(turns[place] for place in group)
            for group in groups
        ],
        dtype=np.int64,
    )
