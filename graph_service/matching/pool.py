"""Anybody with anybody: pairs, and at most one trio, best by the whole order of aims."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from random import Random
from typing import Any

import numpy as np
import rustworkx

from graph_service.matching.aims import NEVER, Aims, Group, Points, Solved, highest

_FINE = 2**20
Key = tuple[int, int, int]
"""People in a group, their turns, groups kept."""


@dataclass(frozen=True)
class _Asked:
    """Points of the places that are free, and what else counts (turns all zero where none)."""

    points: Points
    free: frozenset[int]
    turns: tuple[int, ...]
    stay: frozenset[Group]
    seed: int


@dataclass(frozen=True)
class _Found:
    key: Key
    total: int
    fine: int
    groups: tuple[Group, ...]


def group_points(points: Points, group: Group) -> int:
    """The points of a group: of its weakest pair; `NEVER` where one of its pairs is."""
    return min(int(points[one, other]) for one, other in combinations(group, 2))


def best_pool(points: Points, aims: Aims, *, trio: bool) -> Solved:
    """The best groups of two, and of three where that reaches one more person.

    `points` is symmetric, `NEVER` on the diagonal. Order of aims: `fixed`, people in a group,
    turns (the sum over the people reached), groups kept, the worst group, the total.
    """
    fixed = tuple(sorted(tuple(sorted(group)) for group in aims.fixed))
    taken = {place for group in fixed for place in group}
    asked = _Asked(
        points,
        frozenset(range(len(points))) - taken,
        tuple(aims.turns) or (0,) * len(points),
        frozenset(tuple(sorted(group)) for group in aims.stay),
        aims.seed,
    )
    trio = trio and not any(len(group) == 3 for group in fixed)
    cap = min((group_points(points, group) for group in fixed), default=None)
    found = _fairest(asked, trio, cap) if aims.fair else _solved(asked, trio, 0)
    groups = tuple(sorted((*fixed, *found.groups)))
    each = [group_points(points, group) for group in groups]
    return Solved(groups, min(each, default=None), sum(each), sum(each))


def _fairest(asked: _Asked, trio: bool, cap: int | None) -> _Found:
    key = _solved(asked, trio, 0).key
    known = np.unique(asked.points[asked.points > NEVER]).tolist() or [0]
    levels = sorted({level if cap is None else min(level, cap) for level in known})
    level = highest(levels, lambda lowest: _solved(asked, trio, lowest).key == key)
    return _solved(asked, trio, level)


def _solved(asked: _Asked, trio: bool, lowest: int) -> _Found:
    """The best groups of at least `lowest` points each, whatever the worst of them is."""
    plain = _paired(asked, asked.free, lowest, ())
    if not trio:
        return plain
    trios = (
        _paired(asked, asked.free - set(three), lowest, three) for three in _trios(asked, lowest)
    )
    return max((plain, *trios), key=lambda found: (found.key, found.total, found.fine))


def _trios(asked: _Asked, lowest: int) -> Iterator[Group]:
    for three in combinations(sorted(asked.free), 3):
        if group_points(asked.points, three) >= max(lowest, 0):
            yield three


def _paired(asked: _Asked, free: frozenset[int], lowest: int, three: Group) -> _Found:
    """The best pairs of the `free` places beside one trio, or none, that is already chosen."""
    people = len(asked.points)
    random = Random(asked.seed)  # noqa: S311 - breaks ties, guards nothing
    point = (people + 1) * _FINE
    kept = point * (int(asked.points.max(initial=0)) + 1) * people
    turn = kept * (people + 1)
    whole = turn * (2 * max(asked.turns, default=0) + 1) * people
    edges: list[tuple[int, int, int]] = []
    fine: dict[Group, int] = {}
    for one, other in combinations(range(people), 2):
        value = int(asked.points[one, other])
        chance = random.randrange(_FINE)
        if value >= max(lowest, 0) and one in free and other in free:
            fine[one, other] = chance
            weight = whole + turn * (asked.turns[one] + asked.turns[other])
            weight += kept * ((one, other) in asked.stay) + point * value + chance
            edges.append((one, other, weight))
    graph: rustworkx.PyGraph[int, int] = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(people))
    graph.add_edges_from(edges)
    matched: Any = rustworkx.max_weight_matching(graph, max_cardinality=True, weight_fn=int)
    pairs = sorted((min(pair), max(pair)) for pair in matched)
    groups: tuple[Group, ...] = (*pairs, three) if three else tuple(pairs)
    reached = [place for group in groups for place in group]
    key = (
        len(reached),
        sum(asked.turns[place] for place in reached),
        sum(group in asked.stay for group in groups),
    )
    total = sum(group_points(asked.points, group) for group in groups)
    return _Found(key, total, sum(fine[pair] for pair in pairs), groups)
