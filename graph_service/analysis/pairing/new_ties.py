"""What the pairs that met changed in the network: new ties, E-I index, mean distance."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import networkx as nx

from graph_service.analysis.communities import ei_index
from graph_service.analysis.grouping import grouping
from graph_service.network import people_network, undirected
from graph_service.snapshot import Snapshot


@dataclass(frozen=True)
class Change:
    """A measure before and after; None where it cannot be said."""

    words: str
    before: float | None
    after: float | None
    meaning: str


@dataclass(frozen=True)
class NewTies:
    """How many pairs met, how many of them had no tie before, and joined which organisations.

    `bridges` are pairs of organisations (ids) between which nobody was known to know anybody.
    """

    met: int
    new: int
    bridges: tuple[tuple[str, str], ...]
    changes: tuple[Change, ...]


def new_ties(snapshot: Snapshot, pairs: Iterable[tuple[str, str]], since: str) -> NewTies:
    """Add the pairs that met to the network as it was before the day `since`, and compare.

    A tie without a day counts as there before. The E-I index is that of D. Krackhardt and R. Stern
    (1988), Social Psychology Quarterly 51, 123-140; the mean distance is that of the largest
    component.
    """
    ties = {
        id_: tie for id_, tie in snapshot.ties.items() if not since or tie.start_date[:10] < since
    }
    earlier = replace(snapshot, records={**snapshot.records, "Tie": ties})
    before = undirected(people_network(earlier))
    met = sorted({(min(pair), max(pair)) for pair in pairs if {*pair} <= {*before}})
    after = nx.Graph(before)
    after.add_edges_from(met)
    return NewTies(
        len(met),
        sum(not before.has_edge(*pair) for pair in met),
        tuple(_bridges(snapshot, before, met)),
        (
            _index(snapshot, before, after, "organization"),
            _index(snapshot, before, after, "sector"),
            Change(
                "Mean distance", _distance(before), _distance(after),
                "steps from one person to another along ties, among the largest group of people "
                "who reach each other; a lower number is nearer",
            ),
        ),
    )  # fmt: skip


def _bridges(
    snapshot: Snapshot, before: "nx.Graph[str]", met: Iterable[tuple[str, str]]
) -> list[tuple[str, str]]:
    """Pairs of organisations that some pair joined and no tie did before."""

    def between(pairs: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
        return {
            (min(one, other), max(one, other))
            for a, b in pairs
            for one in snapshot.employers_of(a)
            for other in snapshot.employers_of(b)
            if one != other
        }

    return sorted(between(met) - between(before.edges))


def _index(snapshot: Snapshot, before: "nx.Graph[str]", after: "nx.Graph[str]", by: str) -> Change:
    groups = grouping(snapshot, by)
    words = {"organization": "organisations", "sector": "sectors"}[by]
    return Change(
        f"E-I index by {by.replace('z', 's')}",
        ei_index(before, groups.group_of),
        ei_index(after, groups.group_of),
        f"from -1, where all ties stay inside {words}, to 1, where all lead across",
    )


def _distance(graph: "nx.Graph[str]") -> float | None:
    largest = max(nx.connected_components(graph), key=lambda ids: (len(ids), min(ids)), default=())
    if len(largest) <= 1:
        return None
    return float(nx.average_shortest_path_length(graph.subgraph(largest)))
