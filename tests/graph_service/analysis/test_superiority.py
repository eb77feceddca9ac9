"""Whether a group has more than the rest: against every pair counted one by one."""

from math import sqrt
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.analysis.superiority import compare, superiority_interval

FIVE = range(5)


def test_a_group_below_all_others_has_fewer() -> None:
    [found] = compare([0, 0, 1, 1, 2, 5, 6, 7, 8, 9, 9, 9], [FIVE])
    assert (found.verdict, found.middle, found.more, found.low) == ("fewer", 1, 0, 0)
    assert found.high is not None
    assert found.high < 0.5


def test_a_group_like_all_others_is_alike_and_equals_count_half() -> None:
    [found] = compare([3] * 12, [FIVE])
    assert (found.verdict, found.more) == ("alike", 0.5)


@pytest.mark.parametrize("group", [range(1), range(4), range(8), range(12)])
def test_of_too_few_people_on_either_side_nothing_is_said(group: range) -> None:
    [found] = compare([1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9, 9], [group])
    assert (found.verdict, found.middle, found.more) == ("too-few-to-say", None, None)


def test_nobody_is_compared_with_nobody() -> None:
    assert compare([], []) == []


@given(
    st.lists(st.integers(0, 9), min_size=5, max_size=15),
    st.lists(st.integers(0, 9), min_size=5, max_size=15),
)
def test_the_chance_is_that_of_all_pairs(here: list[int], rest: list[int]) -> None:
    pairs = [(one > other) + (one == other) / 2 for one in here for other in rest]
    [found] = compare([*here, *rest], [range(len(here))])
    more = sum(pairs) / len(pairs)
    assert found.more == pytest.approx(more)
    assert found.low is not None
    assert found.high is not None
    assert 0 <= found.low <= more + 1e-9
    assert more - 1e-9 <= found.high <= 1


@given(st.floats(0.01, 0.99), st.integers(5, 200), st.integers(5, 200))
def test_at_both_ends_of_the_interval_the_chance_seen_is_just_1_96_deviations_away(
    more: float, here: int, rest: int
) -> None:
    z, half = NormalDist().inv_cdf(0.975), (here + rest) / 2 - 1
    for end in superiority_interval(more, here, rest):
        # Hanley and McNeil 1982: Q1 = t / (2 - t), Q2 = 2t^2 / (1 + t), both numbers balanced.
        first, second = end / (2 - end), 2 * end * end / (1 + end)
        variance = end * (1 - end) + half * (first - end**2) + half * (second - end**2)
        assert abs(more - end) == pytest.approx(z * sqrt(variance / (here * rest)), abs=1e-6)


@given(st.floats(0, 1), st.integers(5, 50), st.integers(5, 50))
def test_seen_from_the_other_side_the_interval_is_its_mirror(
    more: float, here: int, rest: int
) -> None:
    low, high = superiority_interval(more, here, rest)
    other_low, other_high = superiority_interval(1 - more, rest, here)
    assert (low, high) == pytest.approx((1 - other_high, 1 - other_low), abs=1e-9)
