"""What goes into a store and what comes back: batches, versions, changes, counts."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from graph_service.records import Record

PERSON, TEAM = "person", "team"
"""The two sources that are people: someone's own word on themselves, and the team's own hand."""


@dataclass(frozen=True)
class Batch:
    """What one source says: `records` to add or change, `removed` (kind, id) to take back.

    With `replaces` the records are all that the source says, and its others are removed; of a
    kind that is kept apart only where there are such records, accounts and links never.
    """

    source: str
    records: Sequence[Record] = ()
    removed: Sequence[tuple[str, str]] = ()
    replaces: bool = False


@dataclass(frozen=True)
class Change:
    """One thing that a version did to what a source says; `before` is None where it added."""

    kind: str
    id: str
    source: str
    action: str
    before: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Entry:
    """One version: when, by whom, why, from which sources; `apart` if no snapshot shows it."""

    version: int
    at: str
    by: str
    why: str
    sources: tuple[str, ...]
    undoes: int | None = None
    apart: bool = False


def undone(entries: Sequence[Entry]) -> frozenset[int]:
    """The versions that are taken back: undone by one that is not undone itself."""
    found: set[int] = set()
    for entry in reversed(entries):
        if entry.undoes is not None and entry.version not in found:
            found.add(entry.undoes)
    return frozenset(found)


@dataclass(frozen=True)
class Tally:
    """How many records of a kind a write added, changed, removed and left as they were."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0


def counts(kinds: Mapping[str, Tally]) -> dict[str, dict[str, int]]:
    """Counts by kind, as `--json` says them."""
    return {kind: asdict(tally) for kind, tally in kinds.items()}


@dataclass(frozen=True)
class Written:
    """The version after a write (the same as before where nothing changed), and what it did.

    `kept_out` counts the people in it who had been removed, and so were not written.
    """

    version: int
    kinds: Mapping[str, Tally]
    kept_out: int = 0
