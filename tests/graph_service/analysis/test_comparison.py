"""The four-fifths rule and percentage points, with the worked examples of the standards."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import hypergeom

from graph_service.analysis.comparison import FEWEST, _differs, four_fifths, points_apart


def test_20_of_80_against_48_of_120_is_flagged() -> None:
    found = four_fifths({"a": (20, 80), "b": (48, 120)})
    assert (found["a"].rate, found["b"].rate) == (0.25, 0.4)
    assert found["a"].ratio == pytest.approx(0.625)
    assert (found["a"].flagged, found["a"].weak) == (True, False)
    assert (found["b"].ratio, found["b"].flagged) == (1.0, False)


@pytest.mark.parametrize(("chosen", "ratio", "flagged"), [(42, 0.7, True), (48, 0.8, False)])
def test_only_below_four_fifths_is_flagged(chosen: int, ratio: float, flagged: bool) -> None:
    found = four_fifths({"a": (chosen, 100), "b": (60, 100)})
    assert found["a"].ratio == pytest.approx(ratio)
    assert found["a"].flagged is flagged


@settings(derandomize=True, deadline=None)
@given(st.integers(1, 500), st.integers(1, 500))
def test_exactly_four_fifths_is_never_flagged_and_one_fewer_always(tens: int, extra: int) -> None:
    pool = 5 * tens + extra
    found = four_fifths({"a": (4 * tens, pool), "b": (5 * tens, pool), "c": (4 * tens - 1, pool)})
    assert not found["a"].flagged
    assert found["c"].flagged


def test_small_numbers_are_flagged_but_weak() -> None:
    by_chance = four_fifths({"a": (2, 12), "b": (5, 20)})["a"]
    assert (by_chance.flagged, by_chance.weak) == (True, True)
    hardly_any = four_fifths({"a": (0, FEWEST - 1), "b": (300, 300)})["a"]
    assert (hardly_any.flagged, hardly_any.weak) == (True, True)


def test_a_group_of_one_does_not_set_the_rate_for_the_others() -> None:
    found = four_fifths({"one": (1, 1), "a": (10, 40), "b": (9, 40)})
    assert found["one"].ratio == pytest.approx(4)
    assert not found["b"].flagged


def test_a_group_that_nobody_could_be_chosen_from_has_no_rate() -> None:
    found = four_fifths({"none": (0, 0), "a": (1, 40)})
    assert (found["none"].rate, found["none"].flagged) == (None, False)


def test_where_nobody_is_chosen_nothing_is_flagged() -> None:
    found = four_fifths({"a": (0, 40), "b": (0, 50)})
    assert [(item.rate, item.ratio, item.flagged) for item in found.values()] == [
        (0, None, False)
    ] * 2
    assert four_fifths({}) == {}


@settings(derandomize=True, deadline=None)
@given(st.data())
def test_the_tail_is_the_one_that_scipy_gives(data: st.DataObject) -> None:
    pool, of = data.draw(st.integers(1, 400)), data.draw(st.integers(1, 400))
    chosen, most = data.draw(st.integers(0, pool)), data.draw(st.integers(0, of))
    tail = hypergeom.cdf(chosen, pool + of, chosen + most, pool)
    if abs(tail - 0.025) > 1e-9:
        assert _differs(chosen, pool, most, of) is bool(tail < 0.025)


def test_17_per_cent_of_a_board_and_21_of_its_workforce_are_4_points_fewer() -> None:
    assert points_apart(0.17, 0.21) == pytest.approx(-4)
