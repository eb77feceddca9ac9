"""What happened to records: when, by whom, and what each field said before and after."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from graph_service.records import KINDS
from graph_service.store.batch import Change, Entry
from graph_service.store.ledger import Ledger
from graph_service.store.reversal import row_before
from graph_service.store.rows import HEAD, Row, record_of
from graph_service.store.transaction import Transaction

_Now = dict[tuple[str, str, str], Row | None]


@dataclass(frozen=True)
class Difference:
    """What one field said before and after; its own nothing where nothing was said."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Revision:
    """What one version did to what one source says of one record."""

    entry: Entry
    change: Change
    fields: tuple[Difference, ...]


def history(store: Ledger, wanted: Callable[[str, str], bool]) -> list[Revision]:
    """What happened to the records whose kind and id are wanted, the newest first."""

    def work(transaction: Transaction) -> list[Revision]:
        now: _Now = {}
        return [
            revision
            for entry in reversed(transaction.entries())
            for revision in _of_version(transaction, entry, wanted, now)
        ]

    return store.transact(work, writes=False)


def _of_version(
    transaction: Transaction, entry: Entry, wanted: Callable[[str, str], bool], now: _Now
) -> Iterator[Revision]:
    changes = list(transaction.changes(after=entry.version - 1, until=entry.version))
    for change in changes:
        if not wanted(change.kind, change.id):
            continue
        key = (change.kind, change.id, change.source)
        if key not in now:
            said = transaction.rows(change.kind, id_=change.id)
            now[key] = next((row for row in said if row[1] == change.source), None)
        before = row_before(change)
        yield Revision(entry, change, tuple(_differences(change.kind, before, now[key])))
        # Going back in time: what this change found is what the one before it left.
        now[key] = before


def _differences(kind: str, before: Row | None, after: Row | None) -> Iterator[Difference]:
    nothing: Row = ("", "", "", 0, *(None for _ in KINDS[kind].fields))
    one, other = (record_of(kind, row or nothing) for row in (before, after))
    for place, field in enumerate(KINDS[kind].fields, start=len(HEAD)):
        if (before or nothing)[place] != (after or nothing)[place]:
            yield Difference(field.name, getattr(one, field.name), getattr(other, field.name))
