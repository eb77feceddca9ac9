"""Many people as groups: how many are in each, and how many ties join them."""

from collections import Counter
from dataclasses import dataclass

import networkx as nx

from graph_service.analysis.grouping import grouping
from graph_service.analysis.layout import positions
from graph_service.network import people_network, undirected
from graph_service.relations import Ties
from graph_service.snapshot import Snapshot

# A group takes more room than a person does.
ROOM = 3.0


@dataclass(frozen=True)
class GroupDot:
    """A group ("" for people of whom it is not known): its people, ties inside and ties out."""

    code: str
    words: str
    people: int
    inside: int
    out: int


@dataclass(frozen=True)
class GroupMap:
    """The groups of a dimension, the largest first, and where to draw them.

    The third part of a line counts the ties that join two groups; `alone` people have no tie.
    """

    by: str
    groups: tuple[GroupDot, ...]
    places: dict[str, tuple[float, float]]
    lines: tuple[tuple[str, str, int], ...]
    people: int
    ties: int
    alone: int


def group_map(snapshot: Snapshot, by: str, ties: Ties = "", seed: int = 0) -> GroupMap:
    """Draw a snapshot's people as the groups of a dimension; see `people_network` for `ties`.

    Raises:
        Refused: there is no such grouping or kind of tie.
    """
    found = grouping(snapshot, by)
    pairs = undirected(people_network(snapshot, ties))
    between = Counter(
        tuple(sorted((found.group_of[one], found.group_of[other]))) for one, other in pairs.edges
    )
    people = Counter(found.group_of.values())
    groups = sorted(
        (
            _group(code, found.words.get(code, "Not known"), number, between)
            for code, number in people.items()
        ),
        key=lambda item: (-item.people, item.code),
    )
    lines = tuple(
        (one, other, number) for (one, other), number in sorted(between.items()) if one != other
    )
    return GroupMap(
        by=by,
        groups=tuple(groups),
        places=_places([item.code for item in groups], lines, seed),
        lines=lines,
        people=len(pairs),
        ties=pairs.number_of_edges(),
        alone=sum(not degree for _, degree in pairs.degree),
    )


def _group(code: str, words: str, people: int, between: "Counter[tuple[str, ...]]") -> GroupDot:
    inside = between[code, code]
    out = sum(number for ends, number in between.items() if code in ends) - inside
    return GroupDot(code, words, people, inside, out)


def _places(
    codes: list[str], lines: tuple[tuple[str, str, int], ...], seed: int
) -> dict[str, tuple[float, float]]:
    small: nx.Graph[str] = nx.Graph()
    small.add_nodes_from(codes)
    small.add_weighted_edges_from(lines)
    return {code: (x * ROOM, y * ROOM) for code, (x, y) in positions(small, seed).items()}
