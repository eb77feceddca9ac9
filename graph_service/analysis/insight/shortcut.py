"""The one introduction that would bring everybody closest together."""

from collections.abc import Container, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
import rustworkx as rx
from numpy.typing import NDArray

from graph_service.analysis.fast_graph import fast_graph

# Among so many people all pairs are tried; else the likeliest, as long as it takes a second or so.
CLOSEST, FEWEST, MOST_WORK = 400, 20, 400_000_000


@dataclass(frozen=True)
class Shortcut:
    """Two people who are not tied, and how many steps people are apart on average, now and then.

    `tried` says of how many pairs it is the best, `all_pairs` that these were all there are.
    """

    one: str
    other: str
    before: float
    after: float
    tried: int
    all_pairs: bool


def shortcut(pairs: "nx.Graph[str]", spared: Container[str] = ()) -> Shortcut | None:
    """The pair whose tie would shorten the ways within the largest part of a network most.

    Each pair is tried: with a tie between u and v the way from i to j is the shorter of what it
    was and d(i,u) + 1 + d(v,j). Where there are too many, pairs of those who are nearest to
    everybody (closeness: Freeman 1979) are tried. Nobody `spared` is introduced. None where all
    are tied or nobody is.
    """
    part: Sequence[str] = sorted(max(nx.connected_components(pairs), key=len, default=()))
    if len(part) < 3:
        return None
    steps: NDArray[np.int16] = rx.distance_matrix(fast_graph(pairs, part)).astype(np.int16)
    asked = np.array([id_ not in spared for id_ in part])
    candidates = _candidates(steps, asked)
    is_small = len(part) <= CLOSEST
    tried = candidates if is_small else candidates[: max(FEWEST, MOST_WORK // steps.size)]
    if not len(tried):
        return None
    gains = [_gain(steps, one, other) for one, other in tried]
    best = int(np.argmax(gains))
    ways = len(part) * (len(part) - 1)
    before = float(steps.sum()) / ways
    one, other = tried[best]
    return Shortcut(
        part[one], part[other], before, before - gains[best] / ways, len(tried),
        is_small,
    )  # fmt: skip


def _candidates(steps: NDArray[np.int16], asked: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Pairs that are not tied, those who are nearest to everybody first."""
    far = steps.sum(axis=1, dtype=np.int64)
    near = np.flatnonzero(asked)[np.argsort(far[asked], kind="stable")[:CLOSEST]]
    one, other = np.where(np.triu(steps[np.ix_(near, near)]) > 1)
    pairs = np.sort(np.column_stack([near[one], near[other]]), axis=1)
    return pairs[np.lexsort((pairs[:, 1], pairs[:, 0], far[pairs].sum(axis=1)))]


def _gain(steps: NDArray[np.int16], one: int, other: int) -> int:
    """How many steps all ways together, in both directions, would save.

    A way is shorter through the new tie only from somebody who is nearer to one end by more than
    a step, to somebody who is so to the other: only those are added up.
    """
    nearer = steps[other] - steps[one]
    here, there = np.flatnonzero(nearer > 1), np.flatnonzero(nearer < -1)
    through = steps[one, here][:, None] + 1 + steps[other, there][None, :]
    saved = steps[np.ix_(here, there)] - through
    return 2 * int(np.clip(saved, 0, None).sum(dtype=np.int64))
