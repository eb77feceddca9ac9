"""Which one group each person belongs to, by a dimension or by a column that a source brought."""

from dataclasses import dataclass

from graph_service.analysis.dimensions import BY_CODE
from graph_service.errors import Refused
from graph_service.snapshot import Snapshot


@dataclass(frozen=True)
class Grouping:
    """Each person's group by id ("" where it is not known), and the words of each group."""

    by: str
    group_of: dict[str, str]
    words: dict[str, str]


def grouping(snapshot: Snapshot, by: str) -> Grouping:
    """Group a snapshot's people by a dimension, or by a further column that came with them.

    A person of several professions or employers counts under the first, since measures of a
    grouping need one group a person. Where a column is called like a dimension of which nothing
    is said, as that of a network file may be, the column is meant.

    Raises:
        Refused: `by` is neither a dimension nor a column.
    """
    dimension = BY_CODE.get(by.lower().replace("_", "-"))
    column = _column(snapshot, by)
    if dimension is None:
        return _by_column(snapshot, by, column)
    said = dimension.said(snapshot, None)
    if column and not any(said.values()):
        return _by_column(snapshot, by, column)
    groups = {id_: dimension.sort(snapshot, said[id_]) for id_ in snapshot.people}
    first = {id_: next(iter(found), "") for id_, found in groups.items()}
    return Grouping(by, first, dict(dimension.groups(snapshot)))


def _columns(snapshot: Snapshot) -> dict[str, str]:
    """The further columns that came with people, by their names in small letters."""
    names = (name for item in snapshot.people.values() for name in item.attributes)
    return {name.casefold(): name for name in names}


def _column(snapshot: Snapshot, by: str) -> str:
    return _columns(snapshot).get(by.casefold(), "")


def _by_column(snapshot: Snapshot, by: str, column: str) -> Grouping:
    if not column:
        known = ", ".join([*BY_CODE, *sorted(_columns(snapshot).values())])
        raise Refused(f"People cannot be grouped by '{by}': choose one of {known}.")
    found = {id_: item.attributes.get(column, "") for id_, item in snapshot.people.items()}
    return Grouping(by, found, {group: group for group in sorted(set(found.values())) if group})
