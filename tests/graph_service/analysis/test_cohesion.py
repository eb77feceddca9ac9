"""Measures of the whole network, against published answers and against networkx."""

import os
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.analysis.cohesion import betweenness, cohesion
from graph_service.analysis.communities import communities
from graph_service.errors import Refused
from graph_service.network import people_network
from tests.builders import body, membership, person, snapshot, tie
from tests.graph_service.analysis.classic_networks import classic, without
from tests.searches import long_search

MEDICI, PUCCI = "9", "12"


@pytest.mark.real_data
def test_the_medici_bridge_the_families_of_florence(real_data: Path) -> None:
    families = classic(real_data, "flo_marriage")
    with_pucci = cohesion(families)
    assert with_pucci.bridges[0].id == MEDICI
    assert with_pucci.bridges[0].name == "Medici"
    assert with_pucci.bridges[0].betweenness == pytest.approx(0.452, abs=0.0005)
    assert with_pucci.isolates == (PUCCI,)
    assert (with_pucci.people, with_pucci.ties, with_pucci.components) == (16, 20, 2)

    connected = cohesion(without(families, PUCCI))
    assert connected.bridges[0].betweenness == pytest.approx(0.522, abs=0.0005)
    assert connected.isolates == ()


@pytest.mark.real_data
@pytest.mark.parametrize(("relation", "published"), [("advice", 0.516), ("friends", 0.255)])
def test_managers_look_beyond_their_department_for_advice_and_friends(
    real_data: Path, relation: str, published: float
) -> None:
    found = cohesion(classic(real_data, f"ht_{relation}", directed=True), by="dept")
    assert found.ei_index == pytest.approx(published, abs=0.0005)


@pytest.mark.real_data
def test_managers_report_within_their_department(real_data: Path) -> None:
    found = cohesion(classic(real_data, "ht_reports", directed=True), by="dept")
    assert found.ei_index == pytest.approx(-0.600, abs=0.0005)
    assert (found.ties, found.components) == (20, 1)


graphs = st.integers(2, 9).flatmap(
    lambda n: st.sets(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1))).map(
        lambda pairs: (n, {(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]})
    )
)


@long_search(1200)
@given(graphs)
def test_measures_agree_with_networkx_on_random_networks(
    drawn: tuple[int, set[tuple[int, int]]],
) -> None:
    count, pairs = drawn
    whole = snapshot(
        *(person(str(place), level="senior" if place % 2 else "board") for place in range(count)),
        *(tie(str(one), str(other)) for one, other in pairs),
    )
    graph = nx.Graph(sorted((str(one), str(other)) for one, other in pairs))
    graph.add_nodes_from(map(str, range(count)))

    found = cohesion(whole, by="level")

    assert betweenness(people_network(whole)) == pytest.approx(
        nx.betweenness_centrality(graph), abs=1e-6
    )
    assert found.density == pytest.approx(nx.density(graph), abs=1e-6)
    assert found.components == nx.number_connected_components(graph)
    assert set(found.isolates) == set(nx.isolates(graph))
    assert set(found.cut_people) == set(nx.articulation_points(graph))
    assert sorted(id_ for part in found.communities for id_ in part) == sorted(graph)
    if pairs:
        halves = [{str(place) for place in range(start, count, 2)} for start in (0, 1)]
        assert found.modularity == pytest.approx(nx.community.modularity(graph, halves), abs=1e-6)
        assert found.community_modularity == pytest.approx(
            nx.community.modularity(graph, [set(part) for part in found.communities]), abs=1e-6
        )


def test_ei_index_is_worked_by_hand() -> None:
    found = cohesion(
        snapshot(
            person("a", level="board"),
            person("b", level="board"),
            person("c", level="senior"),
            person("d", level="senior"),
            person("unknown"),
            tie("a", "b"),
            tie("a", "c"),
            tie("a", "d"),
            tie("b", "c"),
            tie("a", "unknown"),
        ),
        by="level",
    )
    # Three ties lead out, one stays within, and one leads to somebody of no known level.
    assert found.ei_index == 0.5
    assert found.ungrouped == 1


def test_a_pair_is_one_tie_however_often_it_is_said() -> None:
    found = cohesion(
        snapshot(
            person("a"),
            person("b"),
            tie("a", "b", context="friend"),
            tie("b", "a", context="worked together"),
            tie("a", "a"),
            tie("a", "somebody else"),
        )
    )
    assert (found.people, found.ties, found.density) == (2, 1, 1.0)


def test_two_directed_ties_between_two_people_are_two_arcs() -> None:
    people = person("a", level="board"), person("b", level="senior"), person("c", level="senior")
    arcs = tie("a", "b", directed=True), tie("b", "a", directed=True), tie("b", "c", directed=True)
    found = cohesion(snapshot(*people, *arcs), by="level")
    assert found.ties == 3
    assert found.ei_index == pytest.approx(1 / 3, abs=1e-6)
    assert found.components == 1


def test_without_ties_there_is_nothing_to_measure_and_it_says_so() -> None:
    found = cohesion(snapshot(person("a"), person("b")))
    assert (found.ei_index, found.modularity, found.community_modularity) == (None, None, None)
    assert (found.components, found.bridges, found.cut_people) == (2, (), ())
    assert cohesion(snapshot()).people == 0


def test_people_can_be_tied_by_the_body_they_sit_on() -> None:
    whole = snapshot(
        body("board"),
        body("other"),
        *(person(id_) for id_ in "abc"),
        membership("a", "board"),
        membership("b", "board"),
        membership("c", "other"),
    )
    assert cohesion(whole).ties == 0
    found = cohesion(whole, ties="body")
    assert found.ties == 1
    assert found.isolates == ("c",)


def test_ties_can_be_narrowed_to_one_context() -> None:
    people = [person(id_) for id_ in "abc"]
    ties = tie("a", "b", context="friend"), tie("b", "c", context="worked together")
    assert cohesion(snapshot(*people, *ties), ties="friend").ties == 1


def test_an_unknown_grouping_or_kind_of_tie_is_refused_with_those_there_are() -> None:
    whole = snapshot(person("a", attributes={"dept": "1"}), person("b"), tie("a", "b", context="x"))
    with pytest.raises(Refused, match="dept"):
        cohesion(whole, by="shoe size")
    with pytest.raises(Refused, match="there are x, body"):
        cohesion(whole, ties="enemy")


@pytest.mark.parametrize("salt", ["1", "2"])
def test_clusters_are_the_same_in_every_process(salt: str) -> None:
    code = (
        "import networkx as nx; from graph_service.analysis.communities import communities;"
        "g = nx.relabel_nodes(nx.gnm_random_graph(60, 140, seed=5), str);"
        "print(communities(g, seed=1))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, "PYTHONHASHSEED": salt},
    )
    graph = nx.relabel_nodes(nx.gnm_random_graph(60, 140, seed=5), str)
    assert ran.stdout.strip() == str(communities(graph, seed=1))
