"""Where sources say different things of one field of one record, side by side."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from graph_service.records import KINDS, Record, Source
from graph_service.store.merging import Merging
from graph_service.store.rows import Row, record_of
from graph_service.store.transaction import Transaction


@dataclass(frozen=True)
class Saying:
    """What one source says of a field; `id` is under which id, where two were merged."""

    source: Source
    id: str
    value: Any


@dataclass(frozen=True)
class Disagreement:
    """One field of one record of which not all say the same; `values[0]` is what is believed.

    `values` holds all that say something, in the order of trust. Where `field` is `attributes`,
    `attribute` names the one of the other facts that is meant.
    """

    kind: str
    id: str
    field: str
    values: tuple[Saying, ...]
    attribute: str = ""


def disagreements(
    transaction: Transaction, trust: Callable[[str], int], merging: Merging
) -> Iterator[Disagreement]:
    """All disagreements on what a snapshot can show, in the order of kinds, ids and fields.

    References that read as one id, since two were merged, are no disagreement.
    """
    for kind in KINDS.values():
        if not kind.apart:
            for id_, rows in _several(transaction, kind.name, merging):
                rows.sort(key=lambda row: (trust(row[1]), row[0] != id_))
                read = [merging.named(kind.name, (id_, *row[1:])) for row in rows]
                said = [
                    (row[0], record_of(kind.name, as_read))
                    for row, as_read in zip(rows, read, strict=True)
                ]
                yield from _of_one(kind.name, id_, said)


def _several(
    transaction: Transaction, kind: str, merging: Merging
) -> Iterator[tuple[str, list[Row]]]:
    """The records of a kind of which several rows speak, by the ids that are read."""
    first: dict[str, Row] = {}
    several: dict[str, list[Row]] = defaultdict(list)
    for row in transaction.rows(kind):
        id_ = merging.kept(kind, row[0])
        if id_ not in first:
            first[id_] = row
        else:
            several[id_] = several[id_] or [first[id_]]
            several[id_].append(row)
    yield from sorted(several.items())


def _of_one(kind: str, id_: str, said: Sequence[tuple[str, Record]]) -> Iterator[Disagreement]:
    """The fields of one record on which its sources differ; `said` are ids with what they say."""
    for field in KINDS[kind].fields:
        if field.type != "attributes":
            values = _sayings((one, item, getattr(item, field.name)) for one, item in said)
            if values:
                yield Disagreement(kind, id_, field.name, values)
    for name in sorted({name for _, item in said for name in item.attributes}):
        values = _sayings((one, item, item.attributes.get(name)) for one, item in said)
        if values:
            yield Disagreement(kind, id_, "attributes", values, name)


def _sayings(said: Iterable[tuple[str, Record, Any]]) -> tuple[Saying, ...]:
    """What is said, of those who say something; nothing where all say the same."""
    found = tuple(
        Saying(item.source, id_, value) for id_, item, value in said if value not in ("", None, ())
    )
    return found if any(saying.value != found[0].value for saying in found) else ()
