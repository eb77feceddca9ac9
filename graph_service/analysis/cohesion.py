"""How the whole hangs together: who bridges it, what would fall apart, who stands alone."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import networkx as nx
import rustworkx as rx

from graph_service.analysis.communities import communities, ei_index, modularity, modularity_of
from graph_service.analysis.fast_graph import fast_graph
from graph_service.analysis.grouping import Grouping, grouping
from graph_service.network import people_network, undirected
from graph_service.relations import Ties, kinds_of
from graph_service.snapshot import Snapshot

BRIDGES = 10
# So many people are divided so many times, to keep the best.
FEW, TRIES = 400, 10
# Two threads add up in either order: beyond this many digits the last ones may differ.
DIGITS = 6


@dataclass(frozen=True)
class Bridge:
    """A person whom many shortest ways lead through; `betweenness` is 0 to 1."""

    id: str
    name: str
    betweenness: float


@dataclass(frozen=True)
class Cohesion:
    """The measures of one network of people, all over the people shown.

    `ei_index` and `modularity` are of the grouping `by` (None where no tie has both its groups
    known), `community_modularity` is of `communities`, in which loners stand alone.
    `ungrouped` people have no known group.
    """

    as_of: str
    by: str
    kind_of_ties: str
    directed: bool
    people: int
    ties: int
    density: float
    components: int
    isolates: tuple[str, ...]
    ungrouped: int
    ei_index: float | None
    modularity: float | None
    community_modularity: float | None
    bridges: tuple[Bridge, ...]
    cut_people: tuple[str, ...]
    communities: tuple[tuple[str, ...], ...]

    def document(self) -> dict[str, Any]:
        """As the `network` command answers with `--json`."""
        return asdict(self)


@dataclass(frozen=True)
class Measured:
    """The measures, and what they were taken on: ties, pairs, groups, betweenness by id."""

    cohesion: Cohesion
    graph: "nx.Graph[str]"
    pairs: "nx.Graph[str]"
    grouping: Grouping
    between: Mapping[str, float]


def cohesion(snapshot: Snapshot, by: str = "sector", ties: Ties = "", seed: int = 0) -> Cohesion:
    """The measures alone: see `measured`."""
    return measured(snapshot, by, ties, seed).cohesion


def measured(snapshot: Snapshot, by: str = "sector", ties: Ties = "", seed: int = 0) -> Measured:
    """Measure the network of a snapshot's people; see `people_network` for `ties`.

    With directed ties, `ties`, `density` and `ei_index` count arcs; everything else is asked of
    pairs, since an introduction goes either way.

    Raises:
        Refused: there is no such grouping or kind of tie.
    """
    graph = people_network(snapshot, ties)
    pairs = undirected(graph)
    groups = grouping(snapshot, by)
    group_of = groups.group_of
    between = betweenness(pairs)
    clusters = communities(pairs, seed, TRIES if len(pairs) <= FEW else 1)
    found = Cohesion(
        as_of=snapshot.as_of,
        by=by,
        kind_of_ties=", ".join(kinds_of(ties)),
        directed=graph.is_directed(),
        people=graph.number_of_nodes(),
        ties=graph.number_of_edges(),
        density=_rounded(nx.density(graph)) or 0.0,
        components=nx.number_connected_components(pairs),
        isolates=tuple(nx.isolates(pairs)),
        ungrouped=sum(not group for group in group_of.values()),
        ei_index=_rounded(ei_index(graph, group_of)),
        modularity=_rounded(modularity_of(pairs, group_of)),
        community_modularity=_rounded(modularity(pairs, clusters)),
        bridges=bridges(snapshot, between),
        cut_people=tuple(sorted(nx.articulation_points(pairs))),
        communities=tuple(tuple(cluster) for cluster in clusters),
    )
    return Measured(found, graph, pairs, groups, between)


def betweenness(graph: "nx.Graph[str]") -> dict[str, float]:
    """The share of shortest ways between two others that lead through each person (0 to 1).

    Freeman 1977 (Sociometry 40:35), normalised by the pairs of others among all people shown.
    """
    nodes = list(graph)
    values = rx.graph_betweenness_centrality(fast_graph(graph, nodes), normalized=True)
    return {node: round(values[place], DIGITS) for place, node in enumerate(nodes)}


def bridges(
    snapshot: Snapshot, between: Mapping[str, float], most: int = BRIDGES
) -> tuple[Bridge, ...]:
    """The people whom most ways lead through, at most `most`; nobody who is on no way at all."""
    found = sorted((id_ for id_ in between if between[id_]), key=lambda id_: (-between[id_], id_))
    return tuple(Bridge(id_, snapshot.label("Person", id_), between[id_]) for id_ in found[:most])


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)
