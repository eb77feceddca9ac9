"""Which source is believed where several speak of one record, and the record that results."""

from collections import defaultdict
from collections.abc import Callable

from graph_service.records import Record
from graph_service.store.batch import PERSON, TEAM
from graph_service.store.rows import Row, merged, record_of
from graph_service.store.transaction import Transaction


def order_of_trust(transaction: Transaction) -> Callable[[str], int]:
    """How far down the order of trust a source stands: 0 is the most trusted.

    A person's own word first, then the team's hand, then the sources in the team's order, then
    the others in the order in which they first came.
    """
    order = {PERSON: 0, TEAM: 1}
    for row in transaction.rows("System"):
        for source in getattr(record_of("System", row), "source_order", ()):
            order.setdefault(source, len(order))
    for entry in transaction.entries():
        for source in entry.sources:
            order.setdefault(source, len(order))
    return lambda source: order.get(source, len(order))


def believed(transaction: Transaction, kind: str, trust: Callable[[str], int]) -> dict[str, Record]:
    """The records of a kind by id, each merged from what its sources say."""
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
