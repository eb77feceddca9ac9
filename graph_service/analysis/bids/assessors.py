"""Who assesses what: enough assessors for every bid, none with an interest, the load shared."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import networkx as nx

from graph_service.analysis.bids.conflicts import conflict
from graph_service.analysis.bids.standing import Standing
from graph_service.snapshot import Snapshot


@dataclass(frozen=True)
class Sharing:
    """Pairs of bid and assessor to add; `most` bids that any assessor has then, with those before.

    `short` are the bids that stay without enough assessors, and how many they want for.
    """

    pairs: tuple[tuple[str, str], ...]
    most: int
    short: tuple[tuple[str, int], ...]


def sharing(snapshot: Snapshot, bids: Sequence[Standing], assessors: Iterable[str]) -> Sharing:
    """Find the assessors that bids still want for.

    As many as can be found without a conflict of interest; and of all ways to find as many, one in
    which whoever has most to read has least. The first is a largest flow from bids to assessors,
    the second the lowest load that lets it through (L. R. Ford and D. R. Fulkerson (1956),
    "Maximal flow through a network", Canadian Journal of Mathematics 8, 399-404).
    """
    wanted = {item.bid.id: max(0, item.short - len(item.waiting)) for item in bids}
    has = Counter(id_ for item in bids for id_ in (*item.marks, *item.waiting))
    people = sorted({*assessors} & snapshot.people.keys())
    may = [
        (item.bid.id, id_) for item in bids for id_ in people
        if id_ not in (*item.marks, *item.waiting, *item.kept_out)
        and not conflict(snapshot, item.bid, id_)
    ]  # fmt: skip
    most = max((has[id_] for id_ in people), default=0) + len(bids)
    best = _flow(wanted, has, may, most)
    level = next(
        (load for load in range(most) if len(_flow(wanted, has, may, load)) == len(best)), most
    )
    pairs = _flow(wanted, has, may, level)
    found = Counter(bid for bid, _ in pairs)
    loads = has + Counter(id_ for _, id_ in pairs)
    return Sharing(
        tuple(sorted(pairs)),
        max((loads[id_] for id_ in people), default=0),
        tuple((id_, number - found[id_]) for id_, number in wanted.items() if number > found[id_]),
    )


def _flow(
    wanted: dict[str, int], has: Counter[str], may: Sequence[tuple[str, str]], load: int
) -> list[tuple[str, str]]:
    """The most pairs where nobody gets more than `load` bids with those they have."""
    graph: nx.DiGraph[tuple[str, str]] = nx.DiGraph()
    source, sink = ("source", ""), ("sink", "")
    graph.add_nodes_from([source, sink])
    for bid, number in wanted.items():
        graph.add_edge(source, ("bid", bid), capacity=number)
    for bid, id_ in may:
        graph.add_edge(("bid", bid), ("person", id_), capacity=1)
        graph.add_edge(("person", id_), sink, capacity=max(0, load - has[id_]))
    _, flow = nx.maximum_flow(graph, source, sink)
    return [(bid, id_) for bid, id_ in may if flow["bid", bid]["person", id_]]
