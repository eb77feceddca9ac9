"""Clusters: parts of a network with more ties inside than chance would give."""

from collections.abc import Hashable, Mapping, Sequence
from functools import partial
from typing import TypeVar

import networkx as nx

from graph_service.network import numbered

_Node = TypeVar("_Node", bound=Hashable)


def communities(graph: "nx.Graph[_Node]", seed: int = 0, tries: int = 1) -> list[list[_Node]]:
    """All nodes of an undirected graph in clusters, the largest first; loners stand alone.

    Louvain's method (Blondel and others 2008, J. Stat. Mech. P10008), which stops at what no single
    move betters: the best of several `tries` is kept, the first of equals. The same graph and
    seed give the same clusters in every process. Nodes stay in the order of the graph. Ties
    count by their `weight`, where they have one.
    """
    nodes = list(graph)
    tied = [node for node in nodes if graph.degree[node]]
    small = numbered(graph, tied)
    found = [
        nx.community.louvain_communities(small, seed=seed + turn)
        for turn in range(tries if tied else 0)
    ]
    best = max(found, key=partial(nx.community.modularity, small), default=[])
    clusters = [sorted(cluster) for cluster in best]
    clusters.sort(key=lambda cluster: (-len(cluster), cluster[0]))
    alone = [[node] for node in nodes if not graph.degree[node]]
    return [[tied[place] for place in cluster] for cluster in clusters] + alone


def modularity(graph: "nx.Graph[_Node]", parts: Sequence[Sequence[_Node]]) -> float | None:
    """How far ties fall inside `parts` beyond chance: Newman and Girvan 2004, Q in -0.5 to 1.

    None where there are no ties to speak of.
    """
    if not graph.number_of_edges():
        return None
    return float(nx.community.modularity(graph, [set(part) for part in parts], weight=None))


def modularity_of(graph: "nx.Graph[_Node]", group_of: Mapping[_Node, str]) -> float | None:
    """The modularity of a grouping, over the people whose group is known."""
    parts: dict[str, list[_Node]] = {}
    for node in graph:
        if group_of[node]:
            parts.setdefault(group_of[node], []).append(node)
    known = [node for part in parts.values() for node in part]
    return modularity(graph.subgraph(known), list(parts.values()))


def ei_index(graph: "nx.Graph[_Node]", group_of: Mapping[_Node, str]) -> float | None:
    """(external - internal) / (external + internal) ties: Krackhardt and Stern 1988.

    -1: everybody keeps to their own group; +1: all ties lead out of it. In a directed graph each
    arc counts. Ties of people whose group is not known are left out; None where none is left.
    """
    inside = outside = 0
    for one, other in graph.edges:
        if group_of[one] and group_of[other]:
            inside += group_of[one] == group_of[other]
            outside += group_of[one] != group_of[other]
    return (outside - inside) / (outside + inside) if inside + outside else None
