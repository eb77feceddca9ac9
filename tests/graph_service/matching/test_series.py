"""Several rounds without repeats: what must hold, known answers, and every plan there is."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.matching.aims import NEVER, Points
from graph_service.matching.round_robin import round_robin
from graph_service.matching.series import Series, planned
from tests.searches import long_search

Presences = list[frozenset[int]]


def points_of(people: int, seed: int) -> Points:
    random = np.random.default_rng(seed)
    points = np.triu(random.integers(0, 101, size=(people, people)), 1)
    points = points + points.T
    np.fill_diagonal(points, NEVER)
    return points.astype(np.int64)


def check(
    points: Points, series: Series, present: Presences, met: frozenset[tuple[int, int]]
) -> None:
    """No repeat, nobody twice or absent, nothing that is not allowed, sums that add up."""
    seen = set(met)
    for one, here in zip(series.rounds, present, strict=True):
        inside = [place for group in one.groups for place in group]
        assert len(inside) == len(set(inside))
        assert set(inside) | set(one.out) == here
        assert not set(inside) & set(one.out)
        pairs = [pair for group in one.groups for pair in combinations(group, 2)]
        assert all(points[pair] >= 0 for pair in pairs)
        assert not seen & set(pairs)
        seen |= set(pairs)
        each = [min(int(points[p]) for p in combinations(g, 2)) for g in one.groups]
        assert one.total == sum(each)
    assert series.total == sum(one.total for one in series.rounds) <= series.bound


def in_turn(series: Series, present: Presences) -> None:
    """Nobody is out twice before everyone present has been out once."""
    times = dict.fromkeys(range(1000), 0)
    for one, here in zip(series.rounds, present, strict=True):
        assert all(times[place] == min(times[at] for at in here) for place in one.out)
        for place in one.out:
            times[place] += 1


@pytest.mark.parametrize("people", [50, 100])
def test_twelve_rounds_come_to_nearly_all_that_there_could_be(people: int) -> None:
    for seed in range(3):
        points = points_of(people, seed)
        series = planned(points, 12, seed=seed)
        check(points, series, [frozenset(range(people))] * 12, frozenset())
        assert series.total >= 0.99 * series.bound
        assert all(not one.out for one in series.rounds)
        assert series == planned(points, 12, seed=seed)


@pytest.mark.parametrize("trio", [True, False])
@pytest.mark.parametrize(("people", "share"), [(50, 0.8), (51, 0.8), (51, 1.0)])
def test_who_was_left_out_goes_first(people: int, share: float, trio: bool) -> None:
    random = np.random.default_rng(people)
    present = [frozenset(np.flatnonzero(random.random(people) < share).tolist()) for _ in range(12)]
    points = points_of(people, people)
    series = planned(points, 12, present=present, trio=trio)
    check(points, series, present, frozenset())
    in_turn(series, present)
    assert all(len(one.out) == (0 if trio else len(here) % 2)
               for one, here in zip(series.rounds, present, strict=True))  # fmt: skip


@pytest.mark.parametrize("people", [2, 3, 6, 7, 20, 49, 50])
def test_everybody_meets_everybody_by_the_circle_method(people: int) -> None:
    pairs = [pair for one in round_robin(range(people)) for pair in one]
    assert sorted(pairs) == list(combinations(range(people), 2))
    rounds = people - 1 + people % 2
    points = points_of(people, people)
    series = planned(points, rounds + 1, trio=False)
    check(points, series, [frozenset(range(people))] * (rounds + 1), frozenset())
    assert (series.last_possible, series.proved) == (rounds, True)
    in_turn(Series(series.rounds[:rounds], 0, 0, None, True), [frozenset(range(people))] * rounds)
    assert planned(points, rounds, trio=False).last_possible is None


def test_the_last_possible_round_is_said_where_rules_forbid_more() -> None:
    body = np.arange(50) // 5
    points = np.where(body[:, None] == body[None, :], NEVER, points_of(50, 3))
    series = planned(points, 46)
    check(points, series, [frozenset(range(50))] * 46, frozenset())
    assert (series.last_possible, series.proved) == (45, True)
    assert series.statement is not None
    assert series.statement.startswith("Round 45 is the last in which as many people")
    # Petersen's graph: everybody may meet three people, yet no second full round can follow.
    points = np.full((10, 10), NEVER, dtype=np.int64)
    for at in range(5):
        for one, other in ((at, (at + 1) % 5), (at, at + 5), (at + 5, (at + 2) % 5 + 5)):
            points[one, other] = points[other, one] = 1
    series = planned(points, 3)
    assert (series.last_possible, series.proved) == (1, True)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Points, Presences, frozenset[tuple[int, int]], bool]:
    people = draw(st.integers(0, 7))
    points = np.full((people, people), NEVER, dtype=np.int64)
    rare = draw(st.integers(0, 3))
    for one, other in combinations(range(people), 2):
        if not rare or draw(st.integers(0, rare)):
            points[one, other] = points[other, one] = draw(st.integers(0, 9))
    who = st.frozensets(st.integers(0, max(people - 1, 0)), max_size=people)
    rounds = draw(st.integers(0, 4))
    everybody = frozenset(range(people))
    same = st.just([everybody] * rounds)
    each = st.lists(who if people else st.just(everybody), min_size=rounds, max_size=rounds)
    present = draw(same | each)
    pairs = list(combinations(range(people), 2))
    met = draw(st.frozensets(st.sampled_from(pairs), max_size=2)) if pairs else frozenset()
    return points, present, met, draw(st.booleans())


def largest(
    pairs: frozenset[tuple[int, int]], here: frozenset[int]
) -> list[frozenset[tuple[int, int]]]:
    """Every way to bring as many of those present into pairs as can be."""
    found: list[frozenset[tuple[int, int]]] = [frozenset()]
    open_pairs = sorted(pair for pair in pairs if set(pair) <= here)
    for pair in open_pairs:
        found += [way | {pair} for way in found if not any(set(pair) & set(p) for p in way)]
    most = max(len(way) for way in found)
    return [way for way in found if len(way) == most]


def most_full(pairs: frozenset[tuple[int, int]], left: frozenset[tuple[int, int]],
              present: Presences) -> int:  # fmt: skip
    """The most rounds, from the first on, that reach as many as the first could."""
    if not present:
        return 0
    wanted = len(largest(pairs, present[0])[0])
    ways = largest(left, present[0])
    if len(ways[0]) < wanted:
        return 0
    best = 0
    for way in ways:
        best = max(best, 1 + most_full(pairs, left - way, present[1:]))
        if best == len(present):
            break
    return best


@long_search(2000)
@given(cases())
def test_every_plan_holds_what_it_says(
    case: tuple[Points, Presences, frozenset[tuple[int, int]], bool],
) -> None:
    points, present, met, trio = case
    series = planned(points, len(present), present=present, met=met, trio=trio)
    check(points, series, present, met)
    if trio:
        return
    pairs = frozenset(
        pair for pair in combinations(range(len(points)), 2) if points[pair] >= 0
    ) - met  # fmt: skip
    most = most_full(pairs, pairs, present)
    full = len(present) if series.last_possible is None else series.last_possible
    assert full <= most
    assert not series.proved or full == most
