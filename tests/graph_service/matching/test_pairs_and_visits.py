"""Pairs and visits against trying everything, on cases small enough for that."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from graph_service.matching.aims import NEVER, Aims, Group, Points, highest
from graph_service.matching.pairs import best_pairs
from graph_service.matching.visits import best_visits
from tests.searches import long_search

SMALL = long_search(2400)
Key = tuple[int, ...]


def tables(rows: int, columns: int) -> st.SearchStrategy[Points]:
    cell = st.sampled_from([NEVER, NEVER, 0, 1, 2, 40, 41, 100])
    line = st.lists(cell, min_size=columns, max_size=columns)
    return st.lists(line, min_size=rows, max_size=rows).map(
        lambda cells: np.array(cells, dtype=np.int64).reshape(rows, columns)
    )


def allowed(points: Points) -> list[Group]:
    return [(int(one), int(other)) for one, other in np.argwhere(points > NEVER)]


def all_visits(
    points: Points, capacity: list[int], visits: list[int], fixed: frozenset[Group]
) -> Iterator[tuple[Group, ...]]:
    edges = allowed(points)
    for size in range(len(edges) + 1):
        for chosen in combinations(edges, size):
            hosts, visitors = [h for h, _ in chosen], [v for _, v in chosen]
            if (
                fixed <= {*chosen}
                and all(hosts.count(h) <= most for h, most in enumerate(capacity))
                and all(visitors.count(v) <= most for v, most in enumerate(visits))
            ):
                yield chosen


def worth(points: Points, chosen: tuple[Group, ...], aims: Aims, *, both: bool) -> Key:
    """The aims in order; `both`: turns are of firsts and seconds, else of seconds only."""
    hosts, _ = points.shape
    turns = list(aims.turns) or [0] * sum(points.shape)
    reached = {v for _, v in chosen}
    waited = (
        sum(turns[h] + turns[hosts + v] for h, v in chosen)
        if both
        else sum(turns[v] for v in reached)
    )
    each = [int(points[pair]) for pair in chosen]
    worst = min(each, default=0) if aims.fair else 0
    return len(reached), len(aims.stay & {*chosen}), waited, len(chosen), worst, sum(each)


@st.composite
def asked(draw: st.DrawFn, points: Points, turns: int) -> Aims:
    edges = allowed(points)
    some = st.lists(st.sampled_from(edges), max_size=3) if edges else st.just([])
    fixed = draw(some)[:1]
    waited = draw(st.just([]) | st.lists(st.integers(0, 2), min_size=turns, max_size=turns))
    return Aims(
        frozenset(fixed),
        waited,
        frozenset(draw(some)),
        draw(st.booleans()),
        draw(st.integers(0, 3)),
    )


@SMALL
@given(st.data())
def test_pairs_are_as_good_as_the_best_of_all(data: st.DataObject) -> None:
    rows, columns = data.draw(st.integers(0, 3)), data.draw(st.integers(0, 4))
    points = data.draw(tables(rows, columns))
    aims = data.draw(asked(points, rows + columns))
    found = best_pairs(points, aims)
    ways = all_visits(points, [1] * rows, [1] * columns, aims.fixed)
    best = max(worth(points, way, aims, both=True) for way in ways)
    assert worth(points, found.groups, aims, both=True) == best
    assert aims.fixed <= {*found.groups}
    assert found.optimal
    assert found == best_pairs(points, aims)


@SMALL
@given(st.data())
def test_visits_are_as_good_as_the_best_of_all(data: st.DataObject) -> None:
    rows, columns = data.draw(st.integers(0, 3)), data.draw(st.integers(0, 3))
    points = data.draw(tables(rows, columns))
    capacity = data.draw(st.lists(st.integers(0, 2), min_size=rows, max_size=rows))
    visits = data.draw(st.lists(st.integers(0, 2), min_size=columns, max_size=columns))
    aims = data.draw(asked(points, columns))
    ways = list(all_visits(points, capacity, visits, aims.fixed))
    assume(ways)
    found = best_visits(points, capacity, visits, aims)
    best = max(worth(points, way, aims, both=False) for way in ways)
    assert worth(points, found.groups, aims, both=False) == best
    assert {*found.groups} in [{*way} for way in ways]
    assert (found.total, found.worst) == (
        sum(int(points[pair]) for pair in found.groups),
        min((int(points[pair]) for pair in found.groups), default=None),
    )


def test_one_more_pair_is_worth_more_than_any_score() -> None:
    points = np.array([[0, 100], [NEVER, 0]])
    assert best_pairs(points, Aims(fair=False)).groups == ((0, 0), (1, 1))


def test_the_worst_pair_comes_before_the_total_only_where_it_is_asked_for() -> None:
    points = np.array([[100, 40], [60, 1]])
    assert best_pairs(points, Aims(fair=False)).total == 101
    fair = best_pairs(points, Aims())
    assert (fair.worst, fair.total) == (40, 100)


def test_points_that_cannot_be_added_up_exactly_are_refused() -> None:
    with pytest.raises(OverflowError):
        best_pairs(np.full((50, 50), 2**50), Aims())
    with pytest.raises(OverflowError):
        best_visits(np.full((5, 5), 2**50), [2] * 5, [2] * 5, Aims())


@given(st.lists(st.integers(0, 50), min_size=1, unique=True), st.integers(0, 50))
def test_halving_finds_the_highest_level_that_is_possible(levels: list[int], limit: int) -> None:
    levels = sorted(levels)
    expected = max((level for level in levels if level <= limit), default=levels[0])
    assert highest(levels, lambda level: level <= limit) == expected
