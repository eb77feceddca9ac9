"""A map that changes: whoever was placed stays, newcomers stand near those they know."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.analysis.layout import ROOM, continued, positions

EDGES = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=60)


def graph(edges: list[tuple[int, int]], nodes: int = 31) -> "nx.Graph[int]":
    made: nx.Graph[int] = nx.Graph()
    made.add_nodes_from(range(nodes))
    made.add_edges_from((one, other) for one, other in edges if one != other)
    return made


@given(EDGES, EDGES)
def test_who_keeps_ties_or_stays_without_does_not_move(
    then: list[tuple[int, int]], now: list[tuple[int, int]]
) -> None:
    before, after = graph(then), graph(now)
    places = positions(before)
    found = continued(places, before, after)
    assert found.keys() == set(after)
    for node in after:
        if bool(after.degree[node]) == bool(before.degree[node]):
            assert found[node] == places[node]


@given(EDGES, EDGES)
def test_nobody_new_stands_on_anybody(
    then: list[tuple[int, int]], now: list[tuple[int, int]]
) -> None:
    before, after = graph(then, 12), graph(now)
    places = positions(before)
    found = continued(places, before, after)
    new = [node for node in after if found[node] != places.get(node)]
    for node in new:
        others = [place for other, place in found.items() if other != node]
        assert all(abs(found[node][0] - x) + abs(found[node][1] - y) > ROOM / 4 for x, y in others)


def test_a_newcomer_stands_near_those_they_know() -> None:
    before = graph([(0, 1), (1, 2), (2, 0)], 3)
    places = positions(before)
    after = graph([(0, 1), (1, 2), (2, 0), (0, 3), (1, 3)], 4)
    x, y = continued(places, before, after)[3]
    middle = [(one + other) / 2 for one, other in zip(places[0], places[1], strict=True)]
    assert (x, y) == pytest.approx(tuple(middle), abs=3 * ROOM)


def test_who_loses_all_ties_goes_below_everybody() -> None:
    before = graph([(0, 1), (1, 2)], 3)
    places = positions(before)
    found = continued(places, before, graph([(0, 1)], 3))
    assert found[2][1] > max(y for _, y in places.values())
