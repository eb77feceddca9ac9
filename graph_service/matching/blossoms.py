"""Perfect matchings of least cost in any graph: few edges first, then proof or more edges."""

from typing import Any

import numpy as np
import rustworkx

from graph_service.matching.prices import Edges, Floats, Prices, both, nearest, priced, within

NEAR = 12
"""Edges of least slack a place begins with."""
_FINE = 2**20
_WIDER = 4
Pairs = list[tuple[int, int]]


def best_perfect(costs: Floats, seed: int) -> Pairs | None:
    """A perfect matching of least cost, proved; None where there is no perfect matching.

    Prices bound what any matching can reach. An edge whose slack is not below the distance from
    the bound to the matching found is in no better one; while another such edge is missing, those
    of least slack are added and the matching is sought again (W. Cook and A. Rohe (1999),
    "Computing minimum-weight perfect matchings", INFORMS Journal on Computing 11, 138-148, begin
    the same way; their pricing needs the duals of blossoms, which this bound does without).
    """
    if not len(costs):
        return []
    prices = priced(costs)
    if prices is None:
        return None
    random = np.random.default_rng(seed)
    edges = nearest(costs, prices, NEAR, random)
    while True:
        pairs = blossomed(costs, edges, random)
        limit = np.inf if pairs is None else prices.twice + 2 * cost(costs, pairs) - 2
        wanted = within(costs, prices, limit, _WIDER * len(edges.ones))
        wider = both(edges, wanted, len(costs))
        if len(wider.ones) == len(edges.ones):
            return pairs
        edges = wider


def cost(costs: Floats, pairs: Pairs) -> int:
    """What the pairs cost together."""
    ones, others = np.array(pairs, dtype=np.intp).reshape(-1, 2).T
    return int(costs[ones, others].sum())


def blossomed(
    costs: Floats, edges: Edges, random: np.random.Generator, without: int = 0
) -> Pairs | None:
    """A perfect matching of least cost on these edges alone; None where they hold none.

    `without`: so many places have no edge and stay alone. Edmonds' blossoms as in rustworkx
    (Z. Galil (1986), "Efficient algorithms for finding maximum matching in graphs", ACM Computing
    Surveys 18, 23-38). The generator decides between matchings of one cost: all its numbers
    together are less than a point.
    """
    point = (len(costs) + 1) * _FINE
    values = costs[edges.ones, edges.others].astype(np.int64).tolist()
    chances = random.integers(_FINE, size=len(values)).tolist()
    weights = [chance - value * point for value, chance in zip(values, chances, strict=True)]
    found = matched(len(costs), edges.ones.tolist(), edges.others.tolist(), weights)
    return found if 2 * len(found) == len(costs) - without else None


def matched(places: int, ones: list[int], others: list[int], weights: list[int]) -> Pairs:
    """Most pairs, then the most weight, on the edges named; in order."""
    graph: rustworkx.PyGraph[None, int] = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from([None] * places)
    graph.add_edges_from(list(zip(ones, others, weights, strict=True)))
    found: Any = rustworkx.max_weight_matching(graph, max_cardinality=True, weight_fn=int)
    return sorted((min(pair), max(pair)) for pair in found)


def proved_value(prices: Prices) -> int:
    """The most that minus the cost of a perfect matching can be."""
    return prices.twice // 2
