"""What the team itself says of a record, to say more of it: their hand beside what files say."""

from typing import TypeVar

from graph_service.records import KINDS, Record, Source
from graph_service.store import TEAM, Batch
from web.held import store
from web.visitor import signed_in_visitor

_Kind = TypeVar("_Kind", bound=Record)


def team_row(kind: type[_Kind], id_: str) -> _Kind:
    """What the team says of a record itself; one that says nothing where that is so."""
    for item in store().said(kind.__name__, id_):
        if isinstance(item, kind) and item.source.name == TEAM and item.id == id_:
            return item
    blank: _Kind = KINDS[kind.__name__].record(id=id_, source=Source(TEAM))
    return blank


def write_by_hand(record: Record, why: str) -> None:
    """Keep what the team says of a record."""
    store().write(Batch(TEAM, [record]), by=signed_in_visitor().name_for_audit, why=why)
