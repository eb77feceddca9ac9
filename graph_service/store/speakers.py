"""Who speaks in a store: its sources in the order of trust, with how much each says."""

from collections import Counter
from dataclasses import dataclass

from graph_service.records import KINDS
from graph_service.store.ledger import Ledger
from graph_service.store.transaction import Transaction
from graph_service.store.trust import order_of_trust


@dataclass(frozen=True)
class Speaker:
    """A source, and of how many records it speaks; those kept apart are not counted."""

    name: str
    records: int


def speakers(store: Ledger) -> tuple[Speaker, ...]:
    """The sources that say anything now, the most trusted first.

    Raises:
        StoreUnavailable: the database cannot be reached.
    """
    return store.transact(_speakers, writes=False)


def _speakers(transaction: Transaction) -> tuple[Speaker, ...]:
    kinds = [kind.name for kind in KINDS.values() if not kind.apart]
    counts = Counter(row[1] for kind in kinds for row in transaction.rows(kind))
    return tuple(
        Speaker(name, counts[name]) for name in sorted(counts, key=order_of_trust(transaction))
    )
