"""Several yardsticks at once: what each says of the same people, side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_service.analysis.counting import Group
from graph_service.analysis.dimensions import dimension
from graph_service.analysis.representation import Gap, people_gaps
from graph_service.analysis.yardsticks import available
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot


@dataclass(frozen=True)
class Laid:
    """A yardstick that was laid, and where its figures are from."""

    name: str
    basis: str


@dataclass(frozen=True)
class SeveralRow:
    """One group: how many people, and what each yardstick says of it, by the yardstick's name.

    `share`, `low` and `high` are parts (0 to 1) as in `Gap`, and hold whatever is expected.
    """

    group: Group
    words: tuple[str, ...]
    count: int
    share: float | None
    low: float | None
    high: float | None
    against: Mapping[str, Gap]


@dataclass(frozen=True)
class Several:
    """The answer: all groups in the vocabulary's order, measured by each of `yardsticks`."""

    scope: Scope | None
    as_of: str
    by: tuple[str, ...]
    people: int
    unknown: int
    yardsticks: tuple[Laid, ...]
    rows: tuple[SeveralRow, ...]
    order: tuple[Group, ...]

    @property
    def in_order(self) -> list[SeveralRow]:
        """The groups in order of importance under the first yardstick."""
        place = {group: number for number, group in enumerate(self.order)}
        return sorted(self.rows, key=lambda row: place[row.group])

    def document(self) -> dict[str, Any]:
        """The same as one JSON document."""
        return {
            "scope": str(self.scope) if self.scope else None,
            "as_of": self.as_of,
            "by": list(self.by),
            "people": self.people,
            "unknown": self.unknown,
            "yardsticks": [{"yardstick": one.name, "basis": one.basis} for one in self.yardsticks],
            "groups": [_document(row) for row in self.in_order],
        }


def several(
    snapshot: Snapshot,
    by: Sequence[str] = ("sector",),
    scope: Scope | None = None,
    names: Sequence[str] | None = None,
) -> Several:
    """Lay several yardsticks against the people of a scope.

    Args:
        snapshot: the whole network on one day.
        by: one or two codes of dimensions.
        scope: whose people; all of them by default.
        names: the yardsticks in the order to show them, each once; by default the one that
            `people_gaps` would take, then all others that can be laid.

    Raises:
        NotFound: the scope is not in the snapshot.
        Refused: as `people_gaps`.
    """
    asked: list[str | None] = list(dict.fromkeys(names or [])) or [None]
    answers = [people_gaps(snapshot, by, scope, name) for name in asked]
    if not names:
        usual = answers[0].yardstick
        others = available(snapshot, [dimension(code) for code in by], scope)
        answers += [people_gaps(snapshot, by, scope, name) for name in others if name != usual]
    first = answers[0]
    return Several(
        scope,
        first.as_of,
        first.by,
        first.people,
        first.unknown,
        tuple(Laid(answer.yardstick, answer.basis) for answer in answers),
        tuple(
            SeveralRow(
                gaps[0].group, gaps[0].words, gaps[0].count, gaps[0].share, gaps[0].low,
                gaps[0].high,
                {answer.yardstick: gap for answer, gap in zip(answers, gaps, strict=True)},
            )
            for gaps in zip(*(answer.groups for answer in answers), strict=True)
        ),
        tuple(gap.group for gap in first.in_order),
    )  # fmt: skip


def _document(row: SeveralRow) -> dict[str, Any]:
    return {
        "group": list(row.group),
        "label": list(row.words),
        "count": row.count,
        "share": row.share,
        "low": row.low,
        "high": row.high,
        "against": {
            name: {
                "expected": gap.expected,
                "ratio": gap.ratio,
                "shortfall": gap.shortfall,
                "status": gap.status,
            }
            for name, gap in row.against.items()
        },
    }
