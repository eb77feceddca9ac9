"""The map of people, and of clusters where people are too many."""

import networkx as nx
import pytest

from graph_service.analysis.sociogram import sociogram
from graph_service.snapshot import Snapshot
from tests.builders import person, snapshot, tie


@pytest.fixture
def caves() -> Snapshot:
    """Three tight clusters of six in a ring, each of one level, and somebody alone."""
    graph = nx.connected_caveman_graph(3, 6)
    levels = ("board", "senior", "trainee")
    people = [person(f"p{node:02}", level=levels[node // 6]) for node in graph]
    ties = [tie(f"p{one:02}", f"p{other:02}") for one, other in graph.edges]
    return snapshot(*people, *ties, person("solo"))


def test_everybody_is_drawn_with_their_cluster_group_and_ties(caves: Snapshot) -> None:
    found = sociogram(caves, by="level")
    dots = {dot.id: dot for dot in found.dots}
    assert dots.keys() == found.places.keys() == caves.people.keys()
    assert (dots["solo"].cluster, dots["solo"].ties, dots["solo"].group) == (0, 0, "")
    assert sum(dot.ties for dot in found.dots) == 2 * found.cohesion.ties == 2 * len(found.lines)
    assert [cluster.people for cluster in found.clusters] == [6, 6, 6]
    assert {cluster.groups for cluster in found.clusters} == {
        (("board", 6),), (("senior", 6),), (("trainee", 6),),
    }  # fmt: skip


def test_the_same_snapshot_gives_the_same_map(caves: Snapshot) -> None:
    assert sociogram(caves) == sociogram(caves)


def test_nobody_makes_an_empty_map() -> None:
    found = sociogram(snapshot())
    assert (found.dots, found.lines, found.clusters, found.places) == ((), (), (), {})
