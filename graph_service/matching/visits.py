"""Visits of hosts by visitors: each host takes several, each visitor may make several."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from graph_service.matching.aims import NEVER, Aims, Points, Solved
from graph_service.matching.pairs import best_pairs
from graph_service.matching.timetable import Timetable, best_timetable


def best_visits(
    points: Points, capacity: Sequence[int], visits: Sequence[int], aims: Aims
) -> Solved:
    """The best visits (host, visitor) of `points`, a row for each host, a column for each visitor.

    Host i takes `capacity[i]` visitors at most, visitor j makes `visits[j]` visits at most, and
    nobody visits the same host twice. The order of aims: visitors reached, visits kept, turns
    (of visitors), visits made, the worst visit, the total.

    Raises:
        OverflowError: the points are so high that sums of them are not exact.
        ValueError: the fixed visits cannot all be made.
    """
    if max(visits, default=0) <= 1:
        return _seated(points, capacity, visits, aims)
    return _several(points, capacity, visits, aims)


def _seated(points: Points, capacity: Sequence[int], visits: Sequence[int], aims: Aims) -> Solved:
    """Where everybody makes one visit, a host of several is as many seats of an assignment."""
    hosts, visitors = points.shape
    seat_of = [host for host in range(hosts) for _ in range(min(capacity[host], visitors))]
    seats = points[seat_of]
    seats[:, [made == 0 for made in visits]] = NEVER
    first = {host: seat for seat, host in reversed(list(enumerate(seat_of)))}
    taken: dict[int, int] = {}
    fixed = set()
    for host, visitor in sorted(aims.fixed):
        fixed.add((first[host] + taken.get(host, 0), visitor))
        taken[host] = taken.get(host, 0) + 1
    stay = {(s, visitor) for host, visitor in aims.stay for s, h in enumerate(seat_of) if h == host}
    turns = [0] * len(seat_of) + list(aims.turns) if len(aims.turns) else ()
    inner = Aims(frozenset(fixed), turns, frozenset(stay), aims.fair, aims.seed)
    solved = best_pairs(seats, inner)
    groups = tuple(sorted((seat_of[seat], visitor) for seat, visitor in solved.groups))
    return Solved(groups, solved.worst, solved.total, solved.bound)


def _several(points: Points, capacity: Sequence[int], visits: Sequence[int], aims: Aims) -> Solved:
    """A timetable with so many half-days, free for all, that they keep nobody apart."""
    hosts, visitors = points.shape
    enough = min(max(capacity, default=0), visitors) + min(max(visits, default=0), hosts)
    free, theirs = (np.ones((people, max(1, enough)), dtype=bool) for people in points.shape)
    solved = best_timetable(Timetable(points, free, theirs, capacity, visits), aims)
    return replace(solved, groups=tuple(group[:2] for group in solved.groups))
