"""For which posts funding should be secured first."""

from collections import defaultdict
from dataclasses import dataclass

from graph_service.analysis.governance.seats import is_vacant
from graph_service.analysis.governance.sessions import (
    Time,
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
