"""Circles, against every way there is to form them, and beyond that against what must hold."""

from collections.abc import Iterator
from itertools import combinations
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.matching import circles
from graph_service.matching.aims import Aims, Group
from graph_service.matching.circle_bound import Allowed, Parts, made_up
from graph_service.matching.circles import best_circles
from tests.searches import long_search

Case = tuple[Parts, Allowed, Aims, int, int]


def points(parts: Parts, group: Group) -> int:
    pairs = list(combinations(group, 2))
    return sum(sum(int(part[pair]) for pair in pairs) // len(pairs) for part in parts)


def ways(
    allowed: Allowed, free: tuple[int, ...], least: int, most: int
) -> Iterator[tuple[Group, ...]]:
    """Every way to put `free` places into allowed circles, or to leave them out."""
    if not free:
        yield ()
        return
    first, rest = free[0], free[1:]
    yield from ways(allowed, rest, least, most)
    for size in range(least, most + 1):
        for others in combinations(rest, size - 1):
            group = (first, *others)
            if all(allowed[pair] for pair in combinations(group, 2)):
                left = tuple(place for place in rest if place not in others)
                for more in ways(allowed, left, least, most):
                    yield (group, *more)


def value(parts: Parts, aims: Aims, groups: tuple[Group, ...]) -> tuple[int, ...]:
    """What counts, most important first; more is better."""
    reached = [place for group in groups for place in group]
    each = [points(parts, group) for group in groups]
    turns = sum(aims.turns[place] for place in reached) if aims.turns else 0
    worst = min(each, default=0) if aims.fair else 0
    return len(reached), len(aims.stay & set(groups)), turns, worst, sum(each)


def best(case: Case) -> tuple[int, ...]:
    parts, allowed, aims, least, most = case
    fixed = tuple(sorted(aims.fixed))
    taken = {place for group in fixed for place in group}
    free = tuple(place for place in range(len(allowed)) if place not in taken)
    return max(value(parts, aims, (*fixed, *way)) for way in ways(allowed, free, least, most))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    least = draw(st.integers(2, 3))
    most = least + draw(st.integers(0, 1))
    people = draw(st.integers(0, 9 if least == 3 else 7))
    top = draw(st.sampled_from([1, 4, 100, 100_000]))
    parts = np.zeros((draw(st.integers(1, 3)), people, people), dtype=np.int64)
    allowed = np.zeros((people, people), dtype=bool)
    rare = draw(st.integers(0, 3))
    for one, other in combinations(range(people), 2):
        parts[:, one, other] = parts[:, other, one] = draw(
            st.tuples(*[st.integers(0, top)] * len(parts))
        )
        allowed[one, other] = allowed[other, one] = not rare or draw(st.integers(0, rare)) > 0
    pool = [group for way in ways(allowed, tuple(range(people)), least, most) for group in way[:1]]
    some = st.sampled_from(sorted(set(pool))) if pool else st.nothing()
    stay: frozenset[Group] = draw(st.frozensets(some, max_size=3)) if pool else frozenset()
    fixed: frozenset[Group] = frozenset()
    if pool and draw(st.integers(0, 3)) == 0:
        fixed = frozenset([draw(some)])
    turns = draw(st.just(()) | st.tuples(*[st.integers(0, 2)] * people))
    aims = Aims(fixed, turns, stay, draw(st.booleans()), draw(st.integers(0, 3)))
    return parts, allowed, aims, least, most


def valid(case: Case, groups: tuple[Group, ...]) -> None:
    _, allowed, aims, least, most = case
    assert aims.fixed <= set(groups)
    reached = [place for group in groups for place in group]
    assert len(reached) == len(set(reached))
    assert all(allowed[pair] for group in groups for pair in combinations(group, 2))
    assert all(least <= len(group) <= most for group in groups)


@long_search(3000)
@given(cases())
def test_nothing_better_exists(case: Case) -> None:
    parts, allowed, aims, least, most = case
    solved = best_circles(parts, allowed, aims, least=least, most=most)
    valid(case, solved.groups)
    assert solved.optimal
    each = [points(parts, group) for group in solved.groups]
    assert (solved.worst, solved.total) == (min(each, default=None), sum(each))
    assert value(parts, aims, solved.groups) == best(case)
    assert solved == best_circles(parts, allowed, aims, least=least, most=most)


@long_search(2000)
@given(cases())
def test_what_is_searched_and_not_proved_never_says_too_much(case: Case) -> None:
    parts, allowed, aims, least, most = case
    with patch.object(circles, "PROVED_UP_TO", -1):
        solved = best_circles(parts, allowed, aims, least=least, most=most)
    valid(case, solved.groups)
    exact = best(case)
    reached = value(parts, aims, solved.groups)
    assert reached <= exact
    # Whatever is as good in the aims before the total is within the bound.
    assert exact[:-1] != reached[:-1] or exact[-1] <= solved.bound
    assert not solved.proved_before or exact[:-1] == reached[:-1]
    assert not solved.optimal or reached == exact


def alike(people: int, seed: int, criteria: int = 3) -> Parts:
    random = np.random.default_rng(seed)
    parts = random.integers(0, 101, size=(criteria, people, people))
    return np.triu(parts, 1) + np.triu(parts, 1).transpose(0, 2, 1)


@pytest.mark.parametrize(
    ("people", "sizes"),
    [(0, []), (4, []), (5, [5]), (7, [7]), (8, [7]), (9, [7]), (10, [5, 5]), (11, [5, 6]),
     (13, [6, 7]), (14, [7, 7]), (15, [5, 5, 5]), (16, [5, 5, 6]), (23, [5, 6, 6, 6]),
     (31, [5, 5, 5, 5, 5, 6]), (60, [5] * 12)],
)  # fmt: skip
def test_everybody_is_in_a_circle_where_the_number_allows_it(people: int, sizes: list[int]) -> None:
    parts = alike(people, people)
    allowed = ~np.eye(people, dtype=bool)
    solved = best_circles(parts, allowed, Aims(fair=False))
    assert sum(len(group) for group in solved.groups) == sum(sizes)
    if people >= 15:
        # A circle counts by its mean: more circles are more points.
        assert len(solved.groups) == len(sizes)
    assert solved.optimal or people > circles.PROVED_UP_TO


def test_two_clubs_become_two_circles() -> None:
    club = np.arange(10) % 2
    parts = np.where(club[:, None] == club[None, :], 10, 0)[None]
    solved = best_circles(parts, ~np.eye(10, dtype=bool), Aims(fair=False))
    assert solved.groups == ((0, 2, 4, 6, 8), (1, 3, 5, 7, 9))
    assert (solved.worst, solved.total, solved.optimal) == (10, 20, True)
    # Fair or not, forty people of eight clubs of five are found, and proved by the bound alone.
    club = np.arange(40) % 8
    parts = np.where(club[:, None] == club[None, :], 10, 0)[None]
    solved = best_circles(parts, ~np.eye(40, dtype=bool), Aims(fair=False))
    assert (solved.total, solved.bound, solved.optimal) == (80, 80, True)


@pytest.mark.parametrize("people", [16, 19, 27, 40, 60])
def test_many_people_are_shared_out_validly_and_always_alike(people: int) -> None:
    parts = alike(people, people)
    random = np.random.default_rng(people)
    allowed = np.triu(random.random((people, people)) < 0.9, 1)
    allowed = allowed | allowed.T
    aims = Aims(seed=people)
    solved = best_circles(parts, allowed, aims)
    valid((parts, allowed, aims, 5, 7), solved.groups)
    assert solved.total == sum(points(parts, group) for group in solved.groups) <= solved.bound
    assert solved.proved_before == (people <= circles.PROVED_UP_TO)
    assert sum(len(group) for group in solved.groups) >= people - 4
    assert solved == best_circles(parts, allowed, aims)


def test_the_ways_to_make_up_a_number() -> None:
    assert list(made_up(11, 11, 5, 7)) == [(1, 1, 0)]
    assert list(made_up(9, 7, 5, 7)) == [(0, 0, 1)]
    assert list(made_up(4, 0, 5, 7)) == [(0, 0, 0)]
