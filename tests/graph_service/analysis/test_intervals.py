"""The interval against published values and against scipy's."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest

from graph_service.analysis.intervals import clopper_pearson, wilson


@pytest.mark.parametrize(
    ("count", "people", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611),
     (1, 29, 0.0061, 0.1718)],
)  # fmt: skip
def test_the_interval_is_the_published_one(
    count: int, people: int, low: float, high: float
) -> None:
    """Newcombe (1998), Statistics in Medicine 17, table I, method 3."""
    assert wilson(count, people) == pytest.approx((low, high), abs=5e-5)


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_is_the_one_that_scipy_gives(seen: tuple[int, int]) -> None:
    theirs = binomtest(*seen).proportion_ci(method="wilson")
    assert wilson(*seen) == pytest.approx((theirs.low, theirs.high), abs=1e-12)


@pytest.mark.parametrize("people", [1, 2, 49, 100_000])
def test_nobody_and_everybody_stand_at_the_ends(people: int) -> None:
    assert wilson(0, people)[0] == 0.0
    assert wilson(people, people)[1] == 1.0


@pytest.mark.parametrize(
    ("count", "people", "low", "high"),
    [(81, 263, 0.2527, 0.3676), (15, 148, 0.0578, 0.1617), (0, 20, 0.0, 0.1684),
     (1, 29, 0.0009, 0.1776)],
)  # fmt: skip
def test_the_exact_interval_is_the_published_one(
    count: int, people: int, low: float, high: float
) -> None:
    """Newcombe (1998), Statistics in Medicine 17, table I, method 5 (Clopper and Pearson)."""
    assert clopper_pearson(count, people) == pytest.approx((low, high), abs=5e-5)


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_exact_interval_is_the_one_that_scipy_gives(seen: tuple[int, int]) -> None:
    theirs = binomtest(*seen).proportion_ci(method="exact")
    assert clopper_pearson(*seen) == pytest.approx((theirs.low, theirs.high), abs=1e-9)


@pytest.mark.parametrize("people", [1, 2, 49, 100_000])
def test_the_exact_interval_ends_where_shares_end(people: int) -> None:
    assert clopper_pearson(0, people)[0] == 0.0
    assert clopper_pearson(people, people)[1] == 1.0
