"""All that is held about one person: their answer when they ask for it (UK GDPR, article 15)."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from graph_service.records import KINDS, Record
from graph_service.store import Store

OTHERS = frozenset({"avoid_ids"})
"""Fields in which others speak of somebody in confidence: what they say there is theirs."""
TEAMS_OWN = frozenset({"Instruction", "Group"})
"""Lists of people that the team makes, with notes: who else is on one, and why, is of others."""


def held_about(store: Store, person_id: str, account_id: str = "") -> dict[str, Any]:
    """What each source says of a person, every record that concerns them, and who changed what.

    Keys: `person` (what is believed of them), `said` (each source's own row), `records` (by kind,
    those that refer to them or to their account), `changes` (moment, by whom, why, kind, id, what
    was done, what was there before). People are named by their ids; secrets of sign-in links are
    not held. An account may belong to nobody: then only it is asked about.
    """
    person = store.whole().people.get(person_id)
    records = records_about(store, person_id, account_id)
    known = {("Person", person_id)} | {
        (kind, item.id) for kind, items in records.items() for item in items
    }
    return {
        "person": _plain(person) if person else {},
        "said": [_plain(item) for item in store.said("Person", person_id)],
        "records": {
            kind: [_without_others(item, person_id) for item in items]
            for kind, items in records.items()
        },
        "changes": list(_changes(store, known)),
    }


def records_about(store: Store, person_id: str, account_id: str = "") -> dict[str, list[Record]]:
    """By kind the records that refer to a person or to their account; other kinds are left out."""
    ids = {person_id, account_id, *_account_ids(store, person_id)} - {""}
    found = {
        kind: [item for item in _of(store, kind) if item.id in ids or _concerns(item, ids)]
        for kind in KINDS
        if kind != "Person"
    }
    return {kind: items for kind, items in found.items() if items}


def _account_ids(store: Store, person_id: str) -> Iterator[str]:
    for account in store.apart("Account").values():
        if person_id and account.person_id == person_id:
            yield account.id


def _of(store: Store, kind: str) -> list[Record]:
    """All records of a kind on any day."""
    if KINDS[kind].apart:
        return [*store.apart(kind).values()]
    return [*store.whole().of(kind).values()]


def _concerns(record: Record, ids: set[str]) -> bool:
    """Whether a record refers to a person or their account in a field that is not in confidence."""
    for field in KINDS[type(record).__name__].fields:
        if field.points_to in ("Person", "Account") and field.name not in OTHERS:
            value = getattr(record, field.name)
            if ids & ({value} if isinstance(value, str) else set(value or ())):
                return True
    return False


def _without_others(record: Record, person_id: str) -> dict[str, Any]:
    """What a record says; of the team's own lists only that the person is on one, and which."""
    said = _plain(record)
    if type(record).__name__ in TEAMS_OWN:
        said = {name: value for name, value in said.items() if name != "note"}
        return said | {"person_ids": (person_id,)}
    return said


def _plain(record: Record) -> dict[str, Any]:
    """What a record says, blanks left out."""
    said = asdict(record)
    return {name: value for name, value in said.items() if value not in ("", None, (), {})}


def _changes(store: Store, known: set[tuple[str, str]]) -> Iterator[dict[str, Any]]:
    for entry in store.entries():
        for change in store.changes(entry.version):
            if (change.kind, change.id) in known:
                yield {
                    "at": entry.at, "by": entry.by, "why": entry.why, "kind": change.kind,
                    "id": change.id, "source": change.source, "what": change.action,
                    "before": {} if change.kind in TEAMS_OWN else dict(change.before or {}),
                }  # fmt: skip
