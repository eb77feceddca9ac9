"""What a shadowing round is asked: visitors, hosts, half-days, and the visits that are possible."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from graph_service.matching.aims import NEVER, Points

Whole = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

ANY = -1
"""In place of a half-day: whichever is free in the end; there always is one."""


class Unreachable(Exception):
    """A floor cannot be met: at most `most` of its visitors can be reached.

    `floor` is its place among the floors; `most` is found with those before it met.
    """

    def __init__(self, floor: int, most: int) -> None:
        super().__init__(f"floor {floor} cannot be met: at most {most} can be reached")
        self.floor = floor
        self.most = most


@dataclass(frozen=True)
class Timetable:
    """Who may visit whom, and when.

    `points`: hosts x visitors. `host_free`, `visitor_free`: hosts, visitors x half-days.
    `capacity`: the visits a host takes in the round, one visitor a half-day. `visits`: the most
    visits a visitor makes, one a half-day, and a host at most once. `caps`: at most so many visits
    to these hosts together. `floors`: at least so many of these visitors reached. `same`: host and
    visitor are one person, who never does two things in one half-day; and of two people who could
    visit each other only one does. `held`: visits (host, visitor, half-day) that are agreed on and
    keep their half-day where both still have it free; `before`: those that had one, and keep it
    where they stay at all and nobody loses by it.
    """

    points: Points
    host_free: Mask
    visitor_free: Mask
    capacity: Sequence[int] | Whole
    visits: Sequence[int] | Whole
    caps: tuple[tuple[frozenset[int], int], ...] = ()
    floors: tuple[tuple[frozenset[int], int], ...] = ()
    same: tuple[tuple[int, int], ...] = ()
    held: tuple[tuple[int, int, int], ...] = ()
    before: tuple[tuple[int, int, int], ...] = ()


@dataclass(frozen=True)
class Visits:
    """Visits that are possible by themselves: host, visitor, half-day (or ANY), points of each."""

    host: Whole
    visitor: Whole
    slot: Whole
    points: Whole

    def __len__(self) -> int:
        return len(self.host)

    def only(self, chosen: Mask | Whole) -> "Visits":
        """Some of them, by a mask or by their places."""
        return Visits(
            self.host[chosen], self.visitor[chosen], self.slot[chosen], self.points[chosen]
        )


def tightened(asked: Timetable) -> Timetable:
    """The same, with nobody asked for more visits than half-days and partners leave room for."""
    allowed = _allowed(asked)
    hosts = np.minimum(asked.host_free.sum(axis=1), allowed.sum(axis=1))
    visitors = np.minimum(asked.visitor_free.sum(axis=1), allowed.sum(axis=0))
    capacity = np.minimum(hosts, np.asarray(asked.capacity, dtype=np.int64))
    visits = np.minimum(visitors, np.asarray(asked.visits, dtype=np.int64))
    return replace(asked, capacity=capacity, visits=visits)


def possible(asked: Timetable, seed: int) -> Visits:
    """Every allowed visit on each half-day that both have free, of a tightened timetable.

    The half-day is left open (ANY) where both have more of them in common than all the other
    visits that either may have could take: whatever those take, one is left.
    """
    host = np.asarray(asked.capacity, dtype=np.int64)
    visitor = np.asarray(asked.visits, dtype=np.int64)
    allowed = _allowed(asked) & (host[:, None] > 0) & (visitor[None, :] > 0)
    busy_host, busy_visitor = host.copy(), visitor.copy()
    for one, other in asked.same:
        busy_host[one] = busy_visitor[other] = host[one] + visitor[other]
    loose = _shared(asked) > busy_host[:, None] - 1 + busy_visitor[None, :] - 1
    agreed = _agreed(asked)
    for pair in (*agreed, *(visit[:2] for visit in asked.before)):
        loose[pair] = False
    visits = _columns(asked, allowed & loose, allowed & ~loose)
    pairs = zip(visits.host.tolist(), visits.visitor.tolist(), visits.slot.tolist(), strict=True)
    kept = [agreed.get((one, other), slot) == slot for one, other, slot in pairs]
    return _shuffled(visits.only(np.array(kept, dtype=bool)), seed)


def _agreed(asked: Timetable) -> dict[tuple[int, int], int]:
    """The half-day of each visit that has one, where both have it free."""
    return {
        (host, visitor): slot
        for host, visitor, slot in asked.held
        if asked.host_free[host, slot] and asked.visitor_free[visitor, slot]
    }


def _allowed(asked: Timetable) -> Mask:
    """Hosts x visitors: allowed, with a half-day in common, and not one person."""
    allowed: Mask = (asked.points != NEVER) & (_shared(asked) > 0)
    for one, other in asked.same:
        allowed[one, other] = False
    return allowed


def _shared(asked: Timetable) -> Whole:
    """Hosts x visitors: how many half-days both have free."""
    shared: Whole = asked.host_free.astype(np.int64) @ asked.visitor_free.T.astype(np.int64)
    return shared


def _columns(asked: Timetable, loose: Mask, tight: Mask) -> Visits:
    open_host, open_visitor = np.nonzero(loose)
    host, visitor = np.nonzero(tight)
    pair, slot = np.nonzero(asked.host_free[host] & asked.visitor_free[visitor])
    hosts = np.concatenate([open_host, host[pair]])
    visitors = np.concatenate([open_visitor, visitor[pair]])
    slots = np.concatenate([np.full(len(open_host), ANY), slot])
    return Visits(hosts, visitors, slots, asked.points[hosts, visitors])


def _shuffled(visits: Visits, seed: int) -> Visits:
    """In an order of the seed: the solver takes the first of equals."""
    return visits.only(np.random.default_rng(seed).permutation(len(visits)))
