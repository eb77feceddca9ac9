"""All that a store holds at once: the snapshot of every day, and the sum of every row."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import astuple
from itertools import chain

from graph_service.records import KINDS
from graph_service.snapshot import Snapshot
from graph_service.store.batch import Entry
from graph_service.store.plain import plain_image, plain_row
from graph_service.store.transaction import Transaction
from graph_service.store.trust import believed, merging_of, order_of_trust


def newest(entries: Sequence[Entry]) -> int:
    """The newest version that a snapshot can show; 0 where there is none."""
    return max((entry.version for entry in entries if not entry.apart), default=0)


def whole_of(transaction: Transaction) -> Snapshot | None:
    """All records; None where a write came in between."""
    entries = transaction.entries()
    trust = order_of_trust(transaction)
    merging = merging_of(transaction, trust)
    records = {
        kind.name: believed(transaction, kind.name, trust, merging)
        for kind in KINDS.values()
        if not kind.apart
    }
    return Snapshot("", newest(entries), records) if transaction.entries() == entries else None


def fingerprint_of(transaction: Transaction) -> str:
    """The SHA-256 of a sorted dump of all records and audit rows."""
    said = chain(
        ([kind, *plain_row(kind, row)] for kind in KINDS for row in transaction.rows(kind)),
        (astuple(entry) for entry in transaction.entries()),
        (
            [item.kind, item.id, item.source, item.action, plain_image(item.kind, item.before)]
            for item in transaction.changes(after=0)
        ),
    )
    lines = sorted(json.dumps(line, ensure_ascii=False, default=str) for line in said)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
