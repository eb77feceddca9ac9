"""Every network measure agrees with igraph, a library of other people in another language."""

import random

import igraph
import networkx as nx
import pytest

from graph_service.analysis.cohesion import measured
from graph_service.analysis.insight.holding import brokers, cut_off
from graph_service.analysis.insight.shortcut import shortcut
from tests.builders import person, snapshot, tie

GROUPS = ("board", "senior", "emerging")


def drawn(seed: int) -> tuple[int, list[tuple[int, int]], list[int]]:
    """A random graph of 2 to 40 people, from sparse to dense, in up to three groups."""
    chance = random.Random(seed)  # noqa: S311 - no secrets
    people = chance.randint(2, 40)
    likely = chance.choice([0.03, 0.08, 0.2, 0.5])
    pairs = [
        (one, other)
        for one in range(people)
        for other in range(one + 1, people)
        if chance.random() < likely
    ]
    return people, pairs, [chance.randrange(len(GROUPS)) for _ in range(people)]


@pytest.mark.parametrize("seed", range(200))
def test_a_random_network_measures_the_same_in_igraph(seed: int) -> None:
    number, pairs, group = drawn(seed)
    names = [f"p{place:02}" for place in range(number)]
    whole = snapshot(
        *(person(name, level=GROUPS[at]) for name, at in zip(names, group, strict=True)),
        *(tie(names[one], names[other]) for one, other in pairs),
    )
    theirs = igraph.Graph(n=number, edges=pairs)
    found = measured(whole, by="level")
    ours = found.cohesion

    others = max(1, (number - 1) * (number - 2) / 2)
    between = [value / others for value in theirs.betweenness()]
    assert [found.between[name] for name in names] == pytest.approx(between, abs=1e-6)
    assert ours.density == pytest.approx(theirs.density(), abs=1e-6)
    assert ours.components == len(theirs.connected_components())
    assert {*ours.isolates} == {names[place] for place in theirs.vs.select(_degree=0).indices}
    assert [*ours.cut_people] == sorted(names[place] for place in theirs.articulation_points())
    if not pairs:
        return
    assert ours.modularity == pytest.approx(theirs.modularity(group), abs=1e-6)
    cluster = {name: place for place, part in enumerate(ours.communities) for name in part}
    assert ours.community_modularity == pytest.approx(
        theirs.modularity([cluster[name] for name in names]), abs=1e-6
    )
    out = sum(igraph.VertexClustering(theirs, group).crossing())
    assert ours.ei_index == pytest.approx((2 * out - len(pairs)) / len(pairs), abs=1e-6)
    _holding_agrees(found.pairs, theirs, names)


def _holding_agrees(pairs: "nx.Graph[str]", theirs: igraph.Graph, names: list[str]) -> None:
    """Constraint, what falls away without somebody, and how far people are apart."""
    constraint = dict(zip(names, theirs.constraint(), strict=True))
    for name, ours in brokers(pairs, names):
        assert ours == pytest.approx(constraint[name], abs=1e-6)
    for item in cut_off(
        pairs, [names[place] for place in theirs.articulation_points()], constraint
    ):
        assert len(item.lost) == _lost(theirs, names.index(item.id))
    largest = theirs.connected_components().giant()
    best = shortcut(pairs)
    if best is not None:
        assert best.before == pytest.approx(largest.average_path_length(), abs=1e-9)


def _lost(theirs: igraph.Graph, place: int) -> int:
    """How many of those joined to somebody are not in the largest part without them."""
    joined = [other for other in theirs.subcomponent(place) if other != place]
    parts = theirs.induced_subgraph(joined).connected_components().sizes()
    return len(joined) - int(max(parts))
