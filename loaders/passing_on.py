"""What of a snapshot may be passed on to people who are not of the team."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import replace

from graph_service.fields import Kind
from graph_service.records import KINDS, Record
from graph_service.snapshot import Snapshot


def for_passing_on(snapshot: Snapshot) -> Snapshot:
    """The same records without people who object to being shown, and without refused ties.

    What is said of somebody who objects (a membership, a pairing) goes with them. A tie is refused
    by either end that does not agree to its survey ties being shown.
    """
    people = snapshot.people
    gone = {id_ for id_, item in people.items() if item.objects}
    refused = gone | {id_ for id_, item in people.items() if item.consent_ties is False}
    if not refused:
        return snapshot
    kept = {
        name: _without(snapshot.of(name), kind, refused if name == "Tie" else gone)
        for name, kind in KINDS.items()
    }
    kept["Person"] = {id_: item for id_, item in people.items() if id_ not in gone}
    return replace(snapshot, records=kept)


def _without(records: Mapping[str, Record], kind: Kind, gone: Set[str]) -> dict[str, Record]:
    return {id_: item for id_, item in records.items() if gone.isdisjoint(_named(kind, item))}


def _named(kind: Kind, record: Record) -> Iterator[str]:
    """The ids of the people that a record is about."""
    for field in kind.fields:
        if field.refers_to == "Person":
            value = getattr(record, field.name)
            yield from value if isinstance(value, tuple) else (value,)
