"""Which references point at nothing: allowed, since real files have them, but always said."""

from collections.abc import Iterable, Iterator

from graph_service.records import KINDS, Field, Record
from graph_service.snapshot import Snapshot


def references(record: Record) -> Iterator[tuple[Field, str]]:
    """Every reference that a record makes: the field and the id it names."""
    for field in KINDS[type(record).__name__].fields:
        if field.points_to:
            value = getattr(record, field.name)
            for id_ in value if field.type == "refs" else (value,):
                if id_:
                    yield field, id_


def loose_ends(snapshot: Snapshot) -> Iterator[tuple[Record, Field, str]]:
    """Every reference to a record that a snapshot does not hold: who makes it, where, to whom."""
    return (
        (record, field, id_)
        for record in _everything(snapshot)
        for field, id_ in references(record)
        if not KINDS[field.points_to].apart
        and id_ not in (field.built_in or ())
        and id_ not in snapshot.of(field.points_to)
    )


def dangling(snapshot: Snapshot) -> list[str]:
    """A sentence for every reference in a snapshot to a record that it does not hold."""
    return [
        f"{type(record).__name__} '{record.id}' names the {KINDS[field.points_to].one} '{id_}' as "
        f"its {field.name}, and there is none with that id."
        for record, field, id_ in loose_ends(snapshot)
    ]


def _everything(snapshot: Snapshot) -> Iterable[Record]:
    return (record for records in snapshot.records.values() for record in records.values())
