"""Snapshot -> networkx graph; the only place one is built."""

from collections import Counter
from collections.abc import Iterable
from math import log10
from statistics import median
from typing import Any

import networkx as nx

from graph_service.days import months_later
from graph_service.records import Tie
from graph_service.relations import MET, SHARED, Place, Ties, closeness, groups, relations, together
from graph_service.snapshot import Snapshot

TIRED, SPARED = 3, 1.0
"""To go through whoever was paired so often within a year costs so much more."""
OLD, WEAK = 0.25, 0.25
"""A tie older than three years costs so much more, and so does one that is weaker than most."""
_YEAR = 12


def people_network(snapshot: Snapshot, ties: Ties = "") -> "nx.Graph[str]":
    """People as nodes (also those without a tie) and their ties as edges.

    `ties` is blank for everything that was said of who knows whom, the context of such a tie, or
    one of `DERIVED`: two people are then tied who sit on one body, work in one organisation, take
    part in one programme, were at one event or were paired, or whose posts report one to the
    other. Several kinds may be named together, or those of an age (`Younger`). A pair is one edge
    however often it was said; its `contexts` are the sorted words of why, one for each relation,
    and `since` the days since when, in the same order, "" where nobody knows; its `weight` is 1,
    or how close two come in what they share (see `relations.closeness`). Where any tie has a
    direction the graph is a `DiGraph` and a tie without one is two arcs. Nodes and edges come in
    the order of their ids.

    Raises:
        Refused: no tie has that context, or shared groups are too large to draw as pairs.
    """
    said = relations(snapshot, ties)
    close = closeness(snapshot, ties)
    directed = any(way for way, _ in said.values())
    graph: nx.Graph[str] = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from(sorted(snapshot.people))
    for (one, other), (way, why) in sorted(said.items()):
        contexts = tuple(sorted(why))
        weight = close.get((min(one, other), max(one, other)), 1.0)
        days = tuple(why[words] for words in contexts)
        facts: dict[str, Any] = {"contexts": contexts, "since": days, "weight": weight}
        graph.add_edge(one, other, **facts)
        if directed and not way:
            graph.add_edge(other, one, **facts)
    return graph


def undirected(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    """The same people and pairs without directions; the same graph where there are none."""
    if not graph.is_directed():
        return graph
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(graph)
    plain.add_edges_from(graph.edges(data=True))
    return plain


def introductions(snapshot: Snapshot) -> "nx.Graph[tuple[str, str]]":
    """Who can introduce whom: people, and the things they share, joined by `cost`.

    Nodes are (kind, id). Two people with a tie are joined at cost 1, and a quarter more for each:
    the tie is older than three years; it is weaker than the middle one of those whose strength is
    said. A shared thing is a node to which each of its n people is joined at half of
    1 + log10(n), so that passing through it costs as much as two ties where ten people share it
    and as three where a hundred do: the more people share a place, the less it says that two of
    them know each other. To pass through somebody who was paired three times within a year costs
    one more, so that others are asked first.
    """
    graph: nx.Graph[tuple[str, str]] = nx.Graph()
    graph.add_nodes_from(("Person", id_) for id_ in sorted(snapshot.people))
    tired = _tired(snapshot)
    for (one, other), cost in sorted(_tie_costs(snapshot).items()):
        sparing = SPARED / 2 * ((one in tired) + (other in tired))
        graph.add_edge(("Person", one), ("Person", other), cost=cost + sparing)
    for shared in SHARED:
        for hub, people in groups(snapshot, shared).items():
            cost = (1 + log10(len(people))) / 2
            for id_ in people:
                graph.add_edge(hub, ("Person", id_), cost=cost + SPARED / 2 * (id_ in tired))
    return graph


def _tie_costs(snapshot: Snapshot) -> dict[tuple[str, str], float]:
    """What it costs to go from one of a pair to the other by their best tie."""
    strengths = [tie.strength for tie in snapshot.ties.values() if tie.strength is not None]
    middle = median(strengths) if strengths else 0.0
    old = months_later(snapshot.as_of, -3 * _YEAR)
    costs: dict[tuple[str, str], float] = {}
    for tie in snapshot.ties.values():
        one, other = sorted((tie.person_id, tie.other_id))
        if one != other and one in snapshot.people and other in snapshot.people:
            cost = _tie_cost(tie, middle, old)
            costs[one, other] = min(cost, costs.get((one, other), cost))
    return costs


def _tie_cost(tie: Tie, middle: float, old: str) -> float:
    is_old = bool(tie.start_date) and tie.start_date < old
    is_weak = tie.strength is not None and tie.strength < middle
    return 1.0 + OLD * is_old + WEAK * is_weak


def _tired(snapshot: Snapshot) -> frozenset[str]:
    """Who was brought together with others three times or more within a year."""
    since = months_later(snapshot.as_of, -_YEAR)
    met = [item for item in snapshot.pairings.values() if item.status in MET]
    days = (item.person_ids for item in met if (item.introduced_on or item.start_date) >= since)
    times = Counter(id_ for ids in days for id_ in ids)
    return frozenset(id_ for id_, number in times.items() if number >= TIRED)


def seats_network(snapshot: Snapshot, shared: str) -> "nx.Graph[Place]":
    """People and what they share of a sort (one of `SHARED`) as nodes (kind, id).

    An edge says that somebody is in something, `since` a (partial) day, "" where nobody knows.
    """
    graph: nx.Graph[Place] = nx.Graph()
    graph.add_nodes_from(("Person", id_) for id_ in sorted(snapshot.people))
    for place, people in together(snapshot, shared).items():
        graph.add_edges_from(
            (place, ("Person", id_), {"since": day}) for id_, day in people.items()
        )
    return graph


def quotient(graph: "nx.Graph[Any]", parts: Iterable[Iterable[Any]]) -> "nx.Graph[int]":
    """Parts of a graph as nodes 0, 1, …; the `weight` of an edge counts the ties between two."""
    part_of = {node: place for place, part in enumerate(parts) for node in part}
    small: nx.Graph[int] = nx.Graph()
    small.add_nodes_from(sorted(set(part_of.values())))
    for one, other in graph.edges:
        ends = part_of[one], part_of[other]
        if ends[0] != ends[1]:
            before = small.get_edge_data(*ends, default={}).get("weight", 0)
            small.add_edge(*ends, weight=before + 1)
    return small


def among(ties: Iterable[tuple[str, str]]) -> "nx.Graph[str]":
    """The graph of some ties alone, its nodes in the order of their ids."""
    said = list(ties)
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted({id_ for tie in said for id_ in tie}))
    graph.add_edges_from(said)
    return graph


def numbered(graph: "nx.Graph[Any]", nodes: Iterable[Any]) -> "nx.Graph[int]":
    """The part of a graph on `nodes`, which become 0, 1, … in the order given.

    Numbers hash the same in every process and texts do not, so an algorithm that walks through
    sets gives the same answer every time only on numbers.
    """
    places = {node: place for place, node in enumerate(nodes)}
    small: nx.Graph[int] = nx.Graph()
    small.add_nodes_from(range(len(places)))
    small.add_weighted_edges_from(
        (places[one], places[other], weight)
        for one, other, weight in graph.edges(data="weight", default=1)
        if one in places and other in places
    )
    return small
