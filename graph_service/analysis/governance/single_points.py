"""Where much rests on one person: bodies that only they join, decisions that only they carry."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from graph_service.snapshot import Snapshot

_Node = tuple[str, str]
CARRIES = 3
"""Decisions that are many for one person."""


@dataclass(frozen=True)
class SinglePoint:
    """A person on whom much rests.

    `joins` are bodies that nobody else joins to the rest; `carries` the decisions (topic, area)
    for which a post that they hold alone is accountable or responsible.
    """

    person_id: str
    joins: tuple[str, ...]
    carries: tuple[tuple[str, str], ...]


def single_points(snapshot: Snapshot) -> list[SinglePoint]:
    """Everybody on whom bodies or `CARRIES` or more decisions rest alone, the most first.

    Who joins bodies alone is a cut vertex of the graph of people and the bodies that they are on
    (J. Hopcroft and R. Tarjan (1973), "Efficient algorithms for graph manipulation",
    Communications of the ACM 16, 372-378, as in networkx).
    """
    joins, carries = _joined(snapshot), _carried(snapshot)
    found = [
        SinglePoint(id_, joins.get(id_, ()), carries.get(id_, ()))
        for id_ in joins.keys() | {id_ for id_, said in carries.items() if len(said) >= CARRIES}
    ]
    return sorted(found, key=lambda item: (-len(item.joins), -len(item.carries), item.person_id))


def _joined(snapshot: Snapshot) -> dict[str, tuple[str, ...]]:
    graph: nx.Graph[_Node] = nx.Graph()
    for id_ in snapshot.bodies:
        graph.add_edges_from(
            (("body", id_), ("person", item.person_id)) for item in snapshot.memberships_in(id_)
        )
    found = {}
    for kind, id_ in nx.articulation_points(graph):
        if kind == "person":
            rest = graph.subgraph([node for node in graph if node != (kind, id_)])
            cut = _cut_off(rest, graph[kind, id_])
            if cut:
                found[id_] = cut
    return found


def _cut_off(rest: "nx.Graph[_Node]", around: Iterable[_Node]) -> tuple[str, ...]:
    """The bodies of all parts but the largest that are left where somebody stood."""
    parts = [part for part in nx.connected_components(rest) if part & {*around}]
    parts.sort(key=lambda part: (-len(part), sorted(part)))
    return tuple(sorted(id_ for part in parts[1:] for kind, id_ in part if kind == "body"))


def _carried(snapshot: Snapshot) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in snapshot.responsibilities.values():
        holders = snapshot.holders_of(row.post_id) if row.post_id else []
        if len(holders) == 1 and row.part in ("accountable", "responsible"):
            found[holders[0].person_id].add((row.topic, row.area_id))
    return {id_: tuple(sorted(said)) for id_, said in found.items()}
