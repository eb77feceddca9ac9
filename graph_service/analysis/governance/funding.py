"""For which posts funding should be secured first, and protected time promised against given."""

from collections import defaultdict
from dataclasses import dataclass

from graph_service.analysis.governance.seats import is_vacant
from graph_service.analysis.governance.sessions import (
    Time,
    holders_sharing,
    organization_of,
    posts_with_time,
    time_of,
)
from graph_service.records import Post
from graph_service.snapshot import Snapshot


@dataclass(frozen=True)
class Secure:
    """A post whose time is not all funded: what rests with it, and whether it stands empty."""

    post: Post
    time: Time
    decisions: int
    is_vacant: bool


@dataclass(frozen=True)
class Protected:
    """Sessions a week that an organisation's people were promised, and how many they get.

    Only posts of which both are known count; `posts` says how many those are.
    """

    organization_id: str
    posts: int
    promised: float
    given: float

    @property
    def gap(self) -> float:
        """Sessions that were promised and are not given."""
        return max(0.0, self.promised - self.given)


def to_secure(snapshot: Snapshot) -> list[Secure]:
    """All posts with sessions that are not funded, sorted by the effect of funding them.

    First those with which the most decisions rest, then vacant ones (nobody takes an unpaid
    seat), then those that lack the most sessions.
    """
    carried: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in snapshot.responsibilities.values():
        if row.post_id and row.part in ("accountable", "responsible"):
            carried[row.post_id].add((row.topic, row.area_id))
    found = [
        Secure(post, time, len(carried[post.id]), is_vacant(snapshot, post))
        for post in posts_with_time(snapshot)
        if (time := time_of(snapshot, post)).unfunded > 0
    ]
    return sorted(
        found,
        key=lambda item: (
            -item.decisions, not item.is_vacant, -item.time.unfunded, item.post.id,
        ),
    )  # fmt: skip


def protected_time(snapshot: Snapshot) -> list[Protected]:
    """Promised (funded) sessions against those given, by organisation, the widest gap first."""
    found: dict[str, Protected] = {}
    for post in posts_with_time(snapshot):
        held = holders_sharing(snapshot, post)
        for item in held:
            if item.sessions_given is None or post.funded_sessions is None:
                continue
            id_ = organization_of(snapshot, item)
            before = found.get(id_, Protected(id_, 0, 0.0, 0.0))
            found[id_] = Protected(
                id_,
                before.posts + 1,
                before.promised + post.funded_sessions / len(held),
                before.given + item.sessions_given,
            )
    return sorted(found.values(), key=lambda item: (-item.gap, item.organization_id))
