"""What people are in, drawn beside them: bodies, programmes, events or organisations."""

from collections.abc import Iterator
from math import sqrt

from flask import url_for

from graph_service.analysis.affiliation import Affiliation, Hub
from graph_service.relations import Place
from web.access import may_see_body
from web.links import body_link, event_link, programme_link
from web.maps import Dot, Line
from web.marks import Mark
from web.pages.map_part import Part
from web.templating import count

# The room that a letter takes, in its own height.
WIDE, HIGH = 0.55, 1.8
MARK = Mark("star", "#212b32")
WORDS = {
    "body": ("body", "bodies", "sits on", "sit on"),
    "programme": ("programme", "programmes", "takes part in", "take part in"),
    "event": ("event", "events", "was at", "were at"),
    "organization": ("organisation", "organisations", "works at", "work at"),
}


def hub_id(place: Place) -> str:
    """The id of a hub on a picture and in files, where people have their own ids."""
    kind, id_ = place
    return id_ if kind == "Person" else f"{kind}:{id_}"


def hub_address(part: Part, hub: Hub) -> str:
    """The page of a hub."""
    kind, id_ = hub.place
    if part.asked.hubs == "body" and may_see_body(id_):
        return body_link(id_)
    if kind == "Organization":
        return url_for("organizations.page", organization_id=id_)
    if kind == "Event":
        return event_link(id_)
    return programme_link(id_)


def hub_dots(part: Part, seats: Affiliation, letters: float) -> Iterator[Dot]:
    """The hubs as dots; those of the most people are named, as far as there is room."""
    named = _named(seats, letters)
    for hub in seats.hubs:
        x, y = seats.places[hub.place]
        yield Dot(
            hub_id(hub.place),
            hub.name,
            f"{WORDS[seats.shared][0]} with {count(hub.people, 'person', 'people')}",
            hub_address(part, hub),
            MARK,
            round(x),
            round(y),
            round(10 + 2 * sqrt(hub.people)),
            named=hub.place in named,
            letters=letters,
        )


def _named(seats: Affiliation, letters: float) -> set[Place]:
    """The hubs whose names do not run into that of a larger one."""
    kept: list[tuple[float, float, float]] = []
    named = set()
    for hub in seats.hubs:
        x, y = seats.places[hub.place]
        half = len(hub.name) * WIDE * letters / 2
        if all(abs(x - a) > half + b or abs(y - c) > HIGH * letters for a, b, c in kept):
            kept.append((x, half, y))
            named.add(hub.place)
    return named


def seat_lines(seats: Affiliation) -> Iterator[Line]:
    """Who is in what, as lines."""
    for seat in seats.seats:
        yield Line(seat.person_id, hub_id(seat.place))


def hubs_said(part: Part, seats: Affiliation) -> str:
    """How many are in what, and who joins several, in a sentence."""
    one, many, _, are = WORDS[seats.shared]
    people = len(part.ids)
    return (
        f"{count(people, 'person', 'people')} and {count(len(seats.hubs), one, many)}: "
        f"{len(seats.several):,} {are} more than one and join them, "
        f"{len(seats.nowhere):,} {are} none."
    )
