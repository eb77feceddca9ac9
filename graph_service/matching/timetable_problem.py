"""What a shadowing round is asked: visitors, hosts, half-days, and what cannot be met of it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph_service.matching.aims import NEVER, Points

Free = npt.NDArray[np.bool_]


class Unreachable(Exception):
    """A floor cannot be met: at most `most` of its visitors can be reached.

    `floor` is its place among the floors; those before it can be met, and are where it is asked.
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
    visit each other only one does.
    """

    points: Points
    host_free: Free
    visitor_free: Free
    capacity: Sequence[int] | npt.NDArray[np.int64]
    visits: Sequence[int] | npt.NDArray[np.int64]
    caps: tuple[tuple[frozenset[int], int], ...] = ()
    floors: tuple[tuple[frozenset[int], int], ...] = ()
    same: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Visits:
    """Visits that are possible by themselves: host, visitor, half-day and points of each."""

    host: npt.NDArray[np.int64]
    visitor: npt.NDArray[np.int64]
    slot: npt.NDArray[np.int64]
    points: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.host)

    def only(self, chosen: npt.NDArray[np.bool_] | npt.NDArray[np.int64]) -> "Visits":
        """Some of them, by a mask or by their places."""
        return Visits(
            self.host[chosen], self.visitor[chosen], self.slot[chosen], self.points[chosen]
        )


def possible(asked: Timetable) -> Visits:
    """Every allowed visit on a half-day that both have free; nobody visits themselves."""
    allowed = asked.points != NEVER
    allowed &= np.asarray(asked.capacity, dtype=np.int64)[:, None] > 0
    allowed &= np.asarray(asked.visits, dtype=np.int64)[None, :] > 0
    for one, other in asked.same:
        allowed[one, other] = False
    host, visitor = np.nonzero(allowed)
    pair, slot = np.nonzero(asked.host_free[host] & asked.visitor_free[visitor])
    host, visitor = host[pair], visitor[pair]
    return Visits(host, visitor, slot, asked.points[host, visitor])
