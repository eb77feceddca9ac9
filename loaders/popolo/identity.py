"""Ids for Popolo objects: their own, or one that their facts make."""

from graph_service.records import KINDS
from loaders.ids import derived_id
from loaders.popolo.sayings import Said

_LONGEST = 1000
_MEMBERSHIP = (
    "person_id", "organization_id", "post_id", "role", "start_date", "on_behalf_of_id", "area_id",
    "legislative_period_id",
)  # fmt: skip
"""One person sits in one chamber again and again, for another area or in another period."""


def identified(said: Said, own: str) -> str:
    """Give what is said an id: its `own`, or a derived one; what is wrong with its own, if any."""
    if own:
        said.id, said.derived = own, False
        if len(own) > _LONGEST:
            return f"This id has {len(own)} characters; {_LONGEST} is the most."
    elif not said.id:
        key = _MEMBERSHIP if said.kind == "Membership" else KINDS[said.kind].key
        facts = said.others | said.known
        said.id, said.derived = derived_id([facts.get(name, "") for name in key]), True
    return ""
