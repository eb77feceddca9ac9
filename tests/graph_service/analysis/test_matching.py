"""The two exact engines against trying everything, on cases small enough for that."""

from collections.abc import Iterator
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.analysis.matching import Points, assigned, matched
from tests.searches import long_search

SMALL = long_search(1200)
Pairs = list[tuple[int, int]]


def worth(pairs: Pairs, points: Points) -> tuple[int, int]:
    return len(pairs), sum(points[pair] for pair in pairs)


def all_assignments(points: Points, firsts: int, seconds: int) -> Iterator[Pairs]:
    for columns in permutations([*range(seconds), *[-1] * firsts], firsts):
        yield [(row, column) for row, column in enumerate(columns) if (row, column) in points]


def all_matchings(points: Points, left: tuple[int, ...]) -> Iterator[Pairs]:
    if not left:
        yield []
        return
    first, *others = left
    yield from all_matchings(points, tuple(others))
    for other in others:
        if (first, other) in points:
            rest = tuple(place for place in others if place != other)
            for pairs in all_matchings(points, rest):
                yield [(first, other), *pairs]


def tables(firsts: int, seconds: int) -> st.SearchStrategy[dict[tuple[int, int], int]]:
    places = st.tuples(st.integers(0, firsts - 1), st.integers(0, seconds - 1))
    return st.dictionaries(places, st.integers(0, 100))


@SMALL
@given(tables(4, 3), st.integers(0, 3))
def test_an_assignment_is_as_good_as_the_best_of_all(points: Points, seed: int) -> None:
    best = max(worth(pairs, points) for pairs in all_assignments(points, 4, 3))
    assert worth(assigned(points, 4, 3, seed), points) == best


@SMALL
@given(tables(7, 7), st.integers(0, 3))
def test_a_matching_is_as_good_as_the_best_of_all(points: Points, seed: int) -> None:
    upper = {pair: value for pair, value in points.items() if pair[0] < pair[1]}
    best = max(worth(pairs, upper) for pairs in all_matchings(upper, tuple(range(7))))
    assert worth(matched(upper, 7, seed), upper) == best


def test_one_more_pair_is_worth_more_than_any_score() -> None:
    points = {(0, 0): 0, (0, 1): 100, (1, 1): 0}
    assert assigned(points, 2, 2, seed=0) == [(0, 0), (1, 1)]
    path = {(0, 1): 0, (1, 2): 100, (2, 3): 0}
    assert matched(path, 4, seed=0) == [(0, 1), (2, 3)]


def test_the_seed_alone_decides_between_equals() -> None:
    points = {(i, j): 50 for i in range(6) for j in range(6)}
    answers = [assigned(points, 6, 6, seed) for seed in range(8)]
    assert answers == [assigned(points, 6, 6, seed) for seed in range(8)]
    assert len({tuple(answer) for answer in answers}) > 1


@pytest.mark.parametrize("seed", [0, 1])
def test_a_thousand_are_assigned_without_losing_a_point_to_rounding(seed: int) -> None:
    size = 1000
    points = {(i, j): 99 for i in range(size) for j in ((i, (i + 1) % size))}
    points |= {(i, i): 100 for i in range(size)}
    assert assigned(points, size, size, seed) == [(i, i) for i in range(size)]
