"""Every measure in use at once, for one question: rates, points and diversity beside the gaps."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from graph_service.analysis.comparison import SelectionRate, four_fifths, points_apart
from graph_service.analysis.counting import Group, count_people
from graph_service.analysis.dimensions import Dimension, dimension
from graph_service.analysis.diversity import Diversity, diversity
from graph_service.analysis.representation import Gaps, people_gaps
from graph_service.analysis.yardsticks import lay
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot


@dataclass(frozen=True)
class GroupMeasures:
    """One group: `points` lie between its share and the yardstick's (None where that has none).

    `selected` compares how many of the group's people in the whole network are in the scope; None
    where nobody is chosen into the scope, or the groups depend on it.
    """

    group: Group
    words: tuple[str, ...]
    count: int
    share: float | None
    points: float | None
    selected: SelectionRate | None


@dataclass(frozen=True)
class Measures:
    """The answer: the groups in the vocabulary's order, and how mixed all of them are.

    `pool` says whether people are chosen into the scope, so that rates can be compared.
    """

    scope: Scope | None
    as_of: str
    by: tuple[str, ...]
    yardstick: str
    pool: bool
    groups: tuple[GroupMeasures, ...]
    diversity: Diversity

    def document(self) -> dict[str, Any]:
        """The answer as JSON gives it."""
        return {
            **asdict(self),
            "scope": str(self.scope) if self.scope else None,
        }


def measures(
    snapshot: Snapshot,
    by: Sequence[str] = ("sector",),
    scope: Scope | None = None,
    yardstick: str | None = None,
) -> Measures:
    """The measures in use for the people of a scope, grouped by one or two dimensions.

    Raises:
        NotFound: the scope is not in the snapshot.
        Refused: as `people_gaps`.
    """
    found = people_gaps(snapshot, by, scope, yardstick)
    dimensions = tuple(dimension(code) for code in found.by)
    shares = lay(snapshot, dimensions, scope, found.yardstick).shares
    pool = _is_chosen_into(snapshot, scope) and not any(item.of_scope for item in dimensions)
    rates = _rates(snapshot, dimensions, found) if pool else {}
    groups = tuple(
        GroupMeasures(
            gap.group,
            gap.words,
            gap.count,
            gap.share,
            points_apart(gap.share, shares[gap.group])
            if gap.share is not None and gap.group in shares
            else None,
            rates.get(gap.group),
        )
        for gap in found.groups
    )
    mixed = diversity({gap.group: gap.count for gap in found.groups})
    return Measures(scope, found.as_of, found.by, found.yardstick, pool, groups, mixed)


def _is_chosen_into(snapshot: Snapshot, scope: Scope | None) -> bool:
    """Whether people come into a scope by being chosen: not by where they live or work."""
    if scope is None or scope.kind == "Area":
        return False
    return scope.kind != "Organization" or scope.id in snapshot.bodies


def _rates(
    snapshot: Snapshot, by: Sequence[Dimension], found: Gaps
) -> Mapping[Group, SelectionRate]:
    """The rate at which each group of the whole network is in the scope."""
    everybody = count_people(snapshot, by)
    return four_fifths(
        {gap.group: (gap.count, everybody.groups[gap.group]) for gap in found.groups}
    )
