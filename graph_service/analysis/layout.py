"""Where each person stands on the map: near those they are tied to, clusters kept apart.

On two levels, since springs alone mix the clusters and take minutes at thousands: clusters are
laid out among one another by the ties between them, then people inside their cluster; a large
cluster is divided again in the same way.
"""

from collections.abc import Hashable, Mapping, Sequence
from itertools import count
from math import ceil, cos, sin, sqrt
from typing import TypeVar

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graph_service.analysis.communities import communities
from graph_service.network import numbered, quotient

_Node = TypeVar("_Node", bound=Hashable)
_Points = NDArray[np.float64]

# In units of the drawing, where a person's dot is about 20 wide: the room that a person takes.
ROOM = 60.0
# How much of that room somebody new keeps clear of everybody.
CLEAR = 0.7
# A part of more people than this is divided before springs are tried on it.
SMALL = 120


def positions(
    graph: "nx.Graph[_Node]", seed: int = 0, clusters: Sequence[Sequence[_Node]] | None = None
) -> dict[_Node, tuple[float, float]]:
    """X and y (downwards) of every node of an undirected graph, around (0, 0).

    `clusters` are the graph's communities where they are known already. Those without a tie stand
    in rows underneath the others, in the order of the graph. The same graph and seed give the
    same positions in every process.
    """
    tied = [node for node in graph if graph.degree[node]]
    alone = [node for node in graph if not graph.degree[node]]
    small = numbered(graph, tied)
    points = _divided(small, seed, _numbered_parts(clusters, tied) or communities(small, seed))
    points -= (points.max(axis=0) + points.min(axis=0)) / 2 if tied else 0
    tray = _rows(len(alone), points)
    placed = np.round(np.concatenate([points, tray]), 1)
    return {node: (float(x), float(y)) for node, (x, y) in zip(tied + alone, placed, strict=True)}


def continued(
    before: Mapping[_Node, tuple[float, float]], known: "nx.Graph[_Node]", graph: "nx.Graph[_Node]"
) -> dict[_Node, tuple[float, float]]:
    """Positions of a graph in which whoever was placed stays, so that nobody moves for others.

    `before` are positions of the graph `known`. Who is new stands near those they are tied to,
    who has lost all ties goes to the rows of those without, after the ones already there.
    """
    stays = {
        node: before[node]
        for node in graph
        if node in before and bool(graph.degree[node]) == bool(known.degree[node])
    }
    taken = [*before.values()]
    for node in [node for node in graph if node not in stays and graph.degree[node]]:
        near = [stays[other] for other in graph[node] if other in stays] or [(0.0, 0.0)]
        stays[node] = _free(np.mean(near, axis=0), np.array(taken or [(ROOM, ROOM)]))
        taken.append(stays[node])
    lost = [node for node in graph if node not in stays]
    low = max((y for _, y in taken), default=0.0)
    under = np.array([(x, low - ROOM) for x, _ in taken] or [(0.0, low - ROOM)])
    rows = np.round(_rows(len(lost), under), 1).tolist()
    stays |= {node: (x, y) for node, (x, y) in zip(lost, rows, strict=True)}
    return {node: stays[node] for node in graph}


def _free(wanted: _Points, taken: _Points) -> tuple[float, float]:
    """The first point along a spiral around another that is clear of those taken."""
    ways = ((turn * 2.4, sqrt(turn) * ROOM / 2) for turn in count())
    points = (wanted + far * np.array([cos(angle), sin(angle)]) for angle, far in ways)
    x, y = next(at for at in points if np.linalg.norm(taken - at, axis=1).min() >= CLEAR * ROOM)
    return round(float(x), 1), round(float(y), 1)


def _numbered_parts(
    clusters: Sequence[Sequence[_Node]] | None, tied: Sequence[_Node]
) -> list[list[int]]:
    places = {node: place for place, node in enumerate(tied)}
    parts = [[places[node] for node in part if node in places] for part in clusters or ()]
    return [part for part in parts if part]


def _divided(graph: "nx.Graph[int]", seed: int, parts: Sequence[Sequence[int]]) -> _Points:
    """Points for the nodes 0, 1, … of a graph, cluster by cluster."""
    if len(parts) < 2:
        return _by_springs(graph, seed)
    inside = [_part(numbered(graph, part), seed) for part in parts]
    radii = np.array([np.linalg.norm(points, axis=1).max() + ROOM / 2 for points in inside])
    centres = _by_springs(quotient(graph, parts), seed, radii)
    placed = np.zeros((len(graph), 2))
    for part, centre, points in zip(parts, centres, inside, strict=True):
        placed[list(part)] = centre + points
    return placed


def _part(graph: "nx.Graph[int]", seed: int) -> _Points:
    if len(graph) <= SMALL:
        points = _by_springs(graph, seed)
    else:
        points = _divided(graph, seed, communities(graph, seed))
    return np.asarray(points - (points.max(axis=0) + points.min(axis=0)) / 2)


def _by_springs(graph: "nx.Graph[int]", seed: int, radii: _Points | None = None) -> _Points:
    """Fruchterman and Reingold 1991, then pushed apart until no two discs lie on each other."""
    if len(graph) < 2:
        return np.zeros((len(graph), 2))
    found = nx.spring_layout(graph, seed=seed, iterations=_rounds(50, len(graph)), method="force")
    room = np.full(len(graph), ROOM / 2) if radii is None else radii
    across = sqrt(float((room**2).sum()))
    return _apart(np.array([found[node] for node in range(len(graph))]) * across, room)


def _apart(points: _Points, radii: _Points) -> _Points:
    """Push discs from each other until they touch at most; their order around stays."""
    wanted = radii[:, None] + radii[None, :]
    np.fill_diagonal(wanted, 0)
    # Points on one spot have no direction to be pushed in: a spiral gives them one.
    turn = np.arange(len(points)) * 2.4
    points = points + np.column_stack([np.cos(turn), np.sin(turn)])
    for _ in range(_rounds(200, len(points))):
        between = points[:, None] - points[None, :]
        distance = np.linalg.norm(between, axis=2) + 1e-9
        short = np.clip(wanted - distance, 0, None)
        if (short <= wanted / 100).all():
            break
        points = points + (between * (short / distance / 3)[:, :, None]).sum(axis=1)
    return points


def _rounds(most: int, number: int) -> int:
    """Rounds of everybody against everybody: fewer for a large part that cannot be divided."""
    return max(5, min(most, 10_000_000 // number**2))


def _rows(number: int, above: _Points) -> _Points:
    """`number` points in rows under other points, about as wide as these."""
    if not number:
        return np.zeros((0, 2))
    width = np.ptp(above[:, 0]) / ROOM if len(above) else 0
    columns = min(number, max(ceil(width), ceil(sqrt(2 * number))))
    top = above[:, 1].max() + 2 * ROOM if len(above) else 0.0
    places = np.arange(number)
    x = (places % columns - (columns - 1) / 2) * ROOM
    return np.column_stack([x, top + places // columns * ROOM])
