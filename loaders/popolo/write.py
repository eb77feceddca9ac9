"""A snapshot as Popolo JSON, valid by Popolo's schemas, that `load` reads back."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from graph_service.fields import Field, Kind
from graph_service.records import KINDS, Membership, Record, Relationship
from graph_service.snapshot import Snapshot
from loaders.aside import aside
from loaders.popolo.classes import CLASSES, OTHERS, PopoloClass
from loaders.popolo.facts_out import fact_of
from loaders.shown import shown_facts


def write_popolo(path: Path, snapshot: Snapshot) -> int:
    """Write people, organisations, memberships, posts, areas and events; how many they are.

    What Popolo has no class for (ties, programmes and who takes part in them) is left out, and so
    are private fields and how to reach people. Fields that Popolo has no property for have our
    names; an invented person says `"invented": true`. An organisation that is a member of another
    is a membership whose `member` it is.

    Raises:
        Refused: the file cannot be written.
    """
    document = {class_.lists[0]: list(_listed(class_, snapshot)) for class_ in CLASSES.values()}
    text = json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False)
    with aside(path) as part:
        part.write_bytes(text.encode("utf-8", "replace"))
    return sum(map(len, document.values()))


def _listed(class_: PopoloClass, snapshot: Snapshot) -> Iterator[Mapping[str, Any]]:
    for record in snapshot.of(class_.kind).values():
        if not isinstance(record, Membership) or _has_place(record):
            yield _object(class_, KINDS[class_.kind], record)
    if class_.kind == "Membership":
        for relation in snapshot.relationships.values():
            if relation.relation == "member-of":
                yield _as_membership(class_, relation)


def _has_place(membership: Membership) -> bool:
    """Whether anything is left of a membership where there are no programmes."""
    inside = membership.organization_id or membership.post_id
    return bool(inside or not membership.programme_id)


def _as_membership(class_: PopoloClass, relation: Relationship) -> Mapping[str, Any]:
    said = _object(class_, KINDS["Relationship"], relation)
    for name in ("source_id", "target_id", "relation"):
        said.pop(name)
    member = {"@type": "Organization", "id": relation.source_id}
    return said | {"member": member, "organization_id": relation.target_id}


def _object(class_: PopoloClass, kind: Kind, record: Record) -> dict[str, Any]:
    said: dict[str, Any] = {"id": record.id}
    for field in kind.fields:
        value = getattr(record, field.name)
        if _is_shown(field) and value not in ("", (), None):
            name = class_.titles.get(field.name, field.name)
            said[name] = list(value) if isinstance(value, tuple) else value
    others = {}
    for name, text in shown_facts(record).items():
        value = None if name in said else fact_of(class_, kind, name, text)
        if value is None:
            others[name] = text
        else:
            said[name] = value
    return said | {OTHERS: others} if others else said


def _is_shown(field: Field) -> bool:
    # Who refers to a professional group or a programme would refer to nothing here.
    out_of_place = field.refers_to and field.refers_to not in CLASSES
    return not (field.type == "attributes" or field.private or out_of_place)
