"""Early warnings of all bodies that have a target of their own, set by the team."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph_service.analysis.dimensions import BY_CODE
from graph_service.analysis.gap_history import gap_history
from graph_service.analysis.gap_warnings import Warned
from graph_service.errors import Refused
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot


@dataclass(frozen=True)
class Watched:
    """One early warning of a body, by a dimension that its target speaks of."""

    scope: Scope
    by: str
    warned: Warned


def target_warnings(latest: Snapshot, earlier: Snapshot) -> tuple[Watched, ...]:
    """The early warnings of every body with a target, since an earlier day.

    Only bodies with yardstick rows of their own are looked at, along the dimensions of these rows.
    """
    return tuple(found for item in _asked(latest) for found in _warnings(latest, earlier, *item))


def has_targets(snapshot: Snapshot) -> bool:
    """Whether any body has a target, so that there is anything to watch."""
    return any(_asked(snapshot))


def _asked(snapshot: Snapshot) -> Iterator[tuple[Scope, str]]:
    """Bodies with the dimensions of their targets, in order."""
    pairs = {
        (row.scope, row.dimension)
        for row in snapshot.yardsticks.values()
        if row.scope and row.dimension in BY_CODE
    }
    for text, by in sorted(pairs):
        kind, _, id_ = text.partition(":")
        if kind == "Organization" and id_ in snapshot.bodies:
            yield Scope(kind, id_), by


def _warnings(latest: Snapshot, earlier: Snapshot, scope: Scope, by: str) -> Iterator[Watched]:
    try:
        found = gap_history(latest, (earlier,), (by,), scope)
    except Refused:
        return  # rows that say nothing, such as one without a share and without a number
    yield from (Watched(scope, by, item) for item in found.warnings)
