"""Records for tests, with dull defaults: say only what matters to the test."""

from itertools import count
from typing import Any

from graph_service.records import (
    KINDS,
    Declaration,
    Membership,
    Organization,
    Person,
    Post,
    Record,
    Tie,
)
from graph_service.snapshot import Snapshot

_numbers = count(1)


def person(id_: str = "", **said: Any) -> Person:
    id_ = id_ or f"person-{next(_numbers)}"
    return Person(id=id_, **{"name": f"Person {id_}", **said})


def organization(id_: str = "", **said: Any) -> Organization:
    id_ = id_ or f"organization-{next(_numbers)}"
    return Organization(id=id_, **{"name": f"Organisation {id_}", **said})


def body(id_: str = "", **said: Any) -> Organization:
    return organization(id_, is_body=True, **said)


def post(id_: str, organization_id: str, **said: Any) -> Post:
    return Post(id=id_, organization_id=organization_id, **{"label": f"Post {id_}", **said})


def membership(person_id: str, organization_id: str = "", **said: Any) -> Membership:
    id_ = said.pop("id", f"{person_id}-{organization_id}-{said.get('post_id', '')}")
    return Membership(id=id_, person_id=person_id, organization_id=organization_id, **said)


def tie(person_id: str, other_id: str, **said: Any) -> Tie:
    id_ = said.pop("id", f"{person_id}-{other_id}-{said.get('context', '')}")
    return Tie(id=id_, person_id=person_id, other_id=other_id, **said)


def declaration(person_id: str, characteristic: str, **said: Any) -> Declaration:
    id_ = said.pop("id", f"{person_id}-{characteristic}")
    return Declaration(id=id_, person_id=person_id, characteristic=characteristic, **said)


def snapshot(*records: Record, as_of: str = "2026-09-01") -> Snapshot:
    """A snapshot of just these records."""
    by_kind: dict[str, dict[str, Record]] = {kind: {} for kind in KINDS}
    for record in sorted(records, key=lambda item: item.id):
        by_kind[type(record).__name__][record.id] = record
    return Snapshot(as_of, 1, by_kind)
