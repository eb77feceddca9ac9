"""The part of the network that answers what is asked of the map."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from itertools import starmap
from typing import TypeVar

from graph_service.analysis.affiliation import Affiliation, SeatBase, affiliation
from graph_service.analysis.group_map import GroupMap, group_map
from graph_service.analysis.sociogram import MOST_DOTS, Base, Sociogram, sociogram
from graph_service.network import people_network, undirected
from graph_service.relations import Ties
from graph_service.snapshot import Snapshot
from web.days import Days
from web.links import Named, person_link
from web.pages.map_asked import GROUPINGS, Asked
from web.pages.map_people import fitting, people_asked
from web.pages.map_ties import kinds_of_ties, of_age
from web.remembered import last_known, remembered
from web.shown import narrowed, seen_as, snapshot_shown
from web.visitor import Visitor

OPENED_BY = ("place", "sector", "profession", "level")
"""The dimensions by which many people are opened step by step: each is a filter as well."""
KEPT = 20
FIRST = 250
"""As many people can be read at once before a question is chosen."""
_Value = TypeVar("_Value")


@dataclass(frozen=True)
class Before:
    """Everybody of an earlier day who fits, and their ties as sorted pairs of ids."""

    snapshot: Snapshot
    people: frozenset[str]
    pairs: frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Part:
    """A part of the network: `found` is its map, or `groups` where it has too many people to draw.

    `snapshot` is the whole, for what is known of those on the map, whose `ids` these are; `shown`
    is what of it the visitor is shown. `before`
    is as at the day since which changes are asked for, None where none is. `seats` are what the
    people are in, where that is to be drawn.
    """

    snapshot: Snapshot
    shown: Snapshot
    asked: Asked
    days: Days
    ties: tuple[str, ...]
    found: Sociogram | None
    groups: GroupMap | None = None
    ids: frozenset[str] = frozenset()
    before: Before | None = None
    seats: Affiliation | None = None

    @property
    def young(self) -> Ties:
        """The ties of the age that is asked for."""
        return of_age(self.ties, self.asked, self.snapshot.as_of)

    def person(self, id_: str) -> Named:
        """A person with their page."""
        return Named(self.snapshot.label("Person", id_), person_link(id_))

    @property
    def bridge_ids(self) -> tuple[str, ...]:
        """The people whom most ways lead through."""
        return tuple(bridge.id for bridge in self.found.cohesion.bridges) if self.found else ()


def part_of(days: Days, history: Snapshot, who: Visitor, asked: Asked) -> Part:
    """The part of what a visitor is shown that they ask for, with its map.

    `history` holds the people and ties of all days: whoever stays on the map stays in place.

    Raises:
        NotFound: somebody who is asked for is not there.
    """
    part = _Found(days.snapshot, history, who, asked).part(days)
    if days.before is None or part.found is None:
        return part
    shown = snapshot_shown(days.before, who)
    people = fitting(days.before, shown, asked)
    young = of_age(part.ties, asked, days.before.as_of)
    pairs = undirected(people_network(narrowed(shown, people), young))
    before = Before(shown, frozenset(people), frozenset(starmap(pair_of, pairs.edges)))
    return replace(part, before=before)


def pair_of(one: str, other: str) -> tuple[str, str]:
    """Two people as a pair, whichever is named first."""
    return min(one, other), max(one, other)


class _Found:
    """The people and maps of one day."""

    def __init__(self, whole: Snapshot, history: Snapshot, who: Visitor, asked: Asked) -> None:
        self.whole, self.history, self.who, self.asked = whole, history, who, asked
        self.shown = snapshot_shown(whole, who)
        self.seen_as = seen_as(whole, who)

    def part(self, days: Days) -> Part:
        """The part as asked."""
        ties = kinds_of_ties(self.shown, self.asked, self.who)
        people = people_asked(self.whole, self.shown, self.asked, self._young(ties))
        if len(people) > self._most():
            groups = self._groups(people, ties)
            return Part(
                self.whole, self.shown, self.asked, days, ties, None, groups, frozenset(people)
            )
        found = self._sociogram(people, ties)
        if self.asked.cluster:
            people = {dot.id for dot in found.dots if dot.cluster == self.asked.cluster}
            found = self._sociogram(people, ties)
        part = Part(self.whole, self.shown, self.asked, days, ties, found, ids=frozenset(people))
        return replace(part, seats=self._seats(people)) if self.asked.hubs else part

    def _sociogram(self, people: set[str], ties: tuple[str, ...]) -> Sociogram:
        by = self.asked.by or GROUPINGS[0]
        key = (self.seen_as, by, ties, self.asked.recent, frozenset(people))
        kept: dict[Hashable, Sociogram] = remembered("map", self.whole, lambda _: {})
        part, young = narrowed(self.shown, people), self._young(ties)
        return _kept(kept, key, lambda: sociogram(part, by, young, base=self._base(ties, people)))

    def _young(self, ties: tuple[str, ...]) -> Ties:
        return of_age(ties, self.asked, self.whole.as_of)

    def _seats(self, people: set[str]) -> Affiliation:
        """What those people are in, each where it stands on all days."""
        shared = self.asked.hubs
        key = (self.seen_as, shared, frozenset(people))
        kept: dict[Hashable, Affiliation] = remembered("map-seats", self.whole, lambda _: {})
        part = narrowed(self.shown, people)
        return _kept(kept, key, lambda: affiliation(part, shared, self._seat_base(shared, people)))

    def _seat_base(self, shared: str, people: set[str]) -> SeatBase | None:
        everybody = snapshot_shown(self.history, self.who)
        if _are_few(people, everybody):
            return None
        kept: dict[Hashable, SeatBase] = remembered("map-seat-base", self.history, lambda _: {})
        return _kept(kept, (self.seen_as, shared), lambda: SeatBase.of(everybody, shared))

    def _most(self) -> int:
        """How many people are drawn one by one: fewer where nobody has asked for anything yet."""
        asked = self.asked.all or self.asked.narrows or self.asked.since or self.asked.hubs
        return MOST_DOTS if asked else min(FIRST, MOST_DOTS)

    def _groups(self, people: set[str], ties: tuple[str, ...]) -> GroupMap:
        """The groups of the dimension asked for, or of the first that is not narrowed already."""
        usual = (code for code in OPENED_BY if not getattr(self.asked, code))
        by = self.asked.by or next(usual, OPENED_BY[0])
        key = (self.seen_as, by, ties, self.asked.recent, frozenset(people))
        part = narrowed(self.shown, people)
        kept: dict[Hashable, GroupMap] = remembered("map-groups", self.whole, lambda _: {})
        return _kept(kept, key, lambda: group_map(part, by, self._young(ties)))

    def _base(self, ties: tuple[str, ...], people: set[str]) -> Base | None:
        """Where everybody of all days stands; None for a few, who have more room by themselves."""
        everybody = snapshot_shown(self.history, self.who)
        if _are_few(people, everybody):
            return None
        key = (self.seen_as, ties)
        before: dict[Hashable, Base] = last_known("map-base", {})
        kept: dict[Hashable, Base] = remembered("map-base", self.history, lambda _: {})
        return _kept(kept, key, lambda: Base.of(everybody, ties, before.get(key)))


def _are_few(people: set[str], everybody: Snapshot) -> bool:
    """Whether people are too few, or all too many, to stand where they do among all."""
    return len(everybody.people) > MOST_DOTS or 2 * len(people) < len(everybody.people)


def _kept(kept: dict[Hashable, _Value], key: Hashable, conclude: Callable[[], _Value]) -> _Value:
    found = kept.get(key)
    if found is None:
        found = conclude()
        if len(kept) >= KEPT:
            kept.clear()
        kept[key] = found
    return found
