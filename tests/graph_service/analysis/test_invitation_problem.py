"""The choice of people: exact by brute force, proved by its own bound, and always the same."""

from collections.abc import Sequence
from itertools import combinations
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from graph_service.analysis.invitation_problem import Choice, best, points_of, undominated
from graph_service.analysis.invitation_programme import Candidate, Need
from tests.searches import long_search

SEATS = 12


def by_brute_force(
    needs: Sequence[Need], candidates: Sequence[Candidate], seats: int
) -> tuple[int, int, int, tuple[int, ...]]:
    """Every choice tried: least of (minus points, seats held, people, places)."""
    return min(
        (-points_of(needs, asked), sum(item.load for item in asked), number, places)
        for number in range(seats + 1)
        for places in combinations(range(len(candidates)), number)
        for asked in [[candidates[at] for at in places]]
    )


def said(choice: Choice, candidates: Sequence[Candidate]) -> tuple[int, int, int, tuple[int, ...]]:
    held = sum(candidates[at].load for at in choice.places)
    return -choice.points, held, len(choice.places), choice.places


@st.composite
def small_cases(draw: st.DrawFn) -> tuple[list[Need], list[Candidate], int]:
    number = draw(st.integers(1, 6))
    points = st.sampled_from([100, 100, 200, 50, 30])
    needs = draw(st.lists(st.builds(Need, st.integers(1, 3), points), min_size=number,
                          max_size=number))  # fmt: skip
    candidate = st.builds(Candidate, st.integers(0, 2**number - 1), st.integers(0, 4))
    return needs, draw(st.lists(candidate, max_size=9)), draw(st.integers(1, 4))


@long_search(4000)
@given(small_cases())
def test_no_choice_is_better_than_the_one_found(
    case: tuple[list[Need], list[Candidate], int],
) -> None:
    needs, candidates, seats = case
    choice = best(needs, candidates, seats)
    assert choice.proved
    assert choice.bound == choice.points == points_of(needs, [candidates[p] for p in choice.places])
    assert said(choice, candidates) == by_brute_force(needs, candidates, seats)


@long_search(2000)
@given(small_cases())
def test_nobody_of_the_best_choice_is_left_out_beforehand(
    case: tuple[list[Need], list[Candidate], int],
) -> None:
    needs, candidates, seats = case
    places = by_brute_force(needs, candidates, seats)[3]
    assert set(places) <= set(undominated(candidates, seats))


def large_case(seed: int) -> tuple[list[Need], list[Candidate]]:
    """1,000 people, each in one group of four dimensions with 60 groups together."""
    random = Random(seed)  # noqa: S311 - a made-up case
    sizes = (12, 6, 36, 6)
    needs = [Need(random.choice([1, 1, 1, 2, 3]), 100) for _ in range(sum(sizes))]
    candidates = []
    for _ in range(1000):
        groups = [min(int(random.expovariate(3 / size)), size - 1) for size in sizes]
        starts = [sum(sizes[:at]) for at in range(len(sizes))]
        covers = sum(1 << start + group for start, group in zip(starts, groups, strict=True))
        candidates.append(Candidate(covers, min(3, int(random.expovariate(1)))))
    return needs, candidates


def relaxed(needs: Sequence[Need], candidates: Sequence[Candidate], seats: int) -> float:
    """The points that fractions of people could make: a bound that owes nothing to our programme.

    One variable a person, one a need, dense, without anybody left out.
    """
    covers = np.array([[item.covers >> at & 1 for item in candidates] for at in range(len(needs))])
    rows = np.block([
        [-covers, np.eye(len(needs))],
        [np.ones((1, len(candidates))), np.zeros((1, len(needs)))],
    ])  # fmt: skip
    cost = [0.0] * len(candidates) + [-float(need.points) for need in needs]
    bounds = [(0.0, 1.0)] * len(candidates) + [(0.0, float(need.short)) for need in needs]
    solved = linprog(cost, A_ub=rows, b_ub=[0.0] * len(needs) + [float(seats)], bounds=bounds)
    assert solved.fun is not None
    return -float(solved.fun)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_thousand_people_are_proved_and_within_the_bound_of_fractions(seed: int) -> None:
    needs, candidates = large_case(seed)
    choice = best(needs, candidates, SEATS)
    assert choice.proved
    assert choice.points <= relaxed(needs, candidates, SEATS) + 1e-6
    asked = [candidates[at] for at in choice.places]
    assert choice.points == choice.bound == points_of(needs, asked)
    # No exchange of one person is as good and lighter, or better.
    held = sum(item.load for item in asked)
    for out in range(len(asked)):
        rest = asked[:out] + asked[out + 1 :]
        for item in candidates[::7]:
            points, load = points_of(needs, [*rest, item]), held - asked[out].load + item.load
            assert (-points, load) >= (-choice.points, held)


def test_what_is_not_proved_in_time_is_not_called_proved() -> None:
    random = Random(1)  # noqa: S311 - a made-up case
    needs = [Need(random.choice([1, 2, 3]), random.choice([100, 130, 70])) for _ in range(60)]
    wide = [sum({1 << random.randrange(60) for _ in range(9)}) for _ in range(800)]
    candidates = [Candidate(covers, random.randrange(4)) for covers in wide]
    choice = best(needs, candidates, SEATS, seconds=0.01)
    assert not choice.proved
    assert choice.points < choice.bound <= sum(need.short * need.points for need in needs)
    assert choice.points == points_of(needs, [candidates[at] for at in choice.places])


def test_the_order_of_the_candidates_decides_between_equals() -> None:
    needs = [Need(1, 100), Need(1, 100)]
    one, other = Candidate(0b01, 1), Candidate(0b10, 1)
    assert best(needs, [one, other, one, other], 2).places == (0, 1)
    assert best(needs, [other, other, one, one], 2).places == (0, 2)


def test_fewer_seats_held_come_before_fewer_people() -> None:
    needs = [Need(1, 100), Need(1, 100)]
    busy, free, freer = Candidate(0b11, 1), Candidate(0b01, 0), Candidate(0b10, 0)
    assert best(needs, [busy, free, freer], 2).places == (1, 2)
    assert best(needs, [busy, free, freer], 1).places == (0,)


def test_nobody_is_asked_who_closes_nothing() -> None:
    assert best([Need(1, 100)], [Candidate(1, 0), Candidate(1, 0), Candidate(0, 0)], 3).places == (
        0,
    )
    assert best([], [Candidate(0, 0)], 3) == Choice((), 0, 0, proved=True)


def test_a_gap_of_three_is_closed_three_times_and_not_a_fourth() -> None:
    choice = best([Need(3, 100)], [Candidate(1, 0)] * 5, 5)
    assert (choice.places, choice.points) == ((0, 1, 2), 300)
