"""What published answers say against a yardstick, with how sure rounded numbers let us be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_service import codes
from graph_service.analysis.declared import CROSSINGS, LARGE
from graph_service.analysis.declared_verdict import DeclaredGap, declared_gap
from graph_service.analysis.published import EVERYBODY, NO_ANSWER, Column, Release, Table
from graph_service.analysis.yardsticks import is_whole
from graph_service.days import in_words
from graph_service.errors import NotFound, Refused
from graph_service.records import Yardstick
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot

_USUAL = ("population", "workforce")
_SCOPES = {"Area": "place", "Organization": "organization"}


@dataclass(frozen=True)
class DeclaredGaps:
    """What is shown of a characteristic: for everybody, one scope, or each group of a crossing.

    `people` are all whom the figures are of; `no_answer` the cells of those who gave none, by
    column. `held_back` are the columns that are left out.
    """

    characteristic: str
    crossing: str
    scope: Scope | None
    day: str
    figures_of: str
    yardstick: str
    basis: str
    people: int
    gaps: tuple[DeclaredGap, ...]
    no_answer: tuple[DeclaredGap, ...]
    held_back: tuple[str, ...]

    def document(self) -> dict[str, Any]:
        """What `gaps --json` answers with."""
        return {
            "scope": str(self.scope) if self.scope else None,
            "as_of": self.day,
            "figures_of": self.figures_of,
            "by": [self.characteristic, *([self.crossing] if self.is_crossed else [])],
            "yardstick": self.yardstick,
            "basis": self.basis,
            "people": self.people,
            "groups": [gap.document() for gap in self.gaps],
            "no_answer": [gap.document() for gap in self.no_answer],
            "held_back": list(self.held_back),
        }

    @property
    def published(self) -> str:
        """Of which day the figures are."""
        if self.figures_of == self.day:
            return f"Figures of {in_words(self.day)}."
        return (
            f"Figures of {in_words(self.figures_of)}, shown again since fewer than ten people had "
            f"come, gone or changed their answer by {in_words(self.day)}."
        )

    @property
    def is_crossed(self) -> bool:
        """Whether there is a column for each group of another dimension."""
        return self.crossing != EVERYBODY and self.scope is None


def declared_gaps(
    snapshot: Snapshot,
    released: Sequence[Release],
    scope: Scope | None = None,
    second: str = "",
    yardstick: str | None = None,
) -> DeclaredGaps:
    """Lay a yardstick against the newest of the releases.

    Args:
        snapshot: the system on the day of the question, for names and yardsticks.
        released: what `declared.releases` gives, at least one.
        scope: the whole system, a borough, or a large employer.
        second: a dimension to cross with, for the whole system only.
        yardstick: its name; by default the population, or else the workforce.

    Raises:
        Refused: figures are never shown for that scope, or crossed with that.
        NotFound: nothing has been published yet, or not for that scope.
    """
    crossing = _crossing(snapshot, scope, second)
    if not released or not _of_everybody(released[-1]):
        raise NotFound(
            "Nothing is published yet: too few people have answered, or their answers have no day "
            "(the column start_date of the sheet declarations)."
        )
    newest = released[-1]
    table = newest.tables.get(crossing) or newest.tables[EVERYBODY]
    columns = _asked(snapshot, table, crossing, scope)
    name, shares, basis = _shares(snapshot, table.characteristic, scope, yardstick)
    gaps = [
        declared_gap(
            column, row, shares.get(row), name, crossed=crossing != EVERYBODY and scope is None
        )
        for row in table.rows
        for column in columns
    ]
    return DeclaredGaps(
        table.characteristic,
        crossing,
        scope if crossing != EVERYBODY else None,
        newest.day,
        newest.figures_of,
        name,
        basis,
        _of_everybody(newest) if scope is None or crossing == EVERYBODY else columns[0].people,
        tuple(gap for gap in gaps if gap.group[0] != NO_ANSWER),
        tuple(gap for gap in gaps if gap.group[0] == NO_ANSWER),
        table.held_back if scope is None else (),
    )


def _of_everybody(release: Release) -> int:
    """The people of whom there are figures in all; 0 where even those are held back."""
    table = release.tables.get(EVERYBODY)
    return sum(column.people for column in table.columns) if table else 0


def _crossing(snapshot: Snapshot, scope: Scope | None, second: str) -> str:
    whole = is_whole(snapshot, scope)
    second = second.strip().lower().replace("_", "-")
    if second and (not whole or second not in CROSSINGS):
        crossings = ", ".join(code for code in CROSSINGS if code)
        raise Refused(
            "What people declare is crossed with one thing at most, and only for the whole system: "
            f"choose one of {crossings}."
        )
    if whole or scope is None:
        return second
    if scope.kind not in _SCOPES or scope.id in snapshot.bodies:
        raise Refused(
            "What people declare is shown for the whole system, for a borough, or for an employer "
            f"of {LARGE} leaders or more, and for nothing else."
        )
    return _SCOPES[scope.kind]


def _asked(
    snapshot: Snapshot, table: Table, crossing: str, scope: Scope | None
) -> Sequence[Column]:
    if scope is None or crossing == EVERYBODY:
        return table.columns
    found = [column for column in table.columns if column.group == scope.id]
    if table.crossing != crossing or not found:
        name = snapshot.label(scope.kind, scope.id)
        raise NotFound(
            f"No figures are shown for {name}: too few people lead there, or it would give "
            f"somebody's answer away. Boroughs need 10 leaders, employers {LARGE}."
        )
    return found


def _shares(
    snapshot: Snapshot, characteristic: str, scope: Scope | None, name: str | None
) -> tuple[str, Mapping[str, float], str]:
    """The yardstick's name, its shares by answer, and where they are from; none of no yardstick."""
    for one in (name,) if name else _USUAL:
        rows: dict[str, Yardstick] = {}
        for asked in ("", str(scope) if scope else ""):
            rows |= {
                row.group: row
                for row in snapshot.yardsticks.values()
                if (row.name, row.dimension, row.scope) == (one, characteristic, asked)
                and row.share is not None
            }
        if rows:
            shares = {group: row.share for group, row in rows.items() if row.share is not None}
            basis = "; ".join(dict.fromkeys(row.basis for row in rows.values() if row.basis))
            return one or "", shares, basis
    if name:
        words = codes.CHARACTERISTICS.say(characteristic).lower()
        raise Refused(
            f"There is no yardstick '{name}' by {words} here: add rows with that name, dimension, "
            "group and share to the sheet 'yardsticks' and load it."
        )
    return "", {}, ""
