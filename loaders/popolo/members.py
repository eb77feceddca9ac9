"""Who is a member: a person, or an organisation in another one."""

from collections.abc import Mapping
from typing import Any

from loaders.ids import derived_id
from loaders.popolo.sayings import Said

_OF_PEOPLE = frozenset(
    {"given_name", "family_name", "gender", "birth_date", "honorific_prefix", "sort_name", "email"}
)
_KEPT = ("start_date", "end_date", "invented", "note")


def is_person(member: Mapping[str, Any]) -> bool:
    """Whether the object below `member` is a person, and no organisation."""
    type_ = member.get("@type") or member.get("type")
    if isinstance(type_, str) and type_.lower().rpartition(":")[2] in ("person", "organization"):
        return type_.lower().endswith("person")
    return bool(_OF_PEOPLE & member.keys())


def relation(said: Said, member: str) -> Said:
    """The relation between organisations that a membership without a person is."""
    known = {"source_id": member, "relation": "member-of"}
    known["target_id"] = said.known.get("organization_id", "")
    facts = said.others | said.known
    id_ = derived_id([*known.values(), *(facts.get(name, "") for name in ("start_date", "role"))])
    known |= {name: facts.pop(name) for name in _KEPT if name in facts}
    facts.pop("organization_id", None)
    where = said.file, said.row
    return Said("Relationship", id_, *where, known, facts, said.inside, derived=True)
