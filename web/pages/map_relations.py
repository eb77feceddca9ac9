"""Every relation on the map as a table: who, with whom or in what, why, and since when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph_service.analysis.sociogram import Relation
from graph_service.days import in_words, months_between
from web.links import Named
from web.pages.map_hubs import WORDS, hub_address
from web.pages.map_part import Part
from web.pages.people_found import folded
from web.templating import count


@dataclass(frozen=True)
class RelationRow:
    """A relation; `since` says from when it is and how old that makes it."""

    one: Named
    other: Named
    why: str
    since: str


def relation_rows(part: Part) -> Sequence[RelationRow]:
    """The relations that the picture draws, by the names of both."""
    ties = part.found.relations if part.found else ()
    found = _seats(part) if part.seats else tie_rows(part, ties)
    return sorted(found, key=lambda row: (folded(row.one.name), folded(row.other.name), row.why))


def tie_rows(part: Part, relations: Iterable[Relation]) -> list[RelationRow]:
    """Relations as rows, in the same order."""
    return [
        RelationRow(
            part.person(item.one),
            part.person(item.other),
            f"{item.context} (only this way)" if item.one_way else item.context,
            _age(item.since, part.snapshot.as_of),
        )
        for item in relations
    ]


def _seats(part: Part) -> list[RelationRow]:
    seats = part.seats
    if seats is None:
        return []
    hubs = {hub.place: Named(hub.name, hub_address(part, hub)) for hub in seats.hubs}
    is_in = WORDS[seats.shared][2]
    return [
        RelationRow(
            part.person(seat.person_id),
            hubs[seat.place],
            is_in,
            _age(seat.since, part.snapshot.as_of),
        )
        for seat in seats.seats
    ]


def _age(since: str, as_of: str) -> str:
    """Since when, with the years that have passed; not known where nobody said it."""
    if not since:
        return "Not known"
    years = max(0, months_between(since, as_of)) // 12
    return f"{in_words(since)} ({count(years, 'year')})" if years else in_words(since)
