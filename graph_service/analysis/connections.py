"""Who can introduce whom: the shortest ways from one person to another, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, cast

import networkx as nx

from graph_service.errors import NotFound, Refused
from graph_service.network import introductions
from graph_service.snapshot import Snapshot

Node = tuple[str, str]
# By node: what it costs to get there, and the way.
_Reach = tuple[dict[Node, float], dict[Node, list[Node]]]
MOST_PATHS = 3
MOST_REASONS = 3


@dataclass(frozen=True)
class Step:
    """One person on the way; `via` says how the person before knows them ("" for the first)."""

    id: str
    kind: str
    name: str
    via: str


@dataclass(frozen=True)
class Introductions:
    """Up to three ways through different people, each of as many introductions as the cheapest.

    `length` counts introductions: 1 where the two have something in common themselves, None
    where no way was found.
    """

    paths: tuple[tuple[Step, ...], ...]
    length: int | None

    def document(self) -> dict[str, Any]:
        """As the `connect` command answers with `--json`."""
        return asdict(self)


def find_person(snapshot: Snapshot, text: str) -> str:
    """The id of the person with that id, or with exactly that name (in any case).

    Raises:
        NotFound: nobody has that id or name.
        Refused: several people have that name.
    """
    if text in snapshot.people:
        return text
    wanted = " ".join(text.split()).casefold()
    found = [id_ for id_, person in snapshot.people.items() if person.name.casefold() == wanted]
    if not found:
        raise NotFound(f"There is nobody with the id or name '{text}' on {snapshot.as_of}.")
    if len(found) > 1:
        raise Refused(f"{len(found)} people are called '{text}': say one id of {', '.join(found)}.")
    return found[0]


def introduce(snapshot: Snapshot, one: str, other: str) -> Introductions:
    """The ways from one person to another, by ties first and then by what few people share.

    A way is as long as its costs together (see `network.introductions`), found by Dijkstra's
    method from both ends; the further ways are the best through another person each.

    Raises:
        NotFound: one of the two ids is nobody's.
        Refused: both are the same person.
    """
    for id_ in (one, other):
        if id_ not in snapshot.people:
            raise NotFound(f"There is nobody with the id '{id_}' on {snapshot.as_of}.")
    if one == other:
        raise Refused(f"{snapshot.people[one].name} needs no introduction to themselves.")
    graph = introductions(snapshot)
    ways: list[list[str]] = []
    for way in _ways(graph, ("Person", one), ("Person", other)):
        if ways and len(way) != len(ways[0]):
            continue
        if not any(set(way[1:-1]) & set(kept[1:-1]) for kept in ways):
            ways.append(way)
        if len(ways) == MOST_PATHS or len(way) == 2:
            break
    paths = tuple(tuple(_steps(snapshot, graph, way)) for way in ways)
    return Introductions(paths, len(ways[0]) - 1 if ways else None)


def _ways(graph: "nx.Graph[Node]", one: Node, other: Node) -> Iterator[list[str]]:
    """Ways as people's ids: through each person in turn who lies on any, the cheapest first."""
    near, far = _reach(graph, one), _reach(graph, other)
    through: list[tuple[float, Node]] = sorted(
        (round(cost + far[0][node], 9), node) for node, cost in near[0].items() if node in far[0]
    )
    for _, node in through:
        way = near[1][node] + far[1][node][-2::-1]
        if len(set(way)) == len(way):
            yield [id_ for kind, id_ in way if kind == "Person"]


def _reach(graph: "nx.Graph[Node]", start: Node) -> _Reach:
    return cast("_Reach", nx.single_source_dijkstra(graph, start, weight="cost"))


def _steps(snapshot: Snapshot, graph: "nx.Graph[Node]", way: list[str]) -> Iterator[Step]:
    before = ""
    for id_ in way:
        via = _via(snapshot, graph, before, id_) if before else ""
        yield Step(id_, "Person", snapshot.people[id_].name, via)
        before = id_


def _via(snapshot: Snapshot, graph: "nx.Graph[Node]", one: str, other: str) -> str:
    """Why two people know each other: what is said of it, then the smallest things they share."""
    ends = ("Person", one), ("Person", other)
    known = _known(snapshot, one, other) if graph.has_edge(*ends) else []
    shared = sorted(
        (graph.degree[node], node)
        for node in nx.common_neighbors(graph, *ends)
        if node[0] != "Person"
    )
    said = known + [_share(snapshot, *node) for _, node in shared]
    return "; ".join(said[:MOST_REASONS])


def _known(snapshot: Snapshot, one: str, other: str) -> list[str]:
    contexts = {
        tie.context
        for tie in snapshot.ties.values()
        if {tie.person_id, tie.other_id} == {one, other} and tie.context
    }
    return [f"know each other ({', '.join(sorted(contexts))})" if contexts else "know each other"]


def _share(snapshot: Snapshot, kind: str, id_: str) -> str:
    body = kind == "Organization" and id_ in snapshot.bodies
    words = "both sit on" if body else _WORDS[kind]
    return f"{words} {snapshot.label(kind, id_)}"


_WORDS: Mapping[str, str] = {
    "Organization": "both work at",
    "Programme": "both take part in",
    "Event": "both were at",
}
