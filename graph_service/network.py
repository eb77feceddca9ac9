"""Snapshot -> networkx graph; the only place one is built."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import comb, log10
from typing import Any

import networkx as nx

from graph_service.errors import Refused
from graph_service.snapshot import Snapshot

# One kind of ties, or several together.
Ties = str | tuple[str, ...]
# Who comes together in what: kind and id of the thing, and the people's ids.
Groups = Mapping[tuple[str, str], list[str]]

SHARED = ("body", "organization", "programme", "event")
# The ties that nobody wrote down but that posts and shared places make.
DERIVED = (*SHARED, "pairing", "reporting")
MET = frozenset({"introduced", "met", "reflected", "closed"})
"""The pairings of which the people know each other."""
# Two thousand people in one group make two million pairs, and a picture of nothing.
MOST_PAIRS = 2_000_000


def people_network(snapshot: Snapshot, ties: Ties = "") -> "nx.Graph[str]":
    """People as nodes (also those without a tie) and their ties as edges.

    `ties` is blank for everything that was said of who knows whom, the context of such a tie, or
    one of `DERIVED`: two people are then tied who sit on one body, work in one organisation, take
    part in one programme, were at one event or were paired, or whose posts report one to the
    other. Several kinds may be named together. A pair is one edge however often it was said; its
    `contexts` are the sorted words of why, one for each relation. Where any tie has a direction
    the graph is a `DiGraph` and a tie without one is two arcs. Nodes and edges come in the order
    of their ids.

    Raises:
        Refused: no tie has that context, or shared groups are too large to draw as pairs.
    """
    said = _pairs(snapshot, ties)
    directed = any(way for way, _ in said.values())
    graph: nx.Graph[str] = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from(sorted(snapshot.people))
    for (one, other), (way, contexts) in sorted(said.items()):
        graph.add_edge(one, other, contexts=tuple(sorted(contexts)))
        if directed and not way:
            graph.add_edge(other, one, contexts=tuple(sorted(contexts)))
    return graph


def undirected(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    """The same people and pairs without directions; the same graph where there are none."""
    if not graph.is_directed():
        return graph
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(graph)
    plain.add_edges_from(graph.edges)
    return plain


def contexts_of(snapshot: Snapshot) -> list[str]:
    """The contexts in which people are said to know each other, sorted."""
    return sorted({tie.context for tie in snapshot.ties.values() if tie.context})


def groups(snapshot: Snapshot, shared: str) -> Groups:
    """The people of each body, organisation, programme or event (`shared`), two or more."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for kind, id_, person_id in _places(snapshot, shared):
        if person_id in snapshot.people and id_ in snapshot.of(kind):
            found[kind, id_].add(person_id)
    return {key: sorted(people) for key, people in sorted(found.items()) if len(people) > 1}


def introductions(snapshot: Snapshot) -> "nx.Graph[tuple[str, str]]":
    """Who can introduce whom: people, and the things they share, joined by `cost`.

    Nodes are (kind, id). Two people with a tie are joined at cost 1. A shared thing is a node to
    which each of its n people is joined at half of 1 + log10(n), so that passing through it costs
    as much as two ties where ten people share it and as three where a hundred do: the more people
    share a place, the less it says that two of them know each other.
    """
    graph: nx.Graph[tuple[str, str]] = nx.Graph()
    graph.add_nodes_from(("Person", id_) for id_ in sorted(snapshot.people))
    for one, other in sorted(_said_pairs(snapshot, "")):
        graph.add_edge(("Person", one), ("Person", other), cost=1.0)
    for shared in SHARED:
        for hub, people in groups(snapshot, shared).items():
            cost = (1 + log10(len(people))) / 2
            graph.add_edges_from((hub, ("Person", id_), {"cost": cost}) for id_ in people)
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


_Pairs = dict[tuple[str, str], tuple[bool, set[str]]]


def _pairs(snapshot: Snapshot, ties: Ties) -> _Pairs:
    if not isinstance(ties, str):
        return _together([_pairs(snapshot, kind) for kind in ties])
    if ties == "reporting":
        return _reporting_pairs(snapshot)
    if ties == "pairing":
        return _paired_pairs(snapshot)
    return _shared_pairs(snapshot, ties) if ties in SHARED else _said_pairs(snapshot, ties)


def _together(all_: Sequence[_Pairs]) -> _Pairs:
    """Several kinds of pairs as one: a pair goes one way only where all of them say so."""
    ways: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    words: dict[tuple[str, str], set[str]] = defaultdict(set)
    for found in all_:
        for (one, other), (way, contexts) in found.items():
            pair = min(one, other), max(one, other)
            ways[pair] |= {(one, other)} if way else {(one, other), (other, one)}
            words[pair] |= contexts
    return {
        next(iter(both)) if len(both) == 1 else pair: (len(both) == 1, words[pair])
        for pair, both in ways.items()
    }


def _paired_pairs(snapshot: Snapshot) -> _Pairs:
    """People who were brought together: in a pairing that took place or is under way."""
    pairs: _Pairs = {}
    for item in snapshot.pairings.values():
        together = sorted({id_ for id_ in item.person_ids if id_ in snapshot.people})
        if item.status in MET:
            words = snapshot.label("Scheme", item.scheme) or item.scheme
            for pair in combinations(together, 2):
                pairs.setdefault(pair, (False, set()))[1].add(f"paired: {words}")
    return pairs


def _said_pairs(snapshot: Snapshot, context: str) -> _Pairs:
    """Pairs by what ties say: whether only in this direction, and in which contexts."""
    known = contexts_of(snapshot)
    if context and context not in known:
        raise Refused(
            f"No tie is of the kind '{context}': there are "
            f"{', '.join([*known, *DERIVED])} (the last {len(DERIVED)} are made from posts, "
            "memberships and pairings)."
        )
    pairs: _Pairs = {}
    for tie in snapshot.ties.values():
        one, other = tie.person_id, tie.other_id
        known_people = one in snapshot.people and other in snapshot.people
        if one == other or not known_people or (context and tie.context != context):
            continue
        key = (one, other) if tie.directed else (min(one, other), max(one, other))
        way, contexts = pairs.get(key, (True, set()))
        pairs[key] = (way and bool(tie.directed), contexts | {tie.context or "know each other"})
    return pairs


def _shared_pairs(snapshot: Snapshot, shared: str) -> _Pairs:
    together = groups(snapshot, shared)
    pairs_at_most = sum(comb(len(people), 2) for people in together.values())
    if pairs_at_most > MOST_PAIRS:
        raise Refused(
            f"Ties by shared {shared} would join {pairs_at_most:,} pairs of people, more than a "
            f"network can usefully show: choose another kind of tie, or a part of the system."
        )
    pairs: _Pairs = {}
    for (kind, id_), people in together.items():
        for pair in combinations(people, 2):
            pairs.setdefault(pair, (False, set()))[1].add(snapshot.label(kind, id_))
    return pairs


def _reporting_pairs(snapshot: Snapshot) -> _Pairs:
    pairs: _Pairs = {}
    for post in snapshot.posts.values():
        for lower in snapshot.holders_of(post.id):
            for upper in snapshot.holders_of(post.reports_to_id):
                one, other = sorted((lower.person_id, upper.person_id))
                if one != other and one in snapshot.people and other in snapshot.people:
                    pairs[one, other] = (False, {"one reports to the other"})
    return pairs


def _places(snapshot: Snapshot, shared: str) -> Iterator[tuple[str, str, str]]:
    """Kind and id of each thing that a person is in, of the sort asked for."""
    if shared == "event":
        for item in snapshot.attendances.values():
            yield "Event", item.event_id, item.person_id
        return
    for member in snapshot.memberships.values():
        if shared == "programme":
            yield "Programme", member.programme_id, member.person_id
            continue
        id_ = snapshot.organization_of(member)
        if (id_ in snapshot.bodies) == (shared == "body"):
            yield "Organization", id_, member.person_id
