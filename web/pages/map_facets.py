"""How many people each choice of a filter would leave, beside all that is asked for already.

Around somebody, or in a cluster, those are counted who are on the map now.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from graph_service.snapshot import Snapshot
from web.pages.map_part import Part
from web.pages.map_people import fitting, with_ties

Facets = Mapping[str, Mapping[str, int]]


def facets(part: Part) -> Facets:
    """By filter, by its choice, how many people there are."""
    asked = part.asked
    among = set(part.shown.people)
    if asked.least or asked.status in ("tied", "alone"):
        among &= with_ties(part.shown, asked, part.young)
    if asked.near or asked.across or asked.cluster:
        among &= part.ids
    return {
        name: count(part.snapshot, among & _left(part, name)) for name, count in _COUNTS.items()
    }


def _left(part: Part, name: str) -> set[str]:
    """Who fits everything but that filter."""
    blank: dict[str, Any] = {name: ""}
    return fitting(part.snapshot, part.shown, replace(part.asked, **blank))


def _sectors(snapshot: Snapshot, ids: Iterable[str]) -> Mapping[str, int]:
    return Counter(snapshot.sectors[id_] for id_ in ids)


def _places(snapshot: Snapshot, ids: Iterable[str]) -> Mapping[str, int]:
    """Whoever is in a place is also in all that it is part of."""
    own = Counter(snapshot.places[id_] for id_ in ids)
    return {area: sum(own[id_] for id_ in snapshot.area_and_below(area)) for area in snapshot.areas}


def _professions(snapshot: Snapshot, ids: Iterable[str]) -> Mapping[str, int]:
    return Counter(code for id_ in ids for code in snapshot.people[id_].profession_ids)


def _levels(snapshot: Snapshot, ids: Iterable[str]) -> Mapping[str, int]:
    return Counter(snapshot.people[id_].level for id_ in ids)


def _bodies(snapshot: Snapshot, ids: Iterable[str]) -> Mapping[str, int]:
    return _in(ids, ((item.person_id, snapshot.organization_of(item))
                     for item in snapshot.memberships.values()))  # fmt: skip


def _programmes(snapshot: Snapshot, ids: Iterable[str]) -> Mapping[str, int]:
    members = snapshot.memberships.values()
    return _in(ids, ((item.person_id, item.programme_id) for item in members))


def _in(ids: Iterable[str], pairs: Iterable[tuple[str, str]]) -> Mapping[str, int]:
    """How many of the people are in each thing, however often."""
    wanted = set(ids)
    return Counter(place for id_, place in set(pairs) if id_ in wanted)


_COUNTS: Mapping[str, Callable[[Snapshot, Iterable[str]], Mapping[str, int]]] = {
    "sector": _sectors, "place": _places, "profession": _professions, "level": _levels,
    "body": _bodies, "programme": _programmes,
}  # fmt: skip
