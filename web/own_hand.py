"""What the team itself says of a record, to say more of it: their hand beside what files say."""

from typing import TypeVar

from graph_service.editing import own_row
from graph_service.records import Record
from graph_service.store import TEAM, Batch
from web.held import store
from web.visitor import signed_in_visitor

_Kind = TypeVar("_Kind", bound=Record)


def team_row(kind: type[_Kind], id_: str) -> _Kind:
    """What the team says of a record itself; one that says nothing where that is so."""
    return own_row(store().said(kind.__name__, id_), kind, id_, TEAM)


def write_by_hand(record: Record, why: str) -> None:
    """Keep what the team says of a record."""
    store().write(Batch(TEAM, [record]), by=signed_in_visitor().name_for_audit, why=why)
