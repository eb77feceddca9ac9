"""The best way to put people together: the most pairs there can be, then the highest total.

Everybody is in one pair at most. Where nobody has both parts of a scheme that is an assignment of
the first to the second; else a matching of all with all, in which whoever has both parts may be in
either.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from random import Random

from graph_service.analysis.matching import Points, assigned, matched
from graph_service.analysis.pairing_rules import broken
from graph_service.analysis.partners import Partner
from graph_service.analysis.schemes import Scheme

Group = tuple[Partner, ...]
Worth = Callable[[Partner, Partner], int]


def best_groups(
    chosen: Scheme, known: Mapping[str, Partner], worth: Worth, seed: int
) -> list[Group]:
    """The pairs (and in a scheme of one pool perhaps a trio), each in the order of the parts.

    Args:
        chosen: the scheme, with its parts and rules.
        known: everybody who may be paired, by id.
        worth: the points of two people, the first part first.
        seed: decides between ways that are equally good.
    """
    firsts = [item for item in known.values() if chosen.first(item)]
    seconds = [item for item in known.values() if chosen.second(item)]
    if {item.id for item in firsts}.isdisjoint(item.id for item in seconds):
        return _one_to_one(chosen, firsts, seconds, worth, seed)
    people = {item.id: item for item in (*firsts, *seconds)}
    return _all_with_all(chosen, [people[id_] for id_ in sorted(people)], worth, seed)


def _one_to_one(
    chosen: Scheme, firsts: Sequence[Partner], seconds: Sequence[Partner], worth: Worth, seed: int
) -> list[Group]:
    points = {
        (i, j): worth(one, other)
        for i, one in enumerate(firsts)
        for j, other in enumerate(seconds)
        if broken(chosen.rules, one, other) is None
    }
    found = assigned(points, len(firsts), len(seconds), seed)
    return [(firsts[i], seconds[j]) for i, j in found]


def _all_with_all(
    chosen: Scheme, people: Sequence[Partner], worth: Worth, seed: int
) -> list[Group]:
    ways = {
        (i, j): found
        for (i, one), (j, other) in combinations(enumerate(people), 2)
        if (found := _best_way(chosen, one, other, worth)) is not None
    }
    points = {places: value for places, (value, _) in ways.items()}
    pairs = matched(points, len(people), seed)
    if not chosen.is_one_pool:
        return [ways[pair][1] for pair in pairs]
    groups = _with_trio(pairs, points, len(people), seed)
    return [tuple(people[place] for place in places) for places in groups]


def _best_way(
    chosen: Scheme, one: Partner, other: Partner, worth: Worth
) -> tuple[int, Group] | None:
    """The better of the allowed ways to share out the two parts, with its points."""
    ways = [
        (worth(*pair), pair)
        for pair in ((one, other), (other, one))[: 1 if chosen.is_one_pool else 2]
        if chosen.first(pair[0]) and chosen.second(pair[1]) and broken(chosen.rules, *pair) is None
    ]
    return max(ways, key=lambda way: way[0], default=None)


def _with_trio(
    pairs: list[tuple[int, int]], points: Points, people: int, seed: int
) -> Sequence[tuple[int, ...]]:
    """Let one person who was left over join a pair, where all three pairs of a trio are allowed."""
    left = sorted(set(range(people)) - {place for pair in pairs for place in pair})
    random = Random(seed)  # noqa: S311 - breaks ties, guards nothing
    trios = [
        (_weakest(points, (*pair, third)), random.random(), pair, (*pair, third))
        for third in left
        for pair in pairs
    ]
    weakest, _, joined, trio = max(trios, default=(-1, 0.0, (), ()))
    if weakest < 0:
        return pairs
    return [*(pair for pair in pairs if pair != joined), tuple(sorted(trio))]


def _weakest(points: Points, trio: tuple[int, ...]) -> int:
    """The points of the weakest of a trio's three pairs; -1 where one is not allowed."""
    return min(points.get(pair, -1) for pair in combinations(sorted(trio), 2))
