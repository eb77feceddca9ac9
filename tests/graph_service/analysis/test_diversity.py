"""How mixed people are, worked by hand."""

from math import log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_service.analysis.diversity import diversity


def test_five_three_and_two_of_three_groups() -> None:
    found = diversity({"a": 5, "b": 3, "c": 2})
    assert found.blau == pytest.approx(1 - (0.25 + 0.09 + 0.04))
    assert found.blau_normalised == pytest.approx(0.93)
    assert found.shannon == pytest.approx(1.0297, abs=5e-5)
    assert found.evenness == pytest.approx(0.9372, abs=1e-4)


def test_half_and_half_is_as_mixed_as_two_groups_can_be() -> None:
    found = diversity({"a": 7, "b": 7})
    assert (found.blau, found.blau_normalised) == (0.5, 1.0)
    assert (found.shannon, found.evenness) == pytest.approx((0.6931, 1.0), abs=5e-5)


def test_a_group_with_nobody_makes_it_less_even() -> None:
    found = diversity({"a": 1, "b": 1, "c": 0, "d": 0})
    assert (found.groups, found.present) == (4, 2)
    assert found.blau_normalised == pytest.approx(0.5 * 4 / 3)
    assert found.evenness == pytest.approx(0.5)


def test_all_in_one_group_are_not_mixed_at_all() -> None:
    found = diversity({"a": 9, "b": 0})
    assert (found.blau, found.blau_normalised, found.shannon, found.evenness) == (0, 0, 0, 0)


def test_of_nobody_or_of_a_single_group_nothing_can_be_said() -> None:
    nobody = diversity({"a": 0, "b": 0})
    assert (nobody.placed, nobody.blau, nobody.shannon) == (0, None, None)
    single = diversity({"a": 3})
    assert (single.blau, single.blau_normalised, single.evenness) == (0, None, None)
    assert diversity({}).present == 0


@settings(derandomize=True, deadline=None)
@given(st.lists(st.integers(0, 1000), min_size=2, max_size=30).filter(any))
def test_both_lie_between_none_and_even_and_do_not_depend_on_order(counts: list[int]) -> None:
    found = diversity(dict(enumerate(counts)))
    assert found == diversity({**dict(enumerate(counts))})
    turned = diversity(dict(enumerate(reversed(counts))))
    for value, other in ((found.blau_normalised, turned.blau_normalised),
                         (found.evenness, turned.evenness)):  # fmt: skip
        assert value is not None
        assert -1e-12 <= value <= 1 + 1e-12
        assert value == pytest.approx(other)
    assert found.shannon is not None
    assert found.shannon <= log(found.present) + 1e-12
