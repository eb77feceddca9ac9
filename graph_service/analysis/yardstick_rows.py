"""Yardsticks that are rows of the store: which speak here, and what they say together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod

from graph_service.analysis.counting import Group, all_groups
from graph_service.analysis.dimensions import Dimension
from graph_service.errors import Refused
from graph_service.records import Yardstick
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot

TARGET = "target"
"""What a target of the team's own is called where nobody names it."""
PUBLISHED = frozenset({"population", "workforce", "care workforce", "not-yet-involved"})
"""Names of what others found or said: for no scope are they the team's target."""


@dataclass(frozen=True)
class Measure:
    """A yardstick laid against some dimensions.

    `shares` (0 to 1) or `counts` (people) say what is expected of each group; a group that is in
    neither is one the yardstick says nothing of. `words` say a share: "an even share".
    """

    name: str
    words: str
    basis: str
    shares: Mapping[Group, float]
    counts: Mapping[Group, int]


def names(snapshot: Snapshot) -> list[str]:
    """The names of all yardsticks that have rows."""
    return sorted({row.name for row in snapshot.yardsticks.values()})


def targets(snapshot: Snapshot, by: Sequence[Dimension], scope: Scope | None) -> list[str]:
    """The team's own yardsticks for exactly this scope, the one that is used by default first.

    That is the one named `target`; where there is none, the first by name. For the whole system
    (no scope) only rows named `target` are one: rows without a scope speak of everywhere.
    """
    asked = str(scope) if scope else ""
    found = {
        row.name
        for row in snapshot.yardsticks.values()
        if row.scope == asked and row.name not in PUBLISHED and (asked or row.name == TARGET)
    }
    return [
        name
        for name in sorted(found, key=lambda name: (name != TARGET, name.casefold(), name))
        if fits(by, rows_of(snapshot, by, scope, name))
    ]


def fits(by: Sequence[Dimension], rows: Sequence[Sequence[Yardstick]]) -> bool:
    """Whether rows speak of each dimension; numbers of people can't be crossed, shares can."""
    crossed_numbers = len(by) > 1 and any(row.count is not None for row in rows[0])
    return all(rows) and not crossed_numbers


def rows_of(
    snapshot: Snapshot, by: Sequence[Dimension], scope: Scope | None, name: str
) -> list[list[Yardstick]]:
    """The rows for each dimension; a row for just this scope comes after one for everywhere."""
    asked = {"", str(scope) if scope else ""}
    fitting = sorted(
        (row for row in snapshot.yardsticks.values() if row.name == name and row.scope in asked),
        key=lambda row: (row.scope, row.id),
    )
    return [[row for row in fitting if row.dimension == item.code] for item in by]


def by_group(groups: Mapping[str, str], rows: Sequence[Yardstick]) -> dict[str, Yardstick]:
    """Rows by the code of their group, which may be written as its code or in its words.

    Of several rows for one group the last is taken; a row for no group of these is left out.
    """
    spelt = {words.casefold(): code for code, words in groups.items()}
    spelt |= {code.casefold(): code for code in groups}
    found = {spelt.get(row.group.casefold()): row for row in rows}
    return {code: row for code, row in found.items() if code is not None}


def measure_of(
    snapshot: Snapshot, by: Sequence[Dimension], name: str, rows: Sequence[Sequence[Yardstick]]
) -> Measure:
    """Shares or counts from rows; two dimensions multiply, as if they had nothing to do.

    Raises:
        Refused: the rows count people, and two dimensions are asked for.
    """
    named = [by_group(item.groups(snapshot), found) for item, found in zip(by, rows, strict=True)]
    counts = {group: row.count for group, row in named[0].items() if row.count is not None}
    if counts and len(by) > 1:
        raise Refused(
            f"The yardstick '{name}' counts people of one group at a time: ask for one dimension."
        )
    shares = [
        {group: row.share for group, row in found.items() if row.share is not None}
        for found in named
    ]
    crossed = {
        group: prod(found[code] for found, code in zip(shares, group, strict=True))
        for group in all_groups(snapshot, by)
        if all(code in found for found, code in zip(shares, group, strict=True))
    }
    return Measure(
        name,
        f"its share by the yardstick '{name}'",
        basis_of([row for found in named for row in found.values()]),
        {group: share for group, share in crossed.items() if group[0] not in counts},
        {(group,): count for group, count in counts.items()},
    )


def basis_of(rows: Sequence[Yardstick]) -> str:
    """Where the figures of rows are from, each source once."""
    said = "; ".join(dict.fromkeys(row.basis for row in rows if row.basis))
    return said or "rows of the store, without a source"
