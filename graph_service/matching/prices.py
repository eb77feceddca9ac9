"""Prices of places: what a place is worth to a perfect matching, and which edges could matter.

An edge is a pair of places; its cost is a whole number held in a float64 (`inf`: not allowed), so
that scipy can use the matrix as it is. All prices and slacks are doubled, which keeps them whole.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import linear_sum_assignment

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]
LARGEST = 2**50
"""The costs of a perfect matching may not add up to more: doubles are exact to 2^53."""
_SWEEPS = 400
_CHUNK = 2**22


@dataclass(frozen=True)
class Prices:
    """A symmetric dual solution: for each edge, doubled prices of both ends + 2 cost >= 0.

    So minus twice the cost of any perfect matching is at most `twice`, the sum of the prices, and
    less by the slack of each of its edges. `mates`: the assignment that the prices come from.
    """

    doubled: Floats
    twice: int
    mates: npt.NDArray[np.intp]


@dataclass(frozen=True)
class Edges:
    """Pairs of places, low place first, and their doubled slacks."""

    ones: npt.NDArray[np.intp]
    others: npt.NDArray[np.intp]
    slacks: Floats


def priced(costs: Floats) -> Prices | None:
    """Prices out of an optimal assignment on symmetric `costs`; None where there is none.

    The assignment is scipy's (D. F. Crouse (2016), "On implementing 2D rectangular assignment
    algorithms", IEEE Transactions on Aerospace and Electronic Systems 52, 1679-1696). Its prices
    are shortest paths (Bellman and Ford) between its edges; their mean with the transposed ones
    is symmetric, the dual of the fractional matching (M. L. Balinski (1965), "Integer programming:
    methods, uses, computation", Management Science 12, 253-313).
    """
    try:
        rows, mates = linear_sum_assignment(costs)
    except ValueError:
        return None
    base = costs[rows, mates]
    low = np.zeros(len(costs))
    seen = np.full(len(costs), np.inf)
    for _ in range(_SWEEPS):
        changed = np.flatnonzero(low != seen)
        if not len(changed):
            break
        for place in changed.tolist():
            seen[place] = low[place]
            # By symmetry the column of the mate is a row, which lies together in memory.
            np.minimum(low, costs[mates[place]] + (low[place] - base[place]), out=low)
    doubled = -low
    doubled[mates] -= base - low
    _raise_short(costs, doubled)
    return Prices(doubled, int(doubled.sum()), mates)


def _raise_short(costs: Floats, doubled: Floats) -> None:
    """Raise prices that are too low for an edge (only where the sweeps stopped early)."""
    for rows in _chunks(len(costs)):
        short = (2 * costs[rows] + doubled).min(axis=1) + doubled[rows]
        doubled[rows] -= np.minimum(short, 0)


def _chunks(places: int) -> list[slice]:
    """Rows in portions, so that no second matrix of full size is ever held."""
    step = max(1, _CHUNK // max(places, 1))
    return [slice(start, min(start + step, places)) for start in range(0, places, step)]


def nearest(costs: Floats, prices: Prices, most: int, random: np.random.Generator) -> Edges:
    """Of each place the `most` edges of least slack (drawn among equals), and its mate's edge."""
    places = len(costs)
    codes: list[npt.NDArray[np.intp]] = []
    for rows in _chunks(places):
        slacks = 2 * costs[rows] + prices.doubled + prices.doubled[rows, None]
        slacks += random.random(slacks.shape, dtype=np.float32)
        near = min(most, places)
        found = np.argpartition(slacks, near - 1, axis=1)[:, :near]
        allowed = np.isfinite(np.take_along_axis(slacks, found, axis=1))
        ones = np.broadcast_to(np.arange(rows.start, rows.stop)[:, None], found.shape)[allowed]
        codes.append(_codes(ones, found[allowed], places))
    codes.append(_codes(np.arange(places), prices.mates, places))
    ones, others = np.divmod(np.unique(np.concatenate(codes)), places)
    return _edges(costs, prices, ones, others)


def within(costs: Floats, prices: Prices, limit: float, most: int) -> Edges:
    """All edges of a doubled slack up to `limit`; of more than `most` those of least slack."""
    ones: list[npt.NDArray[np.intp]] = []
    others: list[npt.NDArray[np.intp]] = []
    for rows in _chunks(len(costs)):
        slacks = 2 * costs[rows] + prices.doubled + prices.doubled[rows, None]
        one, other = np.nonzero(slacks <= min(limit, np.finfo(float).max))
        one += rows.start
        upper = one < other
        ones.append(one[upper])
        others.append(other[upper])
    found = _edges(costs, prices, np.concatenate(ones), np.concatenate(others))
    if len(found.ones) <= most:
        return found
    least = np.sort(np.argpartition(found.slacks, most)[:most])
    return Edges(found.ones[least], found.others[least], found.slacks[least])


def both(first: Edges, second: Edges, places: int) -> Edges:
    """The edges that are in either."""
    codes = np.concatenate([first.ones * places + first.others, second.ones * places
                            + second.others])  # fmt: skip
    unique, at = np.unique(codes, return_index=True)
    ones, others = np.divmod(unique, places)
    return Edges(ones, others, np.concatenate([first.slacks, second.slacks])[at])


def _codes(
    ones: npt.NDArray[np.intp], others: npt.NDArray[np.intp], places: int
) -> npt.NDArray[np.intp]:
    return np.minimum(ones, others) * places + np.maximum(ones, others)


def _edges(
    costs: Floats, prices: Prices, ones: npt.NDArray[np.intp], others: npt.NDArray[np.intp]
) -> Edges:
    slacks = 2 * costs[ones, others] + prices.doubled[ones] + prices.doubled[others]
    return Edges(ones, others, slacks)
