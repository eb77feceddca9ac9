"""Silos against chance, who holds it together, the introduction that helps most."""

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.analysis.cohesion import betweenness
from graph_service.analysis.insight.holding import brokers, cut_off, relied_on
from graph_service.analysis.insight.shortcut import shortcut
from graph_service.analysis.insight.silos import holm, silos

EDGES = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=25)


def named(graph: "nx.Graph[int]") -> "nx.Graph[str]":
    made: nx.Graph[str] = nx.Graph()
    made.add_nodes_from(f"n{node:03}" for node in sorted(graph))
    made.add_edges_from((f"n{one:03}", f"n{other:03}") for one, other in graph.edges)
    return made


def two_teams() -> "nx.Graph[str]":
    """Eight who all know each other, one of them tied to a ring of twenty."""
    graph = nx.complete_graph(8)
    graph.add_edges_from((8 + place, 8 + (place + 1) % 20) for place in range(20))
    graph.add_edges_from((8 + place, 8 + (place + 7) % 20) for place in range(20))
    graph.add_edge(0, 8)
    return named(graph)


def teams(graph: "nx.Graph[str]") -> dict[str, str]:
    return {node: "eight" if node < "n008" else "ring" for node in graph}


def test_a_group_that_one_person_ties_to_the_rest_is_a_silo() -> None:
    graph = two_teams()
    (eight, ring) = sorted(silos(graph, {"team": teams(graph)}), key=lambda s: s.inside.group)
    assert (eight.inside.group, eight.way_out, len(eight.people)) == ("eight", ("n000",), 8)
    assert (ring.inside.group, ring.way_out) == ("ring", ("n008",))
    assert eight.chance < 1e-6


def test_on_shuffled_ties_hardly_any_seed_claims_a_silo() -> None:
    graph = two_teams()
    claims = 0
    for seed in range(100):
        shuffled = graph.copy()
        nx.double_edge_swap(shuffled, 400, max_tries=40_000, seed=seed)
        claims += bool(silos(shuffled, {"team": teams(graph)}))
    assert claims <= 4


def test_holm_corrects_as_in_a_worked_case() -> None:
    # 4, 3, 2 and 1 times the chances in their order, never falling: by hand.
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert holm([]) == []
    assert holm([0.9, 0.9]) == [1.0, 1.0]


def test_what_falls_away_without_a_person_is_the_smaller_part() -> None:
    graph = two_teams()
    between = betweenness(graph)
    cut = sorted(nx.articulation_points(graph))
    by_id = {item.id: item.lost for item in cut_off(graph, cut, between)}
    assert by_id == {
        "n000": tuple(f"n{number:03}" for number in range(1, 8)),
        "n008": tuple(f"n{number:03}" for number in range(8)),
    }


def test_the_middle_of_a_star_is_relied_on_and_spans_every_hole() -> None:
    star = named(nx.star_graph(20))
    assert relied_on(betweenness(star)) == ["n000"]
    # Burt: with n contacts who do not know each other the constraint is 1/n.
    ((who, constraint),) = brokers(star, list(star))
    assert who == "n000"
    assert constraint == pytest.approx(1 / 20)
    assert brokers(named(nx.path_graph(3)), ["n001"]) == []


def test_the_ends_of_a_path_are_not_the_best_to_introduce() -> None:
    path = named(nx.path_graph(7))
    found = shortcut(path)
    assert found is not None
    assert found.all_pairs
    assert (found.before, found.after) == brute(path)


def test_nobody_who_is_spared_is_introduced() -> None:
    path = named(nx.path_graph(7))
    usual = shortcut(path)
    assert usual is not None
    other = shortcut(path, {usual.one})
    assert other is not None
    assert usual.one not in (other.one, other.other)
    assert other.after >= usual.after


@given(EDGES)
def test_the_shortcut_is_the_best_of_all_by_brute_force(edges: list[tuple[int, int]]) -> None:
    graph: nx.Graph[str] = named(nx.Graph((one, other) for one, other in edges if one != other))
    found = shortcut(graph)
    largest = max(nx.connected_components(graph), key=len, default=set())
    full = len(largest) < 3 or all(
        graph.has_edge(one, other) for one, other in combinations(sorted(largest), 2)
    )
    assert (found is None) == full
    if found is not None and list(map(len, nx.connected_components(graph))).count(len(largest)) < 2:
        assert (found.before, found.after) == pytest.approx(brute(graph))
        assert not graph.has_edge(found.one, found.other)


def brute(graph: "nx.Graph[str]") -> tuple[float, float]:
    """Steps apart on average in the largest part, now and with the best further tie."""
    part = graph.subgraph(max(nx.connected_components(graph), key=len)).copy()
    after = []
    for one, other in combinations(sorted(part), 2):
        if not part.has_edge(one, other):
            more = part.copy()
            more.add_edge(one, other)
            after.append(nx.average_shortest_path_length(more))
    return nx.average_shortest_path_length(part), min(after)
