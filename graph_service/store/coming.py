"""What comes in, without people who were removed: an old file does not bring them back."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph_service.integrity import references
from graph_service.records import Record
from graph_service.store.batch import Batch
from graph_service.store.forgetting import Forgetting
from graph_service.store.rows import record_of, rows_of
from graph_service.store.suppressed import Suppressed
from graph_service.store.transaction import Transaction


def without_removed(
    transaction: Transaction, batches: Sequence[Batch]
) -> tuple[Sequence[Batch], int]:
    """Batches without those who were removed, and how many of them were in there."""
    suppressed = Suppressed.of(transaction)
    if not suppressed:
        return batches, 0
    people = frozenset(id_ for batch in batches for id_ in _removed(batch.records, suppressed))
    if not people:
        return batches, 0
    forgetting = Forgetting(people)
    coming = [replace(item, records=list(_left(item.records, forgetting))) for item in batches]
    return coming, len(people)


def _removed(records: Sequence[Record], suppressed: Suppressed) -> Iterator[str]:
    yield from suppressed.among(records)
    for record in records:
        for field, id_ in references(record):
            if field.points_to == "Person" and suppressed.has(id_):
                yield id_


def _left(records: Sequence[Record], forgetting: Forgetting) -> Iterator[Record]:
    for record in records:
        kind = type(record).__name__
        (row,) = rows_of(kind, [record])
        if forgetting.takes(kind, row):
            continue
        after = forgetting.left(kind, row)
        yield record if after == row else record_of(kind, after)
