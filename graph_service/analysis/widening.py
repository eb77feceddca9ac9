"""How a group grows wider: who was asked, who came, and which gaps that closed."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph_service.analysis.representation import Gap, people_gaps
from graph_service.codes import INVITATION_STATES
from graph_service.errors import NotFound, Refused
from graph_service.records import Invitation, Membership
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot

BY = ("sector", "profession")
ASKED = ("sent", "accepted", "declined", "seated")
"""States of somebody who has had their letter."""


@dataclass(frozen=True)
class Opened:
    """A gap then and now: who was missing or too few when the first was drafted, or is today."""

    by: str
    words: str
    before: int
    after: int
    is_open: bool
    was_open: bool


@dataclass(frozen=True)
class Widening:
    """A body or an event that people are asked to: how far each is, and its gaps then and now.

    `since` is the day of the first draft. `gaps` are those open on either day.
    """

    to: Scope
    since: str
    as_of: str
    states: Mapping[str, int]
    invitations: tuple[Invitation, ...]
    gaps: tuple[Opened, ...]

    @property
    def closed(self) -> tuple[Opened, ...]:
        """The gaps that were open then, and are not now."""
        return tuple(gap for gap in self.gaps if gap.was_open and not gap.is_open)

    @property
    def left(self) -> tuple[Opened, ...]:
        """The gaps that are open now."""
        return tuple(gap for gap in self.gaps if gap.is_open)

    def document(self) -> dict[str, Any]:
        """What `widening --json` answers with."""
        return {
            "to": str(self.to),
            "since": self.since,
            "as_of": self.as_of,
            "states": dict(self.states),
            "closed": [f"{gap.by}: {gap.words}" for gap in self.closed],
            "left": [f"{gap.by}: {gap.words}" for gap in self.left],
        }


def target(item: Invitation) -> Scope:
    """What an invitation is to."""
    return Scope("Event", item.event_id) if item.event_id else (
        Scope("Organization", item.organization_id)
    )  # fmt: skip


def widenings(snapshot: Snapshot, on: Callable[[str], Snapshot]) -> list[Widening]:
    """Every body and event that people are asked to, the latest begun first.

    Args:
        snapshot: the whole network today.
        on: the same on an earlier day.
    """
    found: dict[str, list[Invitation]] = {}
    for item in snapshot.of("Invitation").values():
        found.setdefault(str(target(item)), []).append(item)
    made = [_widening(snapshot, on, items) for items in found.values()]
    return sorted(made, key=lambda one: (one.since, str(one.to)), reverse=True)


def seat(item: Invitation, day: str) -> Membership:
    """The seat of somebody who came."""
    return Membership(
        id=f"{item.person_id}-{item.organization_id}",
        person_id=item.person_id,
        organization_id=item.organization_id,
        role="Member",
        start_date=day,
    )


def _widening(
    snapshot: Snapshot, on: Callable[[str], Snapshot], items: list[Invitation]
) -> Widening:
    states = Counter(item.state for item in items)
    since = min((item.start_date for item in items if item.start_date), default=snapshot.as_of)
    order = list(INVITATION_STATES)
    return Widening(
        target(items[0]),
        since,
        snapshot.as_of,
        {state: states[state] for state in order},
        tuple(sorted(items, key=lambda one: (-order.index(one.state or "drafted"), one.id))),
        tuple(_opened(snapshot, on(since) if since < snapshot.as_of else snapshot,
                      target(items[0]))),
    )  # fmt: skip


def _opened(now: Snapshot, then: Snapshot, scope: Scope) -> Iterator[Opened]:
    for by in BY:
        before, after = _gaps(then, by, scope), _gaps(now, by, scope)
        for group, gap in after.items():
            was = before.get(group)
            is_open, was_open = _is_open(gap), was is not None and _is_open(was)
            if is_open or was_open:
                number = was.count if was else 0
                yield Opened(by, " ".join(gap.words), number, gap.count, is_open, was_open)


def _gaps(snapshot: Snapshot, by: str, scope: Scope) -> dict[tuple[str, ...], Gap]:
    try:
        return {gap.group: gap for gap in people_gaps(snapshot, (by,), scope).groups}
    except (NotFound, Refused):
        # Where nothing was there to be measured, nothing was missing from it.
        return {}


def _is_open(gap: Gap) -> bool:
    return gap.status in ("missing", "under")
