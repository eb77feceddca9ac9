"""Protected time: sessions a week that leaders were promised, against those that they get."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from graph_service.analysis.governance.sessions import (
    WEEKS,
    holders_sharing,
    organization_of,
    posts_with_time,
    rate_of,
)
from graph_service.records import Post
from graph_service.snapshot import Snapshot


@dataclass(frozen=True)
class Promise:
    """The sessions a week that one holder of a post was promised, and those that they get.

    Promised are the funded sessions of the post, in equal parts where several share it. `cost` is
    what the sessions that are not given are worth in a year, in pounds; None where no rate is
    known for the post.
    """

    post: Post
    person_id: str
    organization_id: str
    promised: float
    given: float
    rate: float | None = None

    @property
    def gap(self) -> float:
        """Sessions that were promised and are not given; none where more are given."""
        return max(0.0, self.promised - self.given)

    @property
    def cost(self) -> float | None:
        """What the gap is worth in a year, in pounds."""
        if not self.gap:
            return 0.0
        return self.gap * self.rate * WEEKS if self.rate is not None else None


@dataclass(frozen=True)
class Protected:
    """The promises of a group together: what one gets beyond a promise fills nobody else's gap."""

    group: str
    posts: int
    promised: float
    given: float
    gap: float
    cost: float | None


def promises(snapshot: Snapshot) -> list[Promise]:
    """All promises of which both parts are known, in the order of bodies, posts and holders."""
    return [item for post in posts_with_time(snapshot) for item in _promises_of(snapshot, post)]


def protected_time(found: Iterable[Promise], by: str) -> list[Protected]:
    """Promises by `organization`, `role` or `person`, the widest gap first.

    A group is an id, or the words of a role; "" where the promise says none. The gaps of all
    groups add up to the gaps of all promises, whichever way they are grouped.

    Raises:
        KeyError: there is no such way to group promises.
    """
    groups: dict[str, list[Promise]] = defaultdict(list)
    for item in found:
        groups[GROUP_OF[by](item)].append(item)
    rows = [_together(group, items) for group, items in groups.items()]
    return sorted(rows, key=lambda row: (-row.gap, row.group))


def _promises_of(snapshot: Snapshot, post: Post) -> Iterator[Promise]:
    held, rate = holders_sharing(snapshot, post), rate_of(snapshot, post)
    if post.funded_sessions is None:
        return
    for item in held:
        if item.sessions_given is not None:
            promised, by = post.funded_sessions / len(held), organization_of(snapshot, item)
            yield Promise(post, item.person_id, by, promised, item.sessions_given, rate)


def _together(group: str, items: list[Promise]) -> Protected:
    costs = [item.cost for item in items]
    return Protected(
        group,
        len({item.post.id for item in items}),
        sum(item.promised for item in items),
        sum(item.given for item in items),
        sum(item.gap for item in items),
        None if None in costs else sum(cost or 0.0 for cost in costs),
    )


GROUP_OF: dict[str, Callable[[Promise], str]] = {
    "organization": lambda item: item.organization_id,
    "role": lambda item: item.post.role or item.post.label,
    "person": lambda item: item.person_id,
}
"""The ways to group promises."""
