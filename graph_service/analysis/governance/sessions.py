"""Sessions (half-days a week) that posts ask for: filled, funded, given without funding; cost."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from graph_service.analysis.dimensions import borough_of
from graph_service.analysis.governance.seats import is_vacant
from graph_service.records import Membership, Post
from graph_service.snapshot import Snapshot

WEEKS = 52
"""Weeks of a year in which a session costs."""


@dataclass(frozen=True)
class Time:
    """Sessions a week: asked for, held by somebody, funded, and held without being funded.

    `missing_cost` is what the sessions that are not funded would cost in a year, in pounds; None
    where no rate is known for one of them.
    """

    needed: float = 0.0
    filled: float = 0.0
    funded: float = 0.0
    unpaid: float = 0.0
    missing_cost: float | None = 0.0

    @property
    def unfunded(self) -> float:
        """Sessions that are asked for and not funded."""
        return self.needed - self.funded

    def plus(self, other: "Time", share: float = 1.0) -> "Time":
        """Both together, the other counted by a share."""
        known = self.missing_cost is not None and other.missing_cost is not None
        return Time(
            self.needed + share * other.needed,
            self.filled + share * other.filled,
            self.funded + share * other.funded,
            self.unpaid + share * other.unpaid,
            (self.missing_cost or 0) + share * (other.missing_cost or 0) if known else None,
        )


def posts_with_time(snapshot: Snapshot) -> list[Post]:
    """The posts of bodies that ask for sessions, in the order of bodies and posts."""
    return [post for id_ in snapshot.bodies for post in snapshot.posts_in(id_) if post.sessions]


def time_of(snapshot: Snapshot, post: Post) -> Time:
    """The time of one post."""
    needed = post.sessions or 0.0
    funded = min(post.funded_sessions or 0.0, needed)
    filled = 0.0 if is_vacant(snapshot, post) else needed
    rate = rate_of(snapshot, post)
    cost = (needed - funded) * rate * WEEKS if rate is not None else None
    missing = 0.0 if needed == funded else cost
    return Time(needed, filled, funded, max(0.0, filled - funded), missing)


def rate_of(snapshot: Snapshot, post: Post) -> float | None:
    """What a session of a post costs in pounds: its profession's rate, else the system's."""
    profession = snapshot.professions.get(post.profession_id)
    if profession is not None and profession.session_cost is not None:
        return profession.session_cost
    return snapshot.system.session_cost if snapshot.system else None


def time_by(snapshot: Snapshot, by: str) -> dict[str, Time]:
    """The time of all posts by `body`, `profession`, `place` or `organization`, most asked first.

    The key is an id, "" where a post names none (any profession, the whole system, nobody yet).
    """
    groups = BY[by]
    found: dict[str, Time] = defaultdict(Time)
    for post in posts_with_time(snapshot):
        for id_, share in groups(snapshot, post).items():
            found[id_] = found[id_].plus(time_of(snapshot, post), share)
    return dict(sorted(found.items(), key=lambda pair: (-pair[1].needed, pair[0])))


def whole_time(snapshot: Snapshot) -> Time:
    """The time of all posts together."""
    found = Time()
    for post in posts_with_time(snapshot):
        found = found.plus(time_of(snapshot, post))
    return found


def organization_of(snapshot: Snapshot, held: Membership) -> str:
    """Who lets somebody sit: whom they sit for, else their first employer; "" if unknown."""
    return held.on_behalf_of_id or next(iter(snapshot.employers_of(held.person_id)), "")


def holders_sharing(snapshot: Snapshot, post: Post) -> list[Membership]:
    """Who holds a post, deputies apart: two or more share its time equally."""
    held = snapshot.holders_of(post.id)
    return [item for item in held if not item.deputy] or held


def _organizations(snapshot: Snapshot, post: Post) -> Mapping[str, float]:
    held = holders_sharing(snapshot, post)
    return _shares(organization_of(snapshot, item) for item in held)


def _shares(ids: Iterable[str]) -> Mapping[str, float]:
    all_ = list(ids) or [""]
    return {id_: all_.count(id_) / len(all_) for id_ in all_}


BY: Mapping[str, Callable[[Snapshot, Post], Mapping[str, float]]] = {
    "body": lambda _, post: {post.organization_id: 1.0},
    "profession": lambda _, post: {post.profession_id: 1.0},
    "place": lambda snapshot, post: {borough_of(snapshot, post.area_id): 1.0},
    "organization": _organizations,
}
"""The ways to group posts: the ids that one belongs to, with the share of its time."""
