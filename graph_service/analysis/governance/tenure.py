"""How long people have held their posts, who holds several, and where nobody new has come."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from graph_service.days import months_between
from graph_service.records import Membership, Post
from graph_service.snapshot import Snapshot

LONG = 72
"""Months in one post that count as long: two terms of three years."""
SEVERAL = 3
"""Bodies that are many for one person."""
RENEWED_WITHIN = 24
"""Months within which somebody new should have come."""


@dataclass(frozen=True)
class Held:
    """Somebody in a post of a body, and for how many whole months."""

    post: Post
    membership: Membership
    months: int


@dataclass(frozen=True)
class Tenure:
    """All held posts of which the beginning is known, the longest held first.

    `unknown` counts those of which it is not.
    """

    held: tuple[Held, ...]
    unknown: int

    @property
    def median_months(self) -> float | None:
        """The months that half of them have passed; None where nothing is known."""
        return median(item.months for item in self.held) if self.held else None

    @property
    def long(self) -> tuple[Held, ...]:
        """Those held for `LONG` months or more."""
        return tuple(item for item in self.held if item.months >= LONG)


@dataclass(frozen=True)
class Unrenewed:
    """A body on which nobody new has come since a day, and the whole months since."""

    body_id: str
    since: str
    months: int


def tenure(snapshot: Snapshot) -> Tenure:
    """How long the posts of all bodies have been held on the snapshot's day."""
    found = list(_holders(snapshot))
    held = [
        Held(post, item, months_between(item.start_date, snapshot.as_of))
        for post, item in found
        if item.start_date
    ]
    held.sort(key=lambda item: (-item.months, item.post.id, item.membership.id))
    return Tenure(tuple(held), len(found) - len(held))


def many_seats(snapshot: Snapshot) -> dict[str, tuple[str, ...]]:
    """The bodies of everybody who is on `SEVERAL` or more, by person, the most first."""
    bodies: dict[str, set[str]] = defaultdict(set)
    for id_ in snapshot.bodies:
        for item in snapshot.memberships_in(id_):
            bodies[item.person_id].add(id_)
    found = {id_: tuple(sorted(on)) for id_, on in bodies.items() if len(on) >= SEVERAL}
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0])))


def unrenewed(snapshot: Snapshot) -> list[Unrenewed]:
    """The bodies on which nobody new came within `RENEWED_WITHIN` months, the longest first."""
    found = []
    for id_ in snapshot.bodies:
        days = [item.start_date for item in snapshot.memberships_in(id_)]
        newest = max(days, default="")
        months = months_between(newest, snapshot.as_of) if newest else 0
        # Where one beginning is not known, somebody new may have come.
        if all(days) and months >= RENEWED_WITHIN:
            found.append(Unrenewed(id_, newest, months))
    return sorted(found, key=lambda item: (-item.months, item.body_id))


def _holders(snapshot: Snapshot) -> Iterator[tuple[Post, Membership]]:
    for id_ in snapshot.bodies:
        for post in snapshot.posts_in(id_):
            for item in snapshot.holders_of(post.id):
                yield post, item
