"""Anybody with anybody, against every way there is to form groups."""

from collections.abc import Iterator
from itertools import combinations
from unittest.mock import patch

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from graph_service.matching import blossoms, reach, trios
from graph_service.matching.aims import NEVER, Aims, Group, Points
from graph_service.matching.pool import best_pool
from tests.searches import long_search


def ways(points: Points, free: tuple[int, ...], trio: bool) -> Iterator[tuple[Group, ...]]:
    """Every way to put `free` places into allowed pairs, at most one trio, and nothing."""
    if not free:
        yield ()
        return
    first, rest = free[0], free[1:]
    yield from ways(points, rest, trio)
    for size in (1, 2) if trio else (1,):
        for others in combinations(rest, size):
            group = (first, *others)
            if all(points[one, other] >= 0 for one, other in combinations(group, 2)):
                left = tuple(place for place in rest if place not in others)
                for more in ways(points, left, trio and size == 1):
                    yield (group, *more)


def value(points: Points, aims: Aims, groups: tuple[Group, ...]) -> tuple[int, ...]:
    """What counts, most important first; more is better."""
    reached = [place for group in groups for place in group]
    each = [min(int(points[a, b]) for a, b in combinations(g, 2)) for g in groups]
    turns = sum(aims.turns[place] for place in reached) if aims.turns else 0
    worst = min(each, default=0) if aims.fair else 0
    return len(reached), len(aims.stay & set(groups)), turns, worst, sum(each)


def best(points: Points, aims: Aims, trio: bool) -> tuple[int, ...]:
    fixed = tuple(sorted(aims.fixed))
    taken = {place for group in fixed for place in group}
    free = tuple(place for place in range(len(points)) if place not in taken)
    odd = trio and all(len(group) == 2 for group in fixed)

    def most(odd: bool) -> tuple[int, ...]:
        return max(value(points, aims, (*fixed, *way)) for way in ways(points, free, odd))

    plain = most(False)
    if not odd:
        return plain
    with_trio = most(True)
    return with_trio if with_trio[0] > plain[0] else plain


@st.composite
def cases(draw: st.DrawFn) -> tuple[Points, Aims, bool]:
    people = draw(st.integers(0, 8))
    top = draw(st.sampled_from([1, 3, 100, 1_000_000]))
    point = st.integers(0, top) | st.just(NEVER) if draw(st.booleans()) else st.integers(0, top)
    points = np.full((people, people), NEVER, dtype=np.int64)
    for one, other in combinations(range(people), 2):
        points[one, other] = points[other, one] = draw(point)
    trio = draw(st.booleans())
    pool = [group for group in combinations(range(people), 2) if points[group] >= 0]
    threes = [
        group
        for group in combinations(range(people), 3)
        if all(points[a, b] >= 0 for a, b in combinations(group, 2))
    ]
    stay: frozenset[Group] = frozenset()
    fixed: frozenset[Group] = frozenset()
    if pool:
        stay = draw(st.frozensets(st.sampled_from([*pool, *threes]), max_size=3))
    if pool and draw(st.integers(0, 3)) == 0:
        fixed = frozenset([draw(st.sampled_from([*pool, *threes] if trio else pool))])
    turns = draw(st.just(()) | st.tuples(*[st.integers(0, 2)] * people))
    aims = Aims(fixed, turns, stay, draw(st.booleans()), draw(st.integers(0, 3)))
    return points, aims, trio


@long_search(2500)
@given(cases())
def test_nothing_better_exists(case: tuple[Points, Aims, bool]) -> None:
    check(*case)


@long_search(2500)
@given(cases())
def test_nor_does_it_where_the_search_begins_with_few_edges(
    case: tuple[Points, Aims, bool],
) -> None:
    with (
        patch.object(blossoms, "NEAR", 2),
        patch.object(reach, "DRAWN", 1),
        patch.object(trios, "FIRST", 1),
    ):
        check(*case)


def check(points: Points, aims: Aims, trio: bool) -> None:
    solved = best_pool(points, aims, trio=trio)
    assert solved.optimal
    assert aims.fixed <= set(solved.groups)
    reached = [place for group in solved.groups for place in group]
    assert len(reached) == len(set(reached))
    each = [min(int(points[a, b]) for a, b in combinations(g, 2)) for g in solved.groups]
    assert all(one >= 0 for one in each)
    assert (solved.worst, solved.total) == (min(each, default=None), sum(each))
    assert value(points, aims, solved.groups) == best(points, aims, trio)
    assert solved == best_pool(points, aims, trio=trio)
