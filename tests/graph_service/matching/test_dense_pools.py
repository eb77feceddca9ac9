"""Pools of sixty to three hundred people against rustworkx on all pairs at once."""

from typing import Any

import numpy as np
import rustworkx
from hypothesis import given
from hypothesis import strategies as st

from graph_service.matching.aims import NEVER, Aims, Points
from graph_service.matching.pool import best_pool
from tests.searches import long_search


def drawn(seed: int) -> Points:
    """Some 60 to 300 people, two thirds of the pairs allowed, scores to 100 or a million."""
    random = np.random.default_rng(seed)
    people = int(random.integers(60, 301))
    points = random.integers(0, 101 if seed % 2 else 1_000_001, (people, people))
    points[random.random((people, people)) > 0.65] = NEVER
    points = np.triu(points, 1)
    points[np.tril_indices(people)] = 0
    points = points + points.T
    np.fill_diagonal(points, NEVER)
    return points


def dense(points: Points) -> tuple[int, int]:
    """The most pairs and then the most points, by blossoms on all pairs."""
    graph: rustworkx.PyGraph[int, int] = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(len(points)))
    ones, others = np.nonzero(np.triu(points >= 0, 1))
    weights = points[ones, others].tolist()
    graph.add_edges_from(list(zip(ones.tolist(), others.tolist(), weights, strict=True)))
    pairs: Any = rustworkx.max_weight_matching(graph, max_cardinality=True, weight_fn=int)
    return len(pairs), sum(int(points[one, other]) for one, other in pairs)


@long_search(200)
@given(st.integers(0, 2**32))
def test_prices_and_blossoms_find_what_blossoms_on_all_pairs_find(seed: int) -> None:
    points = drawn(seed)
    found = best_pool(points, Aims(fair=False), trio=False)
    assert (len(found.groups), found.total) == dense(points)
    assert found.optimal
