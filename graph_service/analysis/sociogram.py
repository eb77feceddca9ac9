"""The map of people: where each stands, in which cluster, tied to whom, and what it shows."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import networkx as nx

from graph_service.analysis.cohesion import Cohesion, Measured, measured
from graph_service.analysis.grouping import Grouping
from graph_service.analysis.layout import continued, positions
from graph_service.analysis.meetings import Meeting, meetings
from graph_service.network import people_network, undirected
from graph_service.relations import Ties
from graph_service.snapshot import Snapshot

# Above this many people any picture is a hairball: groups are drawn instead.
MOST_DOTS = 1500
# Where fewer of the people than this share are known, the map is laid out anew.
KEEPS = 0.8


@dataclass(frozen=True)
class Dot:
    """A person: their group, cluster (numbered from 1, 0 without a tie), ties, betweenness."""

    id: str
    group: str
    cluster: int
    ties: int
    betweenness: float


@dataclass(frozen=True)
class Cluster:
    """People with more ties among themselves than with others; `groups` are theirs, by size."""

    number: int
    people: int
    groups: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Relation:
    """Why two people are tied, one for each way they are; `one_way` from the first to the other.

    `since` is a (partial) day, "" where nobody knows.
    """

    one: str
    other: str
    context: str
    one_way: bool
    since: str = ""


@dataclass(frozen=True)
class Base:
    """Where people of all days stand, and the pairs of them by which they were placed."""

    pairs: "nx.Graph[str]"
    places: dict[str, tuple[float, float]]

    @classmethod
    def of(cls, snapshot: Snapshot, ties: Ties, before: "Base | None" = None) -> "Base":
        """Lay out a snapshot's people; with a base from before, whoever it has stays there."""
        pairs = undirected(people_network(snapshot, ties))
        if before is None or len(before.places.keys() & pairs.nodes) < KEEPS * len(pairs):
            return cls(pairs, positions(pairs))
        return cls(pairs, continued(before.places, before.pairs, pairs))


@dataclass(frozen=True)
class Sociogram:
    """People with their facts, and where to draw them.

    `meetings` are pairs of larger groups that meet through nobody or through very few.
    """

    cohesion: Cohesion
    grouping: Grouping
    dots: tuple[Dot, ...]
    clusters: tuple[Cluster, ...]
    places: dict[str, tuple[float, float]]
    lines: tuple[tuple[str, str], ...]
    meetings: tuple[Meeting, ...]
    relations: tuple[Relation, ...]


def sociogram(
    snapshot: Snapshot, by: str = "sector", ties: Ties = "", seed: int = 0, base: Base | None = None
) -> Sociogram:
    """Measure and lay out the people of a snapshot; see `people_network` for `ties`.

    Where there is a `base`, people stand where it has them.

    Raises:
        Refused: there is no such grouping or kind of tie.
    """
    found = measured(snapshot, by, ties, seed)
    clusters = [part for part in found.cohesion.communities if found.pairs.degree[part[0]]]
    places, lines = _drawn(found, clusters, seed, base)
    return Sociogram(
        cohesion=found.cohesion,
        grouping=found.grouping,
        dots=_dots(found, clusters),
        clusters=tuple(_cluster(found, number, part) for number, part in enumerate(clusters, 1)),
        places=places,
        lines=lines,
        meetings=meetings(found.pairs, found.grouping.group_of),
        relations=tuple(_relations(found)),
    )


_Drawn = tuple[dict[str, tuple[float, float]], tuple[tuple[str, str], ...]]


def _drawn(
    found: Measured, clusters: Sequence[Sequence[str]], seed: int, base: Base | None
) -> _Drawn:
    lines = tuple(found.pairs.edges)
    if base is None:
        return positions(found.pairs, seed, clusters), lines
    return continued(base.places, base.pairs, found.pairs), lines


def _relations(found: Measured) -> Iterator[Relation]:
    graph = found.graph
    said: Iterable[tuple[str, str, dict[str, tuple[str, ...]]]] = graph.edges(data=True)
    for one, other, facts in said:
        both = not graph.is_directed() or graph.has_edge(other, one)
        # Two arcs that say a tie without a direction are one relation.
        if graph.is_directed() and both and other < one:
            continue
        for context, since in zip(facts["contexts"], facts["since"], strict=True):
            yield Relation(one, other, context, not both, since)


def _dots(found: Measured, clusters: Sequence[Sequence[str]]) -> tuple[Dot, ...]:
    cluster_of = {id_: number for number, part in enumerate(clusters, 1) for id_ in part}
    return tuple(
        Dot(
            id_,
            found.grouping.group_of[id_],
            cluster_of.get(id_, 0),
            found.pairs.degree[id_],
            found.between[id_],
        )
        for id_ in found.pairs
    )


def _cluster(found: Measured, number: int, people: Sequence[str]) -> Cluster:
    groups = Counter(found.grouping.group_of[id_] for id_ in people)
    by_size = sorted(groups.items(), key=lambda item: (-item[1], item[0]))
    return Cluster(number, len(people), tuple(by_size))
