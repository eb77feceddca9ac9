"""The map of people: where each stands, in which cluster, tied to whom, and what it shows."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graph_service.analysis.cohesion import Cohesion, Measured, measured
from graph_service.analysis.grouping import Grouping
from graph_service.analysis.layout import positions
from graph_service.analysis.meetings import Meeting, meetings
from graph_service.network import quotient
from graph_service.snapshot import Snapshot

# Above this many people any picture is a hairball: clusters are drawn instead.
MOST_DOTS = 1500
CLUSTER_ROOM = 3.0


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
class Sociogram:
    """People with their facts, and where to draw them.

    `grouped` says that there are too many to draw: then `places` and `lines` are those of
    clusters by their numbers (as text), and the third part of a line counts the ties it stands
    for. `meetings` are pairs of larger groups that meet through nobody or through very few.
    """

    cohesion: Cohesion
    grouping: Grouping
    dots: tuple[Dot, ...]
    clusters: tuple[Cluster, ...]
    grouped: bool
    places: dict[str, tuple[float, float]]
    lines: tuple[tuple[str, str, int], ...]
    meetings: tuple[Meeting, ...]


def sociogram(snapshot: Snapshot, by: str = "sector", ties: str = "", seed: int = 0) -> Sociogram:
    """Measure and lay out the people of a snapshot; see `people_network` for `ties`.

    Raises:
        Refused: there is no such grouping or kind of tie.
    """
    found = measured(snapshot, by, ties, seed)
    clusters = [part for part in found.cohesion.communities if found.pairs.degree[part[0]]]
    grouped = found.cohesion.people > MOST_DOTS
    places, lines = (
        _clusters_drawn(found, clusters, seed) if grouped else _drawn(found, clusters, seed)
    )
    return Sociogram(
        cohesion=found.cohesion,
        grouping=found.grouping,
        dots=_dots(found, clusters),
        clusters=tuple(_cluster(found, number, part) for number, part in enumerate(clusters, 1)),
        grouped=grouped,
        places=places,
        lines=lines,
        meetings=meetings(found.pairs, found.grouping.group_of),
    )


_Drawn = tuple[dict[str, tuple[float, float]], tuple[tuple[str, str, int], ...]]


def _drawn(found: Measured, clusters: Sequence[Sequence[str]], seed: int) -> _Drawn:
    lines = tuple((one, other, 1) for one, other in found.pairs.edges)
    return positions(found.pairs, seed, clusters), lines


def _clusters_drawn(found: Measured, clusters: Sequence[Sequence[str]], seed: int) -> _Drawn:
    tied = found.pairs.subgraph([id_ for part in clusters for id_ in part])
    small = quotient(tied, clusters)
    places = {
        str(node + 1): (x * CLUSTER_ROOM, y * CLUSTER_ROOM)
        for node, (x, y) in positions(small, seed).items()
    }
    lines = tuple(
        (str(one + 1), str(other + 1), int(weight))
        for one, other, weight in small.edges(data="weight", default=1)
    )
    return places, lines


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
