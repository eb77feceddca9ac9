"""Positions on the map: everybody placed, nobody on top of another, the same every time."""

import math
import time
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.analysis.layout import ROOM, positions
from tests.searches import long_search

graphs = st.builds(
    lambda count, ties, seed: nx.gnm_random_graph(count, ties, seed=seed),
    st.integers(0, 40),
    st.integers(0, 80),
    st.integers(0, 1000),
)


@long_search(800)
@given(graphs, st.integers(0, 3))
def test_everybody_has_a_finite_place_of_their_own_and_keeps_it(
    graph: "nx.Graph[int]", seed: int
) -> None:
    found = positions(graph, seed)
    assert set(found) == set(graph)
    assert all(math.isfinite(value) for place in found.values() for value in place)
    for one, other in combinations(found.values(), 2):
        assert math.dist(one, other) > ROOM / 2
    assert positions(graph, seed) == found


def test_people_without_a_tie_stand_underneath_the_others() -> None:
    graph = nx.path_graph(5)
    graph.add_nodes_from([10, 11, 12])
    found = positions(graph)
    lowest = max(found[node][1] for node in range(5))
    assert all(found[node][1] > lowest for node in (10, 11, 12))


def nearest(graph: "nx.Graph[int]", places: dict[int, tuple[float, float]], node: int) -> int:
    return min(set(graph) - {node}, key=lambda other: math.dist(places[other], places[node]))


def test_clusters_stand_apart() -> None:
    graph = nx.connected_caveman_graph(4, 12)
    found = positions(graph)
    near = [nearest(graph, found, node) for node in graph]
    same = sum(node // 12 == other // 12 for node, other in zip(graph, near, strict=True))
    assert same >= 0.93 * len(graph)


@pytest.mark.parametrize(
    "graph", [nx.star_graph(1500), nx.complete_graph(300)], ids=["star", "clique"]
)
def test_a_part_that_cannot_be_divided_is_still_placed_in_seconds(graph: "nx.Graph[int]") -> None:
    started = time.perf_counter()
    assert len(positions(graph)) == len(graph)
    assert time.perf_counter() - started < 30
