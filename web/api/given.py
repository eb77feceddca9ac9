"""What of a record a program is given: the same rows and fields that its owner sees on pages."""

from collections.abc import Mapping
from typing import Any

from graph_service.fields import Field
from graph_service.integrity import references
from graph_service.records import KINDS, Person, Record
from graph_service.snapshot import Snapshot
from web.shown import contact_of, may_be_shown, ties_shown
from web.visitor import Visitor

PROFESSIONAL = frozenset(
    {"name", "job_title", "level", "side", "sector", "area_id", "profession_ids", "start_date",
     "end_date", "invented"}
)  # fmt: skip
"""What readers see of a person."""


def rows_given(snapshot: Snapshot, kind: str, who: Visitor) -> list[Record]:
    """The records of a kind that somebody may see, in the order of their ids.

    Nothing that names somebody who objects to being shown is given to others.
    """
    rows: list[Record] = list(snapshot.of(kind).values())
    if kind == "Tie":
        rows = list(ties_shown(snapshot, snapshot.ties.values(), who))
    return sorted((row for row in rows if _names_only_shown(snapshot, row, who)), key=_id)


def fields_given(kind: str, record: Record, who: Visitor) -> dict[str, Any]:
    """What a record says to somebody, blanks left out."""
    said: dict[str, Any] = {"id": record.id}
    for field in KINDS[kind].fields:
        value = _value(kind, field, record, who)
        if value not in (None, "", (), {}):
            said[field.name] = list(value) if isinstance(value, tuple) else value
    return said


def _id(record: Record) -> str:
    return record.id


def _names_only_shown(snapshot: Snapshot, record: Record, who: Visitor) -> bool:
    named = [snapshot.people.get(id_) for f, id_ in references(record) if f.points_to == "Person"]
    named += [record] if isinstance(record, Person) else []
    return all(person is None or may_be_shown(person, who) for person in named)


def _value(kind: str, field: Field, record: Record, who: Visitor) -> Any:
    own = isinstance(record, Person) and record.id == who.person_id
    if isinstance(record, Person) and field.name == "email":
        return contact_of(record, who)
    if field.own or ((field.private or field.type == "attributes") and not (who.is_team or own)):
        return None
    if kind == "Person" and who.is_reader and not own and field.name not in PROFESSIONAL:
        return None
    value = getattr(record, field.name)
    return dict(value) if isinstance(value, Mapping) else value
