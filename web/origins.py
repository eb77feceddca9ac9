"""Where what a page says comes from: which source, which file, which row; for the team."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph_service.records import Record
from graph_service.store import PERSON, TEAM, Store
from web.visitor import Visitor

_BY_HAND = {PERSON: "Their own word", TEAM: "The team's own hand"}


@dataclass(frozen=True)
class Origin:
    """One source that speaks of a record: its name, the place there, and its further columns."""

    source: str
    place: str
    others: tuple[tuple[str, str], ...]


def origins(store: Store, kind: str, id_: str, who: Visitor) -> tuple[Origin, ...]:
    """Every source that speaks of a record, the most trusted first; none but for the team."""
    return tuple(_origins(store.said(kind, id_))) if who.is_team else ()


def in_words(source: str) -> str:
    """What people call a source: the two that are people have no file's name."""
    return _BY_HAND.get(source, source)


def _origins(said: list[Record]) -> Iterator[Origin]:
    for record in said:
        source = record.source
        row = f", row {source.row}" if source.row else ""
        others = tuple(sorted(record.attributes.items()))
        yield Origin(in_words(source.name), f"{source.file}{row}", others)
