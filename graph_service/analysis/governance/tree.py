"""Which body stands below which, safe with circles and with several parents."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph_service.analysis.governance.walk import walked
from graph_service.snapshot import Snapshot

# A body has its place under what it is part of, before what it reports to. Of a delegation the
# body that delegates is the upper one.
FIRM = ("part-of", "reports-to", "delegates-to")
# These give a body a place only where nothing firmer does and no circle comes of it: a committee
# may well oversee the collaborative that it is part of.
LOOSE = ("oversees", "advises", "member-of", "hosts")
DOWNWARD = frozenset({"delegates-to", "oversees", "hosts"})
_ORDER = {relation: place for place, relation in enumerate((*FIRM, *LOOSE))}


@dataclass(frozen=True)
class Above:
    """The bodies right above one: the one that gives it its place ("" at the top), and others."""

    first: str
    further: tuple[str, ...] = ()


Places = Mapping[str, Above]


def places_of(snapshot: Snapshot) -> Places:
    """What stands above each body. Circles of firm relations stay as they are said."""
    upper = _upper(snapshot)
    first = {id_: min(above)[1] for id_, above in upper.items() if min(above)[0] < len(FIRM)}
    for id_, above in sorted(upper.items()):
        loose = [other for _, other in sorted(above) if not _reaches(first, other, id_)]
        if id_ not in first and loose:
            first[id_] = loose[0]
    return {
        id_: Above(
            first.get(id_, ""),
            tuple(dict.fromkeys(o for _, o in sorted(upper.get(id_, ())) if o != first.get(id_))),
        )
        for id_ in snapshot.bodies
    }


def tree_order(snapshot: Snapshot, places: Places) -> list[tuple[str, int]]:
    """Every body once with its depth (0 at the top), each followed by those below it, by name.

    Where bodies stand in a circle, the walk enters it at the first of them by name.
    """
    by_name = sorted(snapshot.bodies, key=lambda id_: (snapshot.bodies[id_].name, id_))
    first = {id_: above.first for id_, above in places.items()}
    return list(walked(first, by_name).items())


def _upper(snapshot: Snapshot) -> dict[str, set[tuple[int, str]]]:
    """For each body those said to be above it, with how firmly (less is firmer)."""
    bodies = snapshot.bodies
    said = [(-1, body.id, body.parent_id) for body in bodies.values()]
    for item in snapshot.relationships.values():
        ends = (item.source_id, item.target_id)
        lower, upper = reversed(ends) if item.relation in DOWNWARD else ends
        if item.relation in _ORDER:
            said.append((_ORDER[item.relation], lower, upper))
    found: dict[str, set[tuple[int, str]]] = {}
    for order, lower, upper in said:
        if lower in bodies and upper in bodies and lower != upper:
            found.setdefault(lower, set()).add((order, upper))
    return found


def _reaches(first: Mapping[str, str], start: str, wanted: str) -> bool:
    """Whether going up from one body leads to another."""
    seen: set[str] = set()
    while start in first and start not in seen and start != wanted:
        seen.add(start)
        start = first[start]
    return start == wanted
