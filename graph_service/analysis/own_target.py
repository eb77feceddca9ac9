"""A target of the team's own as records: which rows to write, and which to take away."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph_service.analysis.dimensions import Dimension
from graph_service.analysis.yardstick_rows import PUBLISHED, by_group
from graph_service.errors import Refused
from graph_service.new_ids import free_id
from graph_service.records import Yardstick
from graph_service.snapshot import Snapshot

BUILT_IN = frozenset({"even", "network", "organizations", "minimum"})
LONGEST_NAME = 100


@dataclass(frozen=True)
class Target:
    """Which target is meant: its name, along which dimension, for which scope ("" everywhere)."""

    by: Dimension
    scope: str
    name: str


@dataclass(frozen=True)
class Wanted:
    """What is wanted of one group: at least so many people, or a share (0 to 1); else nothing."""

    count: int | None = None
    share: float | None = None


@dataclass(frozen=True)
class TargetRecords:
    """What to write for a target, and which rows (kind, id) to take away.

    `refused` says of groups, by code, why what is wanted of them cannot be kept; then the others
    are empty.
    """

    records: tuple[Yardstick, ...] = ()
    removed: tuple[tuple[str, str], ...] = ()
    refused: Mapping[str, str] | None = None


def rows_of_target(snapshot: Snapshot, target: Target) -> dict[str, Yardstick]:
    """The rows of a target by the code of their group: those for exactly its scope."""
    rows = [
        row
        for row in snapshot.yardsticks.values()
        if (row.name, row.dimension, row.scope) == (target.name, target.by.code, target.scope)
    ]
    return by_group(target.by.groups(snapshot), rows)


def check_name(name: str) -> str:
    """A name that a target may have, without spaces around it.

    Raises:
        Refused: it is blank, too long, or the name of a yardstick that is not the team's to set.
    """
    name = " ".join(name.split())
    if not name:
        raise Refused("Give the target a name, for example 'target'.")
    if len(name) > LONGEST_NAME:
        raise Refused(f"Give the target a shorter name: at most {LONGEST_NAME} letters.")
    if name.casefold() in BUILT_IN | PUBLISHED:
        raise Refused(
            f"'{name}' is the name of a yardstick that is no target: choose another name."
        )
    return name


def target_records(
    snapshot: Snapshot,
    target: Target,
    wanted: Mapping[str, Wanted],
    basis: str,
    by_hand: str,
) -> TargetRecords:
    """What has to be written so that a target says what is wanted.

    A row that a file brought can be overruled by the same kind of figure, not taken away: the
    team's word is laid over the file's, field by field, and a blank says nothing. A group that
    `wanted` does not name stays as it is.

    Args:
        snapshot: the records as they are.
        target: the target to change or to make.
        wanted: what is wanted by code of group; a `Wanted()` takes the row away.
        basis: where the figures are from.
        by_hand: the source that is the team's own hand.
    """
    before = rows_of_target(snapshot, target)
    records, removed, refused = [], [], {}
    taken = set(snapshot.yardsticks)
    for code, wish in wanted.items():
        row = before.get(code)
        own = row is not None and row.source.name == by_hand
        if row is not None and not own and (problem := _overruling(row, wish)):
            refused[code] = problem
        elif wish == Wanted():
            removed += [("Yardstick", row.id)] if row is not None else []
        elif row is None:
            id_ = free_id(" ".join((target.name, target.by.code, target.scope, code)), taken)
            taken.add(id_)
            records.append(_row(target, id_, code, wish, basis))
        elif Wanted(row.count, row.share) != wish or (own and row.basis != basis):
            records.append(_row(target, row.id, row.group, wish, basis))
    if refused:
        return TargetRecords(refused=refused)
    return TargetRecords(tuple(records), tuple(removed))


def _overruling(row: Yardstick, wish: Wanted) -> str:
    """Why the team cannot lay a wish over the row of a file; "" where it can."""
    came = f"This figure came with '{row.source.name}'"
    if wish == Wanted():
        return f"{came} and can't be taken away here: write 0 to ask for nobody, or mend the file."
    if (wish.count is None) != (row.count is None):
        kind = "a share" if row.count is None else "a number of people"
        return f"{came} as {kind}: give {kind} here too, or make a target with another name."
    return ""


def _row(target: Target, id_: str, group: str, wish: Wanted, basis: str) -> Yardstick:
    return Yardstick(
        id=id_,
        name=target.name,
        dimension=target.by.code,
        group=group,
        scope=target.scope,
        share=wish.share,
        count=wish.count,
        basis=basis,
    )
