"""What an event brought: who was invited and did not come, and who has met since."""

from dataclasses import dataclass

from graph_service.days import months_later
from graph_service.records import Event, Tie
from graph_service.snapshot import Snapshot

WITHIN = 12
"""Months after an event in which a new tie between two who were there counts as its fruit."""


@dataclass(frozen=True)
class Brought:
    """`there` were at an event; `absent` were invited and did not come, or are not noted.

    `ties` are between two who were there, from its day on and within `WITHIN` months; `across`
    counts those between two sectors.
    """

    there: frozenset[str]
    absent: tuple[str, ...]
    ties: tuple[Tie, ...]
    across: int


def brought(snapshot: Snapshot, event: Event, ties: list[Tie]) -> Brought:
    """See what an event brought.

    Args:
        snapshot: the network on the day.
        event: which event.
        ties: those that may be told.
    """
    there = frozenset(
        item.person_id for item in snapshot.attendances.values() if item.event_id == event.id
    )
    invited = (
        item.person_id for item in snapshot.of("Invitation").values()
        if item.event_id == event.id and item.state != "declined"
    )  # fmt: skip
    day = event.start_date
    last = months_later(day, WITHIN) if day else ""
    new = tuple(
        tie for tie in ties
        if day and {tie.person_id, tie.other_id} <= there and day <= tie.start_date <= last
    )  # fmt: skip
    sectors = snapshot.sectors
    across = sum(
        bool(sectors.get(tie.person_id)) and bool(sectors.get(tie.other_id))
        and sectors[tie.person_id] != sectors[tie.other_id] for tie in new
    )  # fmt: skip
    absent = tuple(id_ for id_ in dict.fromkeys(invited) if id_ not in there) if there else ()
    return Brought(there, absent, new, across)
