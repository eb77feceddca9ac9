"""All measures for one question."""

import pytest

from graph_service.analysis.measures import measures
from graph_service.errors import NotFound
from graph_service.records import Record, Yardstick
from graph_service.scope import Scope
from tests.builders import body, membership, organization, person, snapshot

BOARD = Scope("Organization", "board")


def network() -> list[Record]:
    """80 people of primary care, 120 of acute care; 20 and 48 of them on the board."""
    people = [person(f"p{n:03}", sector="primary") for n in range(80)]
    people += [person(f"q{n:03}", sector="acute") for n in range(120)]
    chosen = [f"p{n:03}" for n in range(20)] + [f"q{n:03}" for n in range(48)]
    seats = [membership(id_, "board") for id_ in chosen]
    return [body("board"), organization("trust"), *people, *seats]


def test_rates_are_of_those_who_could_sit_on_the_body() -> None:
    found = {item.group[0]: item for item in measures(snapshot(*network()), scope=BOARD).groups}
    primary = found["primary"].selected
    assert primary is not None
    assert (primary.chosen, primary.pool, primary.rate) == (20, 80, 0.25)
    assert primary.ratio == pytest.approx(0.625)
    assert (primary.flagged, primary.weak) == (True, False)


def test_points_are_from_the_share_of_the_yardstick() -> None:
    found = measures(snapshot(*network()), scope=BOARD, yardstick="network")
    primary = next(item for item in found.groups if item.group == ("primary",))
    assert primary.points == pytest.approx(100 * (20 / 68 - 80 / 200))


def test_a_yardstick_of_numbers_gives_no_points() -> None:
    row = Yardstick(id="y", name="ours", dimension="sector", group="primary", count=2)
    found = measures(snapshot(*network(), row), yardstick="ours")
    assert all(item.points is None for item in found.groups)


def test_nobody_is_chosen_into_the_network_an_area_or_an_employer() -> None:
    whole = snapshot(*network())
    employer = Scope("Organization", "trust")
    assert measures(whole, scope=BOARD).pool
    assert not measures(whole).pool
    assert not measures(whole, scope=employer).pool
    assert not measures(whole, ("tenure",), BOARD).pool
    assert all(item.selected is None for item in measures(whole).groups)


def test_a_person_with_two_professions_counts_in_both_and_shares_add_up_to_one() -> None:
    found = measures(snapshot(*network()), scope=BOARD).diversity
    assert (found.placed, found.present, found.groups) == (68, 2, 12)
    assert found.blau == pytest.approx(1 - (20 / 68) ** 2 - (48 / 68) ** 2)


def test_a_scope_that_is_not_there_is_refused() -> None:
    with pytest.raises(NotFound):
        measures(snapshot(), scope=BOARD)
