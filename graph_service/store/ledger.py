"""What every store does alike: say what a batch would change, write it with its audit, read, undo.

A store keeps what each source says of each record (`rows.py`). Writing compares a source's batch
with what that source said before; reading merges the sources by trust. The databases only keep
and give back rows inside a transaction (`Transaction`), so they give the same answers.
"""

import hashlib
import json
import threading
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import groupby
from typing import Any, Protocol, TypeVar

from graph_service.errors import Conflict, NotFound, Refused
from graph_service.records import KINDS, Record
from graph_service.scope import Scope, narrowed
from graph_service.snapshot import Snapshot, as_at
from graph_service.store.rows import Row, check, columns, merged, record_of, rows_of

PERSON, TEAM = "person", "team"
"""The two sources that are people: someone's own word on themselves, and the team's own hand."""

_Result = TypeVar("_Result")


@dataclass(frozen=True)
class Batch:
    """What one source says: `records` to add or change, `removed` (kind, id) to take back.

    With `replaces` the records are all that the source says, and its others are removed.
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
    """One version: when, by whom, why, from which source; `apart` if no snapshot shows it."""

    version: int
    at: str
    by: str
    why: str
    source: str
    undoes: int | None = None
    apart: bool = False


@dataclass(frozen=True)
class Tally:
    """How many records of a kind a write added, changed, removed and left as they were."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0


@dataclass(frozen=True)
class Written:
    """The version after a write (the same as before where nothing changed), and what it did."""

    version: int
    kinds: Mapping[str, Tally]


@dataclass
class Plan:
    """What a write would do to one kind: rows to put, rows to drop, and the rows as they were."""

    kind: str
    added: list[Row] = field(default_factory=list)
    changed: list[tuple[Row, Row]] = field(default_factory=list)
    removed: list[Row] = field(default_factory=list)
    unchanged: int = 0

    @property
    def tally(self) -> Tally:
        """The counts of this plan."""
        return Tally(len(self.added), len(self.changed), len(self.removed), self.unchanged)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do."""
        return not (self.added or self.changed or self.removed)


class Transaction(Protocol):
    """The few things that a database does for the ledger, all within one transaction."""

    def rows(self, kind: str, *, source: str | None = None) -> Iterable[Row]:
        """What is said of the records of a kind, in the order of id and source."""

    def put(self, kind: str, rows: Sequence[Row]) -> None:
        """Keep rows, each in the place of what its source said of its id before."""

    def drop(self, kind: str, keys: Sequence[tuple[str, str]]) -> None:
        """Forget what sources said, by (id, source)."""

    def log(self, entry: Entry, changes: Iterable[Change]) -> None:
        """Keep a version and its changes in the audit."""

    def entries(self) -> list[Entry]:
        """All versions, the first one first."""

    def changes(self, *, after: int, until: int | None = None) -> Iterable[Change]:
        """The audited changes of the versions in `after < version <= until`, in order."""


class Ledger(ABC):
    """A store: see the module's text. `today` gives the day to read by default."""

    def __init__(self, today: Callable[[], date] = date.today) -> None:
        """Start without anything in memory."""
        self._today = today
        self._lock = threading.Lock()
        self._whole: Snapshot | None = None
        self._at: dict[str, Snapshot] = {}

    @abstractmethod
    def transact(self, work: Callable[[Transaction], _Result], *, writes: bool) -> _Result:
        """Run `work` in one transaction; everything it did is kept, or nothing."""

    @abstractmethod
    def version(self) -> int:
        """The newest version that a snapshot can show; 0 for an empty store."""

    @abstractmethod
    def neighbourhood(self, id_: str, steps: int, as_of: str = "") -> Mapping[str, int]:
        """Who and what stands within `steps` relations of a record: ids with their distance."""

    @abstractmethod
    def search(self, text: str, limit: int = 20) -> list[tuple[str, str, str]]:
        """Records whose name holds `text`, in any case: (kind, id, name), in order of name."""

    @abstractmethod
    def faults(self) -> list[str]:
        """What is broken in the database itself, a sentence each."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the database."""

    def write(self, batch: Batch, *, by: str, why: str, dry_run: bool = False) -> Written:
        """Put a batch into the store, all of it or nothing, with its audit.

        Args:
            batch: what a source says now.
            by: who does it.
            why: in what cause, for the audit.
            dry_run: only say what it would do.

        Raises:
            Refused: a record holds a value that the vocabulary does not know.
        """

        def work(transaction: Transaction) -> Written:
            plans = [_planned(transaction, batch, kind) for kind in KINDS]
            tallies = {plan.kind: plan.tally for plan in plans if plan.tally != Tally()}
            if dry_run or all(plan.is_empty for plan in plans):
                return Written(_newest(transaction.entries()), tallies)
            return Written(_commit(transaction, plans, by, why, batch.source), tallies)

        return self.transact(work, writes=not dry_run)

    def undo(self, version: int, *, by: str) -> Written:
        """Take back one version, as a new version.

        Raises:
            NotFound: there is no such version.
            Conflict: later versions changed the same records; the sentence names them.
        """

        def work(transaction: Transaction) -> Written:
            entry = next((e for e in transaction.entries() if e.version == version), None)
            if entry is None:
                raise NotFound(f"There is no version {version} to undo.")
            changes = list(transaction.changes(after=version - 1, until=version))
            _refuse_if_built_upon(transaction, version, changes)
            plans = _reversed(transaction, changes)
            why = f"undo of version {version}"
            done = _commit(transaction, plans, by, why, entry.source, undoes=version)
            return Written(done, {plan.kind: plan.tally for plan in plans})

        return self.transact(work, writes=True)

    def read(self, as_of: str = "", within: Scope | None = None) -> Snapshot:
        """The records that hold on a day, of the whole or within a part of it.

        Args:
            as_of: an ISO day; by default the sample's own today, or else today.
            within: an area and below, a body, a programme or an event.

        Raises:
            NotFound: the scope names nothing in the store.
        """
        whole = self.whole()
        day = as_of or (whole.system.today if whole.system else "") or self._today().isoformat()
        with self._lock:
            if day not in self._at:
                self._at = dict(list(self._at.items())[-3:]) | {day: as_at(whole, day)}
            snapshot = self._at[day]
        return narrowed(snapshot, within) if within else snapshot

    def whole(self) -> Snapshot:
        """All that is known of any day; kept in memory until the version changes."""
        version = self.version()
        with self._lock:
            if self._whole is None or self._whole.version != version:
                self._whole = self.transact(_whole, writes=False)
                self._at = {}
            return self._whole

    def apart(self, kind: str) -> Mapping[str, Any]:
        """The records of a kind that never enters a snapshot, by id."""
        return self.transact(lambda tx: _records(tx, kind, _trust(tx)), writes=False)

    def entries(self) -> list[Entry]:
        """All versions, the first one first."""
        return self.transact(lambda tx: tx.entries(), writes=False)

    def changes(self, version: int) -> list[Change]:
        """What one version changed."""
        return self.transact(
            lambda tx: list(tx.changes(after=version - 1, until=version)), writes=False
        )

    def said(self, kind: str, id_: str) -> list[Record]:
        """What each source says of a record, the most trusted first."""

        def work(transaction: Transaction) -> list[Record]:
            trust = _trust(transaction)
            rows = [row for row in transaction.rows(kind) if row[0] == id_]
            return [record_of(kind, row) for row in sorted(rows, key=lambda row: trust(row[1]))]

        return self.transact(work, writes=False)

    def fingerprint(self) -> str:
        """The SHA-256 of a sorted dump of all records and audit rows: the same for the same past."""
        return self.transact(_fingerprint, writes=False)


def _planned(transaction: Transaction, batch: Batch, name: str) -> Plan:
    kind = KINDS[name]
    records = [record for record in batch.records if type(record) is kind.record]
    removed = {id_ for kind_name, id_ in batch.removed if kind_name == name}
    plan = Plan(name)
    if not (records or removed or batch.replaces):
        return plan
    before = {row[0]: row for row in transaction.rows(name, source=batch.source)}
    rows = rows_of(name, records)
    check(kind, rows)
    seen: set[str] = set()
    for row in rows:
        own = (row[0], batch.source, *row[2:])
        if own[0] in seen:
            raise Refused(f"The {kind.one} '{own[0]}' is said twice by {batch.source}.")
        seen.add(own[0])
        known = before.pop(own[0], None)
        if known is None:
            plan.added.append(own)
        elif known[4:] == own[4:]:
            plan.unchanged += 1
        else:
            plan.changed.append((known, own))
    plan.removed = [row for id_, row in before.items() if batch.replaces or id_ in removed]
    return plan


def _commit(
    transaction: Transaction,
    plans: Sequence[Plan],
    by: str,
    why: str,
    source: str,
    *,
    undoes: int | None = None,
) -> int:
    plans = [plan for plan in plans if not plan.is_empty]
    at = datetime.now(UTC).isoformat(timespec="seconds")
    version = max((entry.version for entry in transaction.entries()), default=0) + 1
    apart = all(KINDS[plan.kind].apart for plan in plans)
    entry = Entry(version, at, by, why, source, undoes, apart)
    transaction.log(entry, (change for plan in plans for change in _changes(plan)))
    for plan in plans:
        transaction.drop(plan.kind, [row[:2] for row in plan.removed])
        transaction.put(plan.kind, plan.added + [after for _, after in plan.changed])
    return version


def _changes(plan: Plan) -> Iterator[Change]:
    names = columns(KINDS[plan.kind])

    def image(row: Row) -> dict[str, Any]:
        return {name: value for name, value in zip(names, row, strict=True) if value is not None}

    for row in plan.added:
        yield Change(plan.kind, row[0], row[1], "added")
    for before, _ in plan.changed:
        yield Change(plan.kind, before[0], before[1], "changed", image(before))
    for row in plan.removed:
        yield Change(plan.kind, row[0], row[1], "removed", image(row))


def _refuse_if_built_upon(
    transaction: Transaction, version: int, changes: Sequence[Change]
) -> None:
    own = {(change.kind, change.id, change.source) for change in changes}
    later = [
        change
        for change in transaction.changes(after=version)
        if (change.kind, change.id, change.source) in own
    ]
    if later:
        named = ", ".join(sorted({f"{change.kind} {change.id}" for change in later})[:5])
        raise Conflict(
            f"Version {version} cannot be undone, because {len(later)} later changes stand on it "
            f"({named}). Undo those first."
        )


def _reversed(transaction: Transaction, changes: Sequence[Change]) -> list[Plan]:
    plans = []
    for name, group in groupby(sorted(changes, key=lambda c: c.kind), key=lambda c: c.kind):
        names, plan = columns(KINDS[name]), Plan(name)
        now = {row[:2]: row for row in transaction.rows(name)}
        for change in group:
            current = now.get((change.id, change.source))
            before = None if change.before is None else tuple(map(change.before.get, names))
            if before is None and current is not None:
                plan.removed.append(current)
            elif before is not None and current is None:
                plan.added.append(before)
            elif before is not None and current is not None:
                plan.changed.append((current, before))
        plans.append(plan)
    return plans


def _newest(entries: Sequence[Entry]) -> int:
    return max((entry.version for entry in entries if not entry.apart), default=0)


def _trust(transaction: Transaction) -> Callable[[str], int]:
    """How far down the order of trust a source stands: 0 is the most trusted.

    A person's own word first, then the team's hand, then the sources in the team's order, then
    the others in the order in which they first came.
    """
    order = {PERSON: 0, TEAM: 1}
    for row in transaction.rows("System"):
        for source in getattr(record_of("System", row), "source_order", ()):
            order.setdefault(source, len(order))
    for entry in transaction.entries():
        order.setdefault(entry.source, len(order))
    return lambda source: order.get(source, len(order))


def _records(
    transaction: Transaction, kind: str, trust: Callable[[str], int]
) -> dict[str, Record]:
    found: dict[str, Record] = {}
    doubled: dict[str, list[Row]] = defaultdict(list)
    single: Row | None = None
    for row in transaction.rows(kind):
        if single is not None and single[0] == row[0]:
            doubled[row[0]] = doubled[row[0]] or [single]
            doubled[row[0]].append(row)
        else:
            found[row[0]] = record_of(kind, row)
        single = row
    for id_, rows in doubled.items():
        rows.sort(key=lambda row: trust(row[1]))
        found[id_] = record_of(kind, merged(kind, rows))
    return found


def _whole(transaction: Transaction) -> Snapshot:
    trust = _trust(transaction)
    records = {
        kind.name: _records(transaction, kind.name, trust)
        for kind in KINDS.values()
        if not kind.apart
    }
    return Snapshot("", _newest(transaction.entries()), records)


def _fingerprint(transaction: Transaction) -> str:
    lines = [
        json.dumps([kind, *row], ensure_ascii=False, default=str)
        for kind in KINDS
        for row in transaction.rows(kind)
    ]
    lines += [repr(entry) for entry in transaction.entries()]
    lines += [repr(change) for change in transaction.changes(after=0)]
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()
