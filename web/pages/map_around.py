"""Everything that a dot on the map is joined to, with why: for the script that roams it."""

from collections.abc import Iterator

from graph_service.analysis.group_map import GroupMap
from web.links import Named
from web.pages.map_drawing import group_link
from web.pages.map_hubs import WORDS, hub_address, hub_id
from web.pages.map_part import Part
from web.pages.map_relations import RelationRow, tie_rows
from web.pages.people_found import folded
from web.templating import count


def around(part: Part, id_: str) -> list[Named]:
    """What a person, a hub or a group is joined to, by name; the note says why, and since when."""
    if part.groups:
        found = _groups(part, part.groups, id_)
    elif part.seats:
        found = _seats(part, id_)
    else:
        found = _ties(part, id_)
    return sorted(found, key=lambda item: (folded(item.name), item.note))


def _groups(part: Part, found: GroupMap, code: str) -> Iterator[Named]:
    by_code = {item.code: item for item in found.groups}
    for one, other, ties in found.lines:
        if code in (one, other):
            item = by_code[other if one == code else one]
            yield Named(item.words, group_link(part, found, item), count(ties, "tie"))


def _seats(part: Part, id_: str) -> Iterator[Named]:
    seats = part.seats
    if seats is None:
        return
    hubs = {hub.place: hub for hub in seats.hubs}
    for seat in seats.seats:
        if seat.person_id == id_:
            hub = hubs[seat.place]
            yield Named(hub.name, hub_address(part, hub), WORDS[seats.shared][2])
        elif hub_id(seat.place) == id_:
            yield part.person(seat.person_id)


def _ties(part: Part, id_: str) -> Iterator[Named]:
    relations = part.found.relations if part.found else ()
    mine = [item for item in relations if id_ in (item.one, item.other)]
    for item, row in zip(mine, tie_rows(part, mine), strict=True):
        yield _from(row, is_first=item.one == id_)


def _from(row: RelationRow, *, is_first: bool) -> Named:
    other = row.other if is_first else row.one
    since = "" if row.since == "Not known" else f", since {row.since}"
    return Named(other.name, other.address, f"{row.why}{since}")
