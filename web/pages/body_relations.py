"""How one body stands to others, in words with links."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph_service.codes import RELATIONS
from graph_service.snapshot import Snapshot
from web.access import may_see_body
from web.links import body_link


@dataclass(frozen=True)
class RelationLine:
    """Words, the other body, words; `address` is "" where the visitor may not open it."""

    before: str
    name: str
    address: str
    after: str


def relations_of(snapshot: Snapshot, body_id: str) -> Iterator[RelationLine]:
    """How it stands to others, as it is said; what is part of it comes last."""
    parent = snapshot.bodies[body_id].parent_id
    if parent:
        yield _line(snapshot, parent, before=RELATIONS.say("part-of"))
    for item in snapshot.relationships.values():
        words = RELATIONS.say(item.relation)
        if item.source_id == body_id:
            yield _line(snapshot, item.target_id, before=words)
        elif item.target_id == body_id:
            yield _line(snapshot, item.source_id, after=words)
    for body in snapshot.bodies.values():
        if body.parent_id == body_id:
            yield _line(snapshot, body.id, after=RELATIONS.say("part-of"))


def _line(snapshot: Snapshot, id_: str, before: str = "", after: str = "") -> RelationLine:
    return RelationLine(
        f"It {before}" if before else "",
        snapshot.label("Organization", id_),
        _address(snapshot, id_),
        f"{after} it" if after else "",
    )


def _address(snapshot: Snapshot, id_: str) -> str:
    return body_link(id_) if id_ in snapshot.bodies and may_see_body(id_) else ""
