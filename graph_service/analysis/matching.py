"""Exact matchings of weighted pairs: the most pairs there can be, then the highest total.

Among matchings that are equal in both, a seed decides, always alike. All weights are whole
numbers, so nothing is lost to rounding.
"""

from collections.abc import Mapping
from random import Random
from typing import Any

import numpy as np
import rustworkx
from scipy.optimize import linear_sum_assignment

Points = Mapping[tuple[int, int], int]
"""Points (0 to `TOP`) of each allowed pair of places; a pair that is not there is not allowed."""

TOP = 100
_EXACT = 2**53
_FINE = 2**20


def assigned(points: Points, firsts: int, seconds: int, seed: int) -> list[tuple[int, int]]:
    """Match places 0..`firsts`-1 with places 0..`seconds`-1, one to one.

    Solved exactly as a linear assignment (D. F. Crouse (2016), "On implementing 2D rectangular
    assignment algorithms", IEEE Transactions on Aerospace and Electronic Systems 52, 1679-1696,
    as in scipy). A whole pair is worth more than all points together, a point more than all tie
    breakers; the sums stay below 2^53, where doubles are exact.
    """
    if not points:
        return []
    pairs = min(firsts, seconds)
    fine = max(1, min(_FINE, _EXACT // (4 * (TOP + 2) * pairs**3)))
    point = pairs * fine
    whole = pairs * (TOP + 1) * point
    random = Random(seed)  # noqa: S311 - breaks ties, guards nothing
    weights = np.zeros((firsts, seconds))
    for (first, second), value in sorted(points.items()):
        weights[first, second] = whole + value * point + random.randrange(fine)
    rows, columns = linear_sum_assignment(weights, maximize=True)
    chosen = zip(rows.tolist(), columns.tolist(), strict=True)
    return sorted(pair for pair in chosen if pair in points)


def matched(points: Points, people: int, seed: int) -> list[tuple[int, int]]:
    """Match places 0..`people`-1 among themselves; `points` names each pair once, low place first.

    Solved exactly by Edmonds' blossoms (Z. Galil (1986), "Efficient algorithms for finding maximum
    matching in graphs", ACM Computing Surveys 18, 23-38, as in rustworkx), which also checks the
    dual solution, so that an answer that were not optimal would be an error.
    """
    graph: rustworkx.PyGraph[int, int] = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(people))
    random = Random(seed)  # noqa: S311 - breaks ties, guards nothing
    point = (people + 1) * _FINE
    graph.add_edges_from([
        (one, other, value * point + random.randrange(_FINE))
        for (one, other), value in sorted(points.items())
    ])  # fmt: skip
    found: Any = rustworkx.max_weight_matching(
        graph, max_cardinality=True, weight_fn=int, verify_optimum=True
    )
    return sorted((min(pair), max(pair)) for pair in found)
