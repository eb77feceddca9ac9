"""Who is a member: a person, or an organisation in another one."""

from collections.abc import Mapping
from typing import Any

from loaders.ids import derived_id
from loaders.popolo.sayings import Said

_OF_PEOPLE = frozenset(
    {"given_name", "family_name", "gender", "birth_date", "honorific_prefix", "sort_name", "email"}
)
_KEPT = ("start_date", "end_date", "invented")


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
    known |= {name: said.known[name] for name in _KEPT if name in said.known}
    others = {name: text for name, text in said.known.items() if name not in _KEPT}
    others.pop("organization_id", None)
    id_ = derived_id([*known.values(), said.known.get("role", "")])
    facts = known, others | said.others
    return Said("Relationship", id_, said.file, said.row, *facts, said.inside, derived=True)
