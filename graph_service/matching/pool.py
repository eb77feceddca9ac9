"""Anybody with anybody: pairs, and at most one trio, best by the whole order of aims."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np

from graph_service.matching.aims import NEVER, Aims, Group, Points, Solved, highest
from graph_service.matching.blossoms import best_perfect, cost
from graph_service.matching.pool_costs import Pool, Scale
from graph_service.matching.reach import Allowed, by_halves, left_out, perfect, with_outs
from graph_service.matching.trios import Rest, best_trio


def group_points(points: Points, group: Group) -> int:
    """The points of a group: of its weakest pair; `NEVER` where one of its pairs is."""
    return min(int(points[one, other]) for one, other in combinations(group, 2))


def best_pool(points: Points, aims: Aims, *, trio: bool) -> Solved:
    """The best groups of two, and of three where that reaches one more person.

    `points` is symmetric, `NEVER` on the diagonal. Order of aims: `fixed`, people in a group,
    groups kept, turns (the sum over the people reached), the worst group, the total.

    Raises OverflowError where points, people and turns are too many for doubles to be exact.
    """
    fixed = tuple(sorted(tuple(sorted(group)) for group in aims.fixed))
    pool = Pool.without(points, aims, fixed)
    # Who is left out is known beforehand by their turns, unless groups to keep come before them.
    turns = np.zeros_like(pool.turns) if pool.stay else pool.turns
    outs = left_out(pool.allowed(0), turns, pool.seed)
    found: Sequence[Group] | None = None
    if trio and outs and not any(len(group) == 3 for group in fixed):
        found = _with_trio(pool, len(outs) - 1)
    if found is None:
        found = _in_pairs(pool, outs)
    groups = tuple(sorted((*fixed, *pool.named(found))))
    each = [group_points(points, group) for group in groups]
    return Solved(groups, min(each, default=None), sum(each), sum(each))


def _in_pairs(pool: Pool, outs: list[Allowed]) -> list[Group]:
    """The best pairs of all but the places left out."""
    last = pool.scale(turns=bool(pool.stay))
    before = replace(last, point=0)

    def reached(level: int) -> int | None:
        costs = pool.costs(level, before, outs)
        pairs = best_perfect(costs, pool.seed)
        return None if pairs is None else cost(costs, pairs)

    def possible(level: int) -> bool:
        if most is None:
            return perfect(np.isfinite(pool.costs(level, Scale(0, 0, 0), outs)), pool.seed)
        return reached(level) == most

    most = reached(0) if pool.stay else None
    sure = ~np.any(outs, axis=0) if outs else np.ones(len(pool.points), dtype=bool)
    level = _level(pool, sure, possible)
    pairs = best_perfect(pool.costs(level, last, outs), pool.seed)
    return [pair for pair in pairs or () if pair[1] < len(pool.points)]


def _with_trio(pool: Pool, out: int) -> list[Group] | None:
    """The best trio and pairs of all but so many places; None where there is no such answer."""
    people = len(pool.points)
    everybody = np.ones(people, dtype=bool)

    def search(level: int, scale: Scale, enough: int | None) -> Rest | None:
        # The last place is the trio's third, who is reached.
        anybody = np.arange(people + out) < people
        costs = with_outs(pool.costs(level, scale, [everybody] * out), [anybody])
        plain = pool.costs(level, Scale(scale.point, 0, 0))
        extra = {
            three: scale.kept
            for three in pool.stay
            if len(three) == 3 and group_points(pool.points, three) >= level
        }
        return best_trio(costs, plain, extra, pool.seed, enough)

    def possible(level: int) -> bool:
        # A trio is half of each of its pairs: so without pairs by halves there is no trio either.
        costs = pool.costs(level, Scale(0, 0, 0), [everybody] * out)
        if not by_halves(np.isfinite(costs)):
            return False
        found = search(level, plainly, most)
        return found is not None and found.worth >= most

    plainly = pool.scale(points=False)
    first = search(0, plainly, None)
    if first is None:
        return None
    most = first.worth
    level = _level(pool, np.full(people, out == 0), possible)
    found = search(level, pool.scale(), None)
    if found is None:
        return None
    return [*(pair for pair in found.pairs if pair[1] < people), found.trio]


def _level(pool: Pool, sure: Allowed, possible: Callable[[int], bool]) -> int:
    """The points that the worst group can have; no more than `sure` people's best pairs."""
    if not pool.fair:
        return 0
    known = np.unique(pool.points[pool.points > NEVER])
    own = pool.points.max(axis=1, initial=NEVER)[sure]
    known = known[known <= own.min(initial=known.max(initial=0))]
    levels = np.unique(known if pool.cap is None else np.minimum(known, pool.cap)).tolist()
    return _near_the_top(levels, possible) if levels else 0


def _near_the_top(levels: Sequence[int], possible: Callable[[int], bool]) -> int:
    """The highest possible level, soon found where it is among the last: those are quick to ask."""
    step, top = 1, len(levels)
    while step < top and not possible(levels[top - step]):
        top -= step
        step *= 2
    return highest(levels[max(0, top - step) : top], possible)
