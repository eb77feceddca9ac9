"""All that a store holds of any day, for taking it out: what is believed, and what each says."""

from dataclasses import dataclass

from graph_service.records import KINDS, Record
from graph_service.snapshot import Snapshot
from graph_service.store.ledger import Ledger
from graph_service.store.rows import record_of
from graph_service.store.transaction import Transaction
from graph_service.store.trust import order_of_trust


@dataclass(frozen=True)
class Contents:
    """`snapshot` is what is believed; `said` holds each record as each source says it.

    `said` is in the order of kind, id and source; `sources` are in the order of trust. Kinds that
    never enter a snapshot (declarations, accounts, links) are in neither.
    """

    snapshot: Snapshot
    said: tuple[Record, ...]
    sources: tuple[str, ...]


def contents(store: Ledger) -> Contents:
    """What a store holds now.

    Raises:
        StoreUnavailable: the database cannot be reached.
    """
    said, sources = store.transact(_said, writes=False)
    return Contents(store.whole(), said, sources)


def _said(transaction: Transaction) -> tuple[tuple[Record, ...], tuple[str, ...]]:
    records = tuple(
        record_of(kind.name, row)
        for kind in KINDS.values()
        if not kind.apart
        for row in transaction.rows(kind.name)
    )
    names = {record.source.name for record in records}
    return records, tuple(sorted(names, key=order_of_trust(transaction)))
