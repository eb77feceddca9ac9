"""Which body stands below which, safe with circles and with several parents."""

from collections.abc import Mapping, Sequence

from graph_service.snapshot import Snapshot

# A body has its place under what it is part of, before what it reports to, before what it advises
# or is a member of. Of a delegation the body that delegates is the upper one.
UPWARD = ("part-of", "reports-to", "delegates-to", "advises", "member-of")
DOWNWARD = frozenset({"delegates-to", "oversees", "hosts"})
_ORDER = {relation: place for place, relation in enumerate([*UPWARD, "oversees", "hosts"])}

Parents = Mapping[str, Sequence[str]]


def parents_of(snapshot: Snapshot) -> Parents:
    """The bodies right above each body, the one that gives it its place first.

    A body is never above itself; circles are left as they are said (see `faults`).
    """
    found: dict[str, list[tuple[int, str]]] = {}
    for body in snapshot.bodies.values():
        if body.parent_id in snapshot.bodies and body.parent_id != body.id:
            found.setdefault(body.id, []).append((-1, body.parent_id))
    for item in snapshot.relationships.values():
        down = item.relation in DOWNWARD
        lower, upper = (
            (item.target_id, item.source_id) if down else (item.source_id, item.target_id)
        )
        known = lower in snapshot.bodies and upper in snapshot.bodies and lower != upper
        if known and item.relation in _ORDER:
            found.setdefault(lower, []).append((_ORDER[item.relation], upper))
    return {
        id_: list(dict.fromkeys(upper for _, upper in sorted(above)))
        for id_, above in found.items()
    }


def tree_order(snapshot: Snapshot, parents: Parents) -> list[tuple[str, int]]:
    """Every body once with its depth (0 at the top), each followed by those below it, by name.

    Where bodies stand in a circle, the walk enters it at the first of them by name.
    """
    below: dict[str, list[str]] = {}
    for id_, above in parents.items():
        below.setdefault(above[0], []).append(id_)
    by_name = sorted(snapshot.bodies, key=lambda id_: (snapshot.bodies[id_].name, id_))
    places = {id_: place for place, id_ in enumerate(by_name)}
    ordered: dict[str, int] = {}
    for start in [id_ for id_ in by_name if id_ not in parents] + by_name:
        waiting = [(start, 0)]
        while waiting:
            id_, depth = waiting.pop()
            if id_ not in ordered:
                ordered[id_] = depth
                children = sorted(below.get(id_, ()), key=places.__getitem__, reverse=True)
                waiting += [(child, depth + 1) for child in children]
    return list(ordered.items())
