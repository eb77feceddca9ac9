"""How many people pairs can reach at most, and who has to be left out."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components, maximum_bipartite_matching

from graph_service.matching.blossoms import Pairs, best_perfect, matched
from graph_service.matching.prices import Floats

Allowed = npt.NDArray[np.bool_]
"""Symmetric, places x places: which pairs there may be."""
Turns = npt.NDArray[np.int64]
DRAWN = 12
_TRIES = 2


def left_out(allowed: Allowed, turns: Turns, seed: int) -> list[Allowed]:
    """For each place that any best answer leaves out: among which places it is drawn.

    The sets of places that pairs can reach are the independent sets of a matroid (J. Edmonds and
    D. R. Fulkerson (1965), "Transversals and matroid partition", Journal of Research of the
    National Bureau of Standards 69B, 147-153). So the most people and then the most turns leave
    out always the same number of each turn, in each connected part.
    """
    parts = parts_of(allowed)
    alone = np.ones(len(allowed), dtype=bool)
    pairs = most_pairs(allowed, parts, turns, seed)
    alone[[place for pair in pairs for place in pair]] = False
    if not _least_turns(alone, parts, turns):
        pairs = _by_turns(allowed, parts, alone, turns, seed)
        alone[:] = True
        alone[[place for pair in pairs for place in pair]] = False
    return [(parts == parts[out]) & (turns == turns[out]) for out in np.flatnonzero(alone)]


def _least_turns(alone: Allowed, parts: npt.NDArray[np.int32], turns: Turns) -> bool:
    """Whether in each part nobody who is reached had fewer turns than somebody left out."""
    for out in np.unique(parts[alone]):
        here = parts == out
        if turns[here & alone].max() > turns[here & ~alone].min(initial=np.iinfo(np.int64).max):
            return False
    return True


def _by_turns(
    allowed: Allowed, parts: npt.NDArray[np.int32], alone: Allowed, turns: Turns, seed: int
) -> Pairs:
    """Most pairs with the fewest turns left out: a perfect matching with places for who is out."""
    outs = [parts == parts[out] for out in np.flatnonzero(alone)]
    costs = with_outs(np.where(allowed, 0.0, np.inf), outs)
    people = len(allowed)
    costs[:people, people:] += turns[:, None]
    costs[people:, :people] += turns[None, :]
    pairs = best_perfect(costs, seed) or []
    return [pair for pair in pairs if pair[1] < people]


def parts_of(allowed: Allowed) -> npt.NDArray[np.int32]:
    """For each place the number of its connected part."""
    graph: Any = csr_array(allowed)
    _, parts = connected_components(graph, directed=False)
    return parts


def with_outs(costs: Floats, outs: Sequence[Allowed]) -> Floats:
    """The costs with a place more, free of charge, for each place left out: not for two of them."""
    people = len(costs)
    wider = np.full((people + len(outs),) * 2, np.inf)
    wider[:people, :people] = costs
    for at, out in enumerate(outs, people):
        wider[at, :people][out] = 0
        wider[:people, at][out] = 0
    return wider


def most_pairs(allowed: Allowed, parts: npt.NDArray[np.int32], turns: Turns, seed: int) -> Pairs:
    """As many pairs as there can be, proved; with luck those of most turns.

    A few edges drawn of each place mostly do. It is proved by the parts (an odd one leaves
    somebody out) or the fractional matching, else all edges are asked.
    """
    random = np.random.default_rng(seed)
    bound = int((np.bincount(parts) // 2).sum()) if len(parts) else 0
    pairs: Pairs = []
    for turn in range(_TRIES):
        pairs = _drawn_pairs(allowed, DRAWN * 4**turn, turns, random)
        if len(pairs) == bound:
            return pairs
    if len(pairs) == fractional(allowed, parts):
        return pairs
    ones, others = np.nonzero(np.triu(allowed))
    return _with_turns(allowed, ones, others, turns)


def fractional(allowed: Allowed, parts: npt.NDArray[np.int32]) -> int:
    """No more pairs than this: half of an assignment of places to places, part by part.

    J. E. Hopcroft and R. M. Karp (1973), "An n^(5/2) algorithm for maximum matchings in bipartite
    graphs", SIAM Journal on Computing 2, 225-231, as in scipy.
    """
    found = _assigned(allowed)
    return int((np.bincount(parts[found >= 0]) // 2).sum()) if len(parts) else 0


def by_halves(allowed: Allowed) -> bool:
    """Whether everybody can be in a pair or in two halves of pairs."""
    return bool((_assigned(allowed) >= 0).all())


def _assigned(allowed: Allowed) -> npt.NDArray[np.signedinteger]:
    return maximum_bipartite_matching(csr_array(allowed), perm_type="column")


def perfect(allowed: Allowed, seed: int) -> bool:
    """Whether everybody can be in a pair."""
    parts = parts_of(allowed)
    if len(parts) % 2 or (len(parts) and (np.bincount(parts) % 2).any()):
        return False
    half = len(parts) // 2
    if fractional(allowed, parts) < half:
        return False
    return len(most_pairs(allowed, parts, np.zeros(len(parts), dtype=np.int64), seed)) == half


def _drawn_pairs(allowed: Allowed, drawn: int, turns: Turns, random: np.random.Generator) -> Pairs:
    """Most pairs on so many edges of each place, drawn by chance."""
    places = len(allowed)
    if places <= drawn:
        ones, others = np.nonzero(np.triu(allowed))
        return _with_turns(allowed, ones, others, turns)
    order = random.random(allowed.shape, dtype=np.float32)
    order[~allowed] = 2
    found = np.argpartition(order, drawn - 1, axis=1)[:, :drawn]
    ones = np.repeat(np.arange(places), drawn)
    others = found.ravel()
    real = allowed[ones, others]
    codes = np.minimum(ones, others)[real] * places + np.maximum(ones, others)[real]
    ones, others = np.divmod(np.unique(codes), places)
    return _with_turns(allowed, ones, others, turns)


def _with_turns(
    allowed: Allowed, ones: npt.NDArray[np.intp], others: npt.NDArray[np.intp], turns: Turns
) -> Pairs:
    weights = (turns[ones] + turns[others]).tolist()
    return matched(len(allowed), ones.tolist(), others.tolist(), weights)
