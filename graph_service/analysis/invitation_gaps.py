"""Which gaps invitations are to close: along which dimensions, how many people, how much each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph_service import codes
from graph_service.analysis.dimensions import BY_CODE, Dimension, borough_of, dimension
from graph_service.analysis.overview import OPEN
from graph_service.analysis.representation import Gap, Gaps, people_gaps
from graph_service.analysis.yardsticks import available
from graph_service.errors import Refused
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot

USUAL = ("sector", "place", "profession")
MOST_WEIGHT = 100
POINTS = 100
"""Of a person short at weight 1, so that weights may have two decimals."""


@dataclass(frozen=True)
class Wanted:
    """A group of which people are short, and the points that each of them found is worth."""

    dimension: str
    gap: Gap
    short: int
    points: int

    @property
    def label(self) -> str:
        """The group in words."""
        return self.gap.words[0]

    def document(self) -> dict[str, object]:
        """The group as `invite --json` names it."""
        return {"dimension": self.dimension, "group": list(self.gap.group), "label": self.label}


def dimensions_asked(
    snapshot: Snapshot, scope: Scope, by: Sequence[str], yardstick: str | None
) -> tuple[Dimension, ...]:
    """The dimensions to look along: those asked for, else those that a yardstick speaks of here.

    By default those with a row for just this scope; else those with a row of the yardstick that is
    asked for; else sector, place and profession, where the yardstick can be laid and the scope does
    not decide it itself.

    Raises:
        Refused: there is no such dimension, or it is one that follows from the seat itself.
    """
    chosen = [dimension(code) for code in dict.fromkeys(by)]
    for item in chosen:
        if item.of_scope:
            raise Refused(
                f"Nobody can be invited by {item.words.lower()}, which follows from the seat: "
                f"choose among {', '.join(d.code for d in BY_CODE.values() if not d.of_scope)}."
            )
    return tuple(chosen) or _usual(snapshot, scope, yardstick)


def _usual(snapshot: Snapshot, scope: Scope, yardstick: str | None) -> tuple[Dimension, ...]:
    every = [item for item in BY_CODE.values() if not item.of_scope]
    rows = snapshot.yardsticks.values()
    here = {row.dimension for row in rows if row.scope == str(scope)
            and yardstick in (None, row.name)}  # fmt: skip
    named = {row.dimension for row in rows if yardstick == row.name and not row.scope}
    spoken = [item for item in every if item.code in (here or named)]
    if spoken:
        return tuple(spoken)
    usual = [BY_CODE[code] for code in USUAL if code not in _decided(snapshot, scope)]
    fitting = [i for i in usual if not yardstick or yardstick in available(snapshot, [i], scope)]
    return tuple(fitting or usual)


def _decided(snapshot: Snapshot, scope: Scope) -> tuple[str, ...]:
    """The dimensions that the scope itself decides: a body of Bexley wants people of Bexley."""
    if scope.kind == "Organization" and scope.id not in snapshot.bodies:
        return ("sector", "place")
    area_id = scope.id if scope.kind == "Area" else getattr(
        snapshot.of(scope.kind).get(scope.id), "area_id", ""
    )  # fmt: skip
    return ("place",) if borough_of(snapshot, area_id) else ()


def measured(
    snapshot: Snapshot, scope: Scope, by: Sequence[Dimension], yardstick: str | None
) -> list[Gaps]:
    """The gaps along each dimension; where nobody is yet, at least one of each is wanted.

    A share of nobody is nothing, so that an empty list would have no gaps by a share.
    """
    found = []
    for item in by:
        answer = people_gaps(snapshot, (item.code,), scope, yardstick)
        counts = any(gap.least is not None for gap in answer.groups)
        if not answer.people and not yardstick and not counts:
            answer = people_gaps(snapshot, (item.code,), scope, "minimum")
        found.append(answer)
    return found


def wanted(answers: Sequence[Gaps], weights: Mapping[str, float]) -> tuple[Wanted, ...]:
    """The groups that are missing or too few, with their points; those of weight 0 are left out.

    A dimension of which nothing is known of anybody there has none: that is no finding.

    Args:
        answers: what was measured, a dimension each.
        weights: by `DIM`, or by `DIM:GROUP`, which goes before; 1 where nothing is said.

    Raises:
        Refused: a weight is of no dimension or group that is looked at, or not from 0 to 100.
    """
    points = {key: _points(key, weight, answers) for key, weight in weights.items()}
    return tuple(
        Wanted(code, gap, max(1, gap.shortfall), worth)
        for answer in answers
        if not is_unknown(answer)
        for code in answer.by
        for gap in answer.groups
        if gap.status in OPEN
        and (worth := points.get(f"{code}:{gap.group[0]}", points.get(code, POINTS)))
    )


def is_unknown(answer: Gaps) -> bool:
    """Whether there are people, and of none of them the group is known."""
    return bool(answer.people) and answer.people == answer.unknown


def parse_weights(texts: Sequence[str]) -> dict[str, float]:
    """Read `DIM=W` and `DIM:GROUP=W`.

    Raises:
        Refused: a text is not of that form.
    """
    found = {}
    for text in texts:
        key, _, number = text.rpartition("=")
        try:
            code, colon, group = key.strip().partition(":")
            found[dimension(code).code + colon + group] = float(number)
        except ValueError:
            raise Refused(
                f"The weight '{text}' is not understood: write a dimension and a number, for "
                "example place=2."
            ) from None
    return found


def _points(key: str, weight: float, answers: Sequence[Gaps]) -> int:
    code, colon, group = key.partition(":")
    known = {item.by[0]: {gap.group[0] for gap in item.groups} for item in answers}
    if code not in known or (colon and group not in known[code]):
        raise Refused(
            f"The weight of '{key}' weighs nothing: the gaps here are by "
            f"{', '.join(codes.DIMENSIONS.say(item).lower() for item in known)}."
        )
    if not 0 <= weight <= MOST_WEIGHT:
        raise Refused(f"A weight is a number from 0 to {MOST_WEIGHT}, not {weight:g}.")
    return round(weight * POINTS)
