"""What people promised to do: how many keep it, whom to ask how it goes, what it brings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from graph_service.days import months_later
from graph_service.records import Commitment
from graph_service.snapshot import Snapshot

REST_MONTHS = 3
"""How long nobody is asked again after they were asked."""


@dataclass(frozen=True)
class Kept:
    """Of one kind of promise, or made at one event: how many, and how they stand."""

    name: str
    made: int
    done: int
    overdue: int


@dataclass(frozen=True)
class Commitments:
    """The answer on a day.

    `to_ask` are promises whose day has passed, not known to be kept, and not asked after lately,
    the longest due first. `to_offer` are promises of time that pairings do not know of yet.
    """

    as_of: str
    all: Kept
    by_kind: tuple[Kept, ...]
    by_event: tuple[Kept, ...]
    to_ask: tuple[Commitment, ...]
    to_offer: tuple[Commitment, ...]

    def document(self) -> dict[str, Any]:
        """What `promises --json` answers with."""
        return {
            "as_of": self.as_of,
            "made": self.all.made,
            "done": self.all.done,
            "overdue": self.all.overdue,
            "by_kind": [_said(item) for item in self.by_kind],
            "by_event": [_said(item) for item in self.by_event],
            "to_ask": [item.id for item in self.to_ask],
            "to_offer": [item.id for item in self.to_offer],
        }


def commitments(snapshot: Snapshot) -> Commitments:
    """Count promises by kind and by event, and find those to follow up."""
    found = list(snapshot.commitments.values())
    kinds = sorted({item.classification for item in found})
    events = sorted(
        {item.event_id for item in found},
        key=lambda id_: (snapshot.events[id_].start_date if id_ in snapshot.events else "", id_),
    )
    asked_before = months_later(snapshot.as_of, -REST_MONTHS)
    to_ask = [
        item
        for item in found
        if is_overdue(item, snapshot.as_of)
        and item.person_id in snapshot.people
        and item.asked_on <= asked_before
    ]
    return Commitments(
        snapshot.as_of,
        _kept(snapshot, "", found),
        tuple(_kept(snapshot, kind, _of(found, "classification", kind)) for kind in kinds),
        tuple(_kept(snapshot, id_, _of(found, "event_id", id_)) for id_ in events),
        tuple(sorted(to_ask, key=lambda item: (item.due, item.id))),
        tuple(item for item in found if new_offers(snapshot, item)),
    )


def is_overdue(item: Commitment, day: str) -> bool:
    """Whether a promise was due before a day and is not known to be kept."""
    return bool(item.due) and item.due < day and not is_done(item, day)


def is_done(item: Commitment, day: str) -> bool:
    """Whether a promise is known to be kept by a day."""
    return bool(item.done) and item.done <= day


def new_offers(snapshot: Snapshot, item: Commitment) -> tuple[str, ...]:
    """What a promise offers that its person does not offer in pairings yet."""
    person = snapshot.people.get(item.person_id)
    return tuple(code for code in item.offers if code not in person.offers) if person else ()


def _of(found: Iterable[Commitment], field: str, value: str) -> list[Commitment]:
    return [item for item in found if getattr(item, field) == value]


def _kept(snapshot: Snapshot, name: str, items: Sequence[Commitment]) -> Kept:
    day = snapshot.as_of
    done = sum(is_done(item, day) for item in items)
    return Kept(name, len(items), done, sum(is_overdue(item, day) for item in items))


def _said(item: Kept) -> dict[str, object]:
    return {"name": item.name, "made": item.made, "done": item.done, "overdue": item.overdue}
