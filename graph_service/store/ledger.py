"""What every store does alike: write a batch with its audit, read a day, undo a version.

A store keeps what each source says of each record (`rows.py`). Writing compares a source's batch
with what that source said before (`plan.py`); reading merges the sources (`trust.py`). The
databases only keep and give back rows inside a transaction (`transaction.py`), so that they give
the same answers.
"""

import threading
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar, cast

from graph_service.days import is_whole_day
from graph_service.errors import Conflict, NotFound, Refused
from graph_service.records import Record
from graph_service.scope import Scope, narrowed
from graph_service.snapshot import Snapshot, as_at
from graph_service.store.batch import Batch, Change, Entry, Written, undone
from graph_service.store.coming import without_removed
from graph_service.store.commit import commit, plans_of
from graph_service.store.disagreements import Disagreement, disagreements
from graph_service.store.merging import Merging
from graph_service.store.plan import tallies
from graph_service.store.progress import Tell
from graph_service.store.reversal import reversal
from graph_service.store.rows import record_of
from graph_service.store.transaction import Transaction
from graph_service.store.trust import believed, merging_of, order_of_trust
from graph_service.store.whole import fingerprint_of, newest, whole_of

_Result = TypeVar("_Result")
_TRIES = 3
_ALWAYS = "9999"
"""The day to ask for where any day will do: after every start."""


class Ledger(ABC):
    """A store: see the module's text. `today` gives the day to read by default."""

    def __init__(self, today: Callable[[], date] = date.today) -> None:
        """Start without anything in memory."""
        self._today = today
        self._lock = threading.Lock()
        self._whole: Snapshot | None = None
        self._stamp = (0, "")
        self._at: dict[str, Snapshot] = {}

    @abstractmethod
    def transact(self, work: Callable[[Transaction], _Result], *, writes: bool) -> _Result:
        """Run `work` in one transaction; everything it did is kept, or nothing."""

    def transact_still(self, work: Callable[[Transaction], _Result]) -> _Result:
        """Run `work`, which only reads, on one state of the store, whatever others write."""
        return self.transact(work, writes=False)

    @abstractmethod
    def stamp(self) -> tuple[int, str]:
        """The newest version that a snapshot can show, and when it came; 0 and "" for none."""

    def version(self) -> int:
        """The newest version that a snapshot can show; 0 for an empty store."""
        return self.stamp()[0]

    @abstractmethod
    def near(self, ids: Sequence[str], as_of: str) -> set[str]:
        """The ids that stand one relation away from some, on a day."""

    @abstractmethod
    def named(self, text: str, limit: int) -> list[tuple[str, str, str]]:
        """As `search`, with the ids as sources say them."""

    def neighbourhood(self, id_: str, steps: int, as_of: str = "") -> Mapping[str, int]:
        """Who and what stands within `steps` relations of a record: ids with their distance."""
        merging = self._merging()
        kept = merging.every
        own: dict[str, list[str]] = defaultdict(list)
        for other, one in kept.items():
            own[one].append(other)
        start = kept.get(id_, id_)
        found, edge = {start: 0}, [start]
        for step in range(1, steps + 1):
            ids = [id_ for one in edge for id_ in (one, *own.get(one, ()))]
            near = {kept.get(id_, id_) for id_ in self.near(ids, as_of or _ALWAYS)}
            edge = sorted(near - found.keys())
            found |= dict.fromkeys(edge, step)
        return found

    def search(self, text: str, limit: int = 20) -> list[tuple[str, str, str]]:
        """Records whose name holds `text`, in any case: (kind, id, name), in order of name."""
        merging = self._merging()
        found: dict[tuple[str, str], tuple[str, str, str]] = {}
        # As many more as could be other names of what was found.
        for kind, id_, name in self.named(text, limit + len(merging.every)):
            kept = merging.kept(kind, id_)
            found.setdefault((kind, kept), (kind, kept, name))
        return list(found.values())[:limit]

    def _merging(self) -> Merging:
        return self.transact(merging_of, writes=False)

    @abstractmethod
    def faults(self) -> list[str]:
        """What is broken in the database itself, a sentence each."""

    @abstractmethod
    def compact(self) -> None:
        """Leave nothing of what was removed where the database keeps its data."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the database."""

    def write(
        self,
        batch: Batch | Sequence[Batch],
        *,
        by: str,
        why: str,
        dry_run: bool = False,
        progress: Tell | None = None,
    ) -> Written:
        """Put a batch, or one of each of several sources, into the store, all of it or nothing.

        Args:
            batch: what a source says now, or what several do.
            by: who does it.
            why: in what cause, for the audit.
            dry_run: only say what it would do.
            progress: told the part that is done, from 0 to 1, while the store is at work.

        Whoever was removed is kept out, with all that stands on them.

        Raises:
            Refused: a record holds a value that the vocabulary does not know.
        """
        batches = (batch,) if isinstance(batch, Batch) else batch
        sources = tuple(item.source for item in batches)

        def work(transaction: Transaction) -> Written:
            coming, kept_out = without_removed(transaction, batches)
            plans = plans_of(transaction, coming, progress)
            done = tallies(plans)
            if dry_run or all(plan.is_empty for plan in plans):
                return Written(newest(transaction.entries()), done, kept_out)
            entry = Entry(0, "", by, why, sources)
            return Written(commit(transaction, plans, entry, progress), done, kept_out)

        written = self.transact(work, writes=not dry_run)
        if progress is not None:
            progress(1.0)
        return written

    def undo(self, version: int, *, by: str) -> Written:
        """Take back one version, as a new version.

        Raises:
            NotFound: there is no such version.
            Conflict: it is undone already, or later changes stand on it; the sentence names them.
        """

        def work(transaction: Transaction) -> Written:
            entries = transaction.entries()
            entry = next((e for e in entries if e.version == version), None)
            if entry is None:
                raise NotFound(f"There is no version {version} to undo.")
            if version in undone(entries):
                raise Conflict(f"Version {version} is undone already.")
            plans = reversal(transaction, version)
            undo = Entry(0, "", by, f"undo of version {version}", entry.sources, version)
            done = commit(transaction, plans, undo)
            return Written(done, {plan.kind: plan.tally for plan in plans})

        return self.transact(work, writes=True)

    def read(self, as_of: str = "", within: Scope | None = None) -> Snapshot:
        """The records that hold on a day, of the whole or within a part of it.

        Args:
            as_of: an ISO day; by default the sample's own today, or else today.
            within: an area and below, a body, a programme or an event.

        Raises:
            NotFound: the scope names nothing in the store.
            Refused: `as_of` is not a day.
        """
        if as_of and not is_whole_day(as_of):
            raise Refused(f"'{as_of}' is not a day: write one such as 2026-03-31.")
        whole = self.whole()
        day = as_of or self._today_of(whole)
        with self._lock:
            if day not in self._at:
                self._at = dict(list(self._at.items())[-3:]) | {day: as_at(whole, day)}
            snapshot = self._at[day]
        return narrowed(snapshot, within) if within else snapshot

    def _today_of(self, whole: Snapshot) -> str:
        """The system's own today, where it says a whole day and no month or year; else today."""
        said = whole.system.today if whole.system else ""
        return said if is_whole_day(said) else self._today().isoformat()

    def whole(self) -> Snapshot:
        """All that is known of any day; kept in memory until the version changes."""
        # A restored store may have a version that another one had: its moment tells them apart.
        stamp = self.stamp()
        with self._lock:
            if self._whole is None or self._stamp != stamp:
                self._whole = self._read_whole()
                self._stamp, self._at = stamp, {}
            return self._whole

    def _read_whole(self) -> Snapshot:
        """Read again where somebody wrote meanwhile: not every database reads one state only."""
        for _ in range(_TRIES):
            found = self.transact(whole_of, writes=False)
            if found is not None:
                return found
        return cast("Snapshot", self.transact_still(whole_of))

    def forget(self) -> None:
        """Let go of what is kept in memory: the store is read anew."""
        with self._lock:
            self._whole = None

    def apart(self, kind: str) -> Mapping[str, Any]:
        """The records of a kind that never enters a snapshot, by id."""

        def work(transaction: Transaction) -> Mapping[str, Any]:
            trust = order_of_trust(transaction)
            return believed(transaction, kind, trust, merging_of(transaction, trust))

        return self.transact(work, writes=False)

    def entries(self) -> list[Entry]:
        """All versions, the first one first."""
        return self.transact(lambda tx: tx.entries(), writes=False)

    def changes(self, version: int) -> list[Change]:
        """What one version changed."""
        return self.transact(
            lambda tx: list(tx.changes(after=version - 1, until=version)), writes=False
        )

    def said(self, kind: str, id_: str) -> list[Record]:
        """What each source says of a record, the most trusted first.

        Of one that others were merged into, also what is said of those, each under its own id.
        """

        def work(transaction: Transaction) -> list[Record]:
            trust = order_of_trust(transaction)
            ids = merging_of(transaction, trust).ids(kind, id_)
            rows = [row for one in ids for row in transaction.rows(kind, id_=one)]
            return [record_of(kind, row) for row in sorted(rows, key=lambda row: trust(row[1]))]

        return self.transact(work, writes=False)

    def disagreements(self) -> tuple[Disagreement, ...]:
        """Where sources say different things of one field, in the order of kinds, ids, fields."""

        def work(transaction: Transaction) -> tuple[Disagreement, ...]:
            trust = order_of_trust(transaction)
            return tuple(disagreements(transaction, trust, merging_of(transaction, trust)))

        return self.transact(work, writes=False)

    def fingerprint(self) -> str:
        """The SHA-256 of a sorted dump of all records and audit rows."""
        return self.transact(fingerprint_of, writes=False)
