"""Which source is believed where several speak of one record, and the record that results."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from graph_service.identity import kept_ids
from graph_service.records import Record
from graph_service.store.batch import PERSON, TEAM
from graph_service.store.merging import Merging
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


def believed(
    transaction: Transaction, kind: str, trust: Callable[[str], int], merging: Merging
) -> dict[str, Record]:
    """The records of a kind by id, each merged from what its sources say."""
    read = _believed(kind, merging.together(kind, transaction.rows(kind)), trust)
    if merging.concerns(kind):
        read = iter(_as_decided(kind, read, trust, merging))
    return {row[0]: record_of(kind, row) for row in read}


def merging_of(transaction: Transaction, trust: Callable[[str], int] | None = None) -> Merging:
    """Which ids are read as which, as the team decided."""
    rows = list(transaction.rows("Identity"))
    if not rows:
        return Merging({})
    decided = _believed("Identity", rows, trust or order_of_trust(transaction))
    return Merging(kept_ids(record_of("Identity", row) for row in decided))


def _believed(kind: str, rows: Iterable[Row], trust: Callable[[str], int]) -> Iterator[Row]:
    """One row for each id, of rows in the order of their ids."""
    last: Row | None = None
    several: list[Row] = []
    for row in rows:
        if last is not None and last[0] == row[0]:
            several = several or [last]
            several.append(row)
        elif last is not None:
            yield _most_trusted(kind, several, trust) if several else last
            several = []
        last = row
    if last is not None:
        yield _most_trusted(kind, several, trust) if several else last


def _most_trusted(kind: str, rows: list[Row], trust: Callable[[str], int]) -> Row:
    return merged(kind, sorted(rows, key=lambda row: trust(row[1])))


def _as_decided(
    kind: str, rows: Iterable[Row], trust: Callable[[str], int], merging: Merging
) -> list[Row]:
    """Believed rows naming the ids that are kept; what is said twice of a merged one is one."""
    found: list[Row] = []
    alike: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in rows:
        if not merging.touches(kind, row):
            found.append(row)
            continue
        read = merging.read(kind, row)
        if read is not None:
            alike[merging.key(kind, read)].append(read)
    found += [_most_trusted(kind, group, trust) for group in alike.values()]
    return sorted(found, key=lambda row: row[0])
