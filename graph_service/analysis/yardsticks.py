"""What each group's share or number of people should be: the yardsticks of `gaps`.

Built in: `even` (the same share for each group), `network` (the shares of the whole network),
`organizations` (the shares of the organisations there are) and `minimum` (one person at least of
each). All others are rows of the store (`Yardstick`): `population`, `workforce`,
`not-yet-involved` and the team's own.
"""

from collections.abc import Callable, Mapping, Sequence

from graph_service.analysis.counting import (
    Counts,
    Group,
    all_groups,
    count_organizations,
    count_people,
)
from graph_service.analysis.dimensions import Dimension
from graph_service.analysis.yardstick_rows import (
    PUBLISHED,
    TARGET,
    Measure,
    fits,
    measure_of,
    names,
    rows_of,
    targets,
)
from graph_service.errors import Refused
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot

__all__ = ["PUBLISHED", "TARGET", "Measure", "available", "is_whole", "lay", "targets"]


def lay(
    snapshot: Snapshot, by: Sequence[Dimension], scope: Scope | None, name: str | None
) -> Measure:
    """The yardstick of that name, or the default one, for these dimensions and this scope.

    By default the team's target (see `targets`); where there is none, `even` for the whole system
    and `network` for anything smaller.

    Raises:
        Refused: no such yardstick speaks of these dimensions; the sentence says how to add one.
    """
    name = name or _default(snapshot, by, scope)
    rows = rows_of(snapshot, by, scope, name)
    if not all(rows) and name in _BUILT_IN:
        return _BUILT_IN[name](snapshot, by)
    if not any(rows) and name == "population" and [item.code for item in by] == ["place"]:
        return _population_of_areas(snapshot, by)
    missing = [item.words.lower() for item, found in zip(by, rows, strict=True) if not found]
    if missing:
        raise Refused(
            f"There is no yardstick '{name}' by {' and '.join(missing)} here: add rows with that "
            "name, dimension, group and share to the sheet 'yardsticks' and load it, or choose "
            f"one of {', '.join(available(snapshot, by, scope))}."
        )
    return measure_of(snapshot, by, name, rows)


def available(snapshot: Snapshot, by: Sequence[Dimension], scope: Scope | None) -> list[str]:
    """The names of the yardsticks that can be laid against these dimensions here."""
    placed = all(item.organization for item in by)
    found = [name for name in _BUILT_IN if placed or name != "organizations"]
    named = [name for name in names(snapshot) if name not in found]
    return found + [name for name in named if fits(by, rows_of(snapshot, by, scope, name))]


def is_whole(snapshot: Snapshot, scope: Scope | None) -> bool:
    """Whether a scope is all of the system: none given, or the system's own area."""
    system = snapshot.system
    return scope is None or bool(
        system and scope.kind == "Area" and scope.id and scope.id == system.area_id
    )


def _default(snapshot: Snapshot, by: Sequence[Dimension], scope: Scope | None) -> str:
    whole = is_whole(snapshot, scope)
    own = targets(snapshot, by, scope) or (targets(snapshot, by, None) if whole else [])
    return next(iter(own), "even" if whole else "network")


def _even(snapshot: Snapshot, by: Sequence[Dimension]) -> Measure:
    groups = all_groups(snapshot, by)
    basis = f"the same share for each of the {len(groups)} groups"
    return Measure(
        "even", "an even share", basis, dict.fromkeys(groups, 1 / max(1, len(groups))), {}
    )


def _network(snapshot: Snapshot, by: Sequence[Dimension]) -> Measure:
    counts = count_people(snapshot, by)
    basis = f"the shares among the {counts.known} people of the whole network who can be placed"
    return Measure("network", "its share of the whole network", basis, _shares(counts), {})


def _organizations(snapshot: Snapshot, by: Sequence[Dimension]) -> Measure:
    odd = [item.words.lower() for item in by if item.organization is None]
    if odd:
        raise Refused(
            f"Organisations have no {' or '.join(odd)}, so they are no yardstick for it: choose "
            "even, network or minimum."
        )
    counts = count_organizations(snapshot, by)
    basis = f"the shares among the {counts.known} organisations that can be placed"
    return Measure("organizations", "its share of the organisations", basis, _shares(counts), {})


def _minimum(snapshot: Snapshot, by: Sequence[Dimension]) -> Measure:
    ones = dict.fromkeys(all_groups(snapshot, by), 1)
    return Measure("minimum", "", "at least one person of each group", {}, ones)


def _population_of_areas(snapshot: Snapshot, by: Sequence[Dimension]) -> Measure:
    living = {code: snapshot.areas[code].population or 0 for (code,) in all_groups(snapshot, by)}
    total = sum(living.values())
    if not living or not all(living.values()):
        raise Refused(
            "The population of some borough is not known: fill the column 'population' of the "
            "sheet 'areas' and load it, or choose even, network, organizations or minimum."
        )
    shares: dict[Group, float] = {(code,): number / total for code, number in living.items()}
    basis = f"where the {total:,} people of the area live"
    return Measure("population", "its share of the population", basis, shares, {})


def _shares(counts: Counts) -> dict[Group, float]:
    return {group: counts.share(group) or 0.0 for group in counts.groups}


_BUILT_IN: Mapping[str, Callable[[Snapshot, Sequence[Dimension]], Measure]] = {
    "even": _even,
    "network": _network,
    "organizations": _organizations,
    "minimum": _minimum,
}
