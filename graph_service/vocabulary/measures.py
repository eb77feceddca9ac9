"""What a share should be, and groups that the team keeps."""

from dataclasses import dataclass

from graph_service import codes
from graph_service import fields as has
from graph_service.fields import kind
from graph_service.vocabulary.record import Record


@kind("yardstick", "yardsticks", key=("name", "dimension", "group", "scope"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Yardstick(Record):
    """What one group's share or count should be; rows of one name and dimension belong together."""

    name: str = has.text("Yardstick", required=True)
    dimension: str = has.code("Dimension", codes.DIMENSIONS, required=True)
    group: str = has.text("Group", required=True)
    scope: str = has.text("Scope (KIND:ID, blank for everywhere)")
    share: float | None = has.number("Share (0 to 1)", minimum=0)
    count: int | None = has.whole("At least so many people", minimum=0)
    basis: str = has.text("Where the figure is from")


@kind("saved group", "saved groups", sheet="saved_groups")
@dataclass(frozen=True, kw_only=True, slots=True)
class Group(Record):
    """People that the programme team looks at together, whatever they belong to."""

    name: str = has.text("Name", required=True)
    person_ids: tuple[str, ...] = has.refs("Person", "People", relation="HAS_IN_IT", personal=True)
    note: str = has.text("Note")
