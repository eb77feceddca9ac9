"""What the records of a past load are called, also those that are gone by now."""

from collections.abc import Iterable, Iterator

from graph_service.integrity import references
from graph_service.records import KINDS, Record
from graph_service.snapshot import Snapshot
from graph_service.store import Change, Store
from graph_service.store.rows import columns, record_of

_Named = tuple[str, str]
"""The kind and the id of a record."""


def before_of(change: Change) -> Record | None:
    """What the record said before a change; None where it was new."""
    if change.before is None:
        return None
    names = columns(KINDS[change.kind])
    return record_of(change.kind, tuple(change.before.get(name) for name in names))


def with_names(store: Store, version: int, records: Iterable[Record]) -> Snapshot:
    """All that is known, and what these records refer to as it was called at a version."""
    whole = store.whole()
    wanted = {
        (field.points_to, id_)
        for record in records
        for field, id_ in references(record)
        if id_ not in whole.of(field.points_to)
    }
    if not wanted:
        return whole
    merged = {kind: dict(whole.of(kind)) for kind in KINDS}
    for key, record in _once_said(store, version, wanted):
        merged[key[0]].setdefault(key[1], record)
    return Snapshot(whole.as_of, whole.version, merged)


def _once_said(store: Store, version: int, wanted: set[_Named]) -> Iterator[tuple[_Named, Record]]:
    """What was said of records that are read as another one's by now, or that went since."""
    for kind, id_ in wanted:
        yield from (((kind, id_), item) for item in store.said(kind, id_) if item.id == id_)
    for entry in store.entries():
        for change in store.changes(entry.version) if entry.version >= version else ():
            before = before_of(change) if (change.kind, change.id) in wanted else None
            if before is not None:
                yield (change.kind, change.id), before
