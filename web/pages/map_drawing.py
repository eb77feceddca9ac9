"""A part of the network as dots and lines."""

from collections.abc import Sequence
from dataclasses import replace
from math import sqrt

from flask import url_for

from graph_service.analysis.affiliation import Affiliation
from graph_service.analysis.group_map import GroupDot, GroupMap
from graph_service.analysis.sociogram import Dot as Person
from graph_service.analysis.sociogram import Sociogram
from graph_service.analysis.tenure import years_in_post
from web.links import person_links
from web.maps import Dot, Line
from web.marks import Mark, marks
from web.pages.map_hubs import hub_dots, seat_lines
from web.pages.map_news import news_of
from web.pages.map_part import OPENED_BY, Part, pair_of
from web.templating import count

# The room that a name takes on the picture: so many letters wide, so many high.
NAME_WIDE, NAME_HIGH = 9.4, 1.8
# The smallest dot, and how much larger the largest is where a measure decides.
LEAST, SPREAD = 8, 16
# So many letters side by side can be read on a screen, which is so much wider than high; a small
# picture needs none so large.
LETTERS, SMALLEST, ASPECT = 60, 14, 1.5

_Drawn = tuple[list[Dot], list[Line]]


def dots_and_lines(part: Part) -> _Drawn:
    """People and ties; above some fifteen hundred people, groups and how many ties join them."""
    if part.groups:
        return _groups(part, part.groups)
    found = part.found
    if found is None or not found.dots:
        return [], []
    mark_of = marks(list(found.grouping.words))
    news = news_of(part)
    fresh = news.ties if news else frozenset()
    lines = [Line(one, other, new=pair_of(one, other) in fresh) for one, other in found.lines]
    letters = _letters([*found.places.values()])
    named = _named(part, found, letters)
    sizes, pages = _sizes(part, found), person_links(dot.id for dot in found.dots)
    dots = [
        replace(
            _person(part, found, dot, mark_of, sizes, pages), named=dot.id in named, letters=letters
        )
        for dot in found.dots
    ]
    return _with_hubs(part, part.seats, dots) if part.seats else (dots, lines)


def _with_hubs(part: Part, seats: Affiliation, people: list[Dot]) -> _Drawn:
    """People joined to what they are in, instead of to each other."""
    places = seats.places
    letters = _letters([*places.values()])
    moved = [
        replace(dot, x=round(x), y=round(y), named=False)
        for dot in people
        for x, y in [places["Person", dot.id]]
    ]
    return [*moved, *hub_dots(part, seats, letters)], list(seat_lines(seats))


def _letters(places: Sequence[tuple[float, float]]) -> int:
    """How large letters must be to be read when all of the picture is seen."""
    wide, high = (max(line) - min(line) for line in zip(*places, strict=True))
    return round(max(SMALLEST, float(max(wide, ASPECT * high)) / LETTERS))


def _groups(part: Part, found: GroupMap) -> _Drawn:
    mark_of = marks(group_codes(found))
    widest = max((weight for _, _, weight in found.lines), default=1)
    lines = [Line(one, other, round(9 * weight / widest, 1)) for one, other, weight in found.lines]
    return [_group(part, found, item, mark_of[item.code]) for item in found.groups], lines


def group_codes(found: GroupMap) -> list[str]:
    """The groups in the order in which they get their marks."""
    return sorted(item.code for item in found.groups if item.code)


def _group(part: Part, found: GroupMap, item: GroupDot, mark: Mark) -> Dot:
    x, y = found.places[item.code]
    return Dot(
        item.code,
        item.words,
        f"{count(item.people, 'person', 'people')}, {count(item.inside, 'tie')} inside, "
        f"{item.out:,} to others",
        group_link(part, found, item),
        mark,
        round(x),
        round(y),
        round(10 + sqrt(item.people)),
        named=True,
    )


def group_link(part: Part, found: GroupMap, item: GroupDot) -> str:
    """The map of a group's people; the map itself where they cannot be asked for."""
    opens = item.code and found.by in OPENED_BY
    asked = {found.by: item.code, "by": "", "q": "", "focus": ""} if opens else {}
    return url_for("map.page", **part.asked.query(**asked))


def _named(part: Part, found: Sociogram, letters: int) -> frozenset[str]:
    """The bridges whose names fit on the picture beside those of greater ones."""
    kept: list[tuple[float, float]] = []
    named = []
    for id_ in part.bridge_ids:
        x, y = found.places[id_]
        wide, high = NAME_WIDE * letters, NAME_HIGH * letters
        if all(abs(x - a) > wide or abs(y - b) > high for a, b in kept):
            kept.append((x, y))
            named.append(id_)
    return frozenset(named)


def _sizes(part: Part, found: Sociogram) -> dict[str, float]:
    """How large everybody is drawn: by ties, or by what is asked for."""
    if part.asked.size == "ways":
        most = max((dot.betweenness for dot in found.dots), default=0.0) or 1.0
        return {dot.id: LEAST + SPREAD * sqrt(dot.betweenness / most) for dot in found.dots}
    if part.asked.size == "years":
        years = years_in_post(part.snapshot)
        return {dot.id: LEAST + 4 * sqrt(years.get(dot.id, 0)) for dot in found.dots}
    return {dot.id: LEAST + 2 * sqrt(dot.ties) for dot in found.dots}


def _person(
    part: Part,
    found: Sociogram,
    dot: Person,
    mark_of: dict[str, Mark],
    sizes: dict[str, float],
    pages: dict[str, str],
) -> Dot:
    snapshot = part.snapshot
    employer = next(iter(snapshot.employers_of(dot.id)), "")
    facts = [
        snapshot.label("Organization", employer),
        found.grouping.words.get(dot.group, ""),
        count(dot.ties, "tie"),
    ]
    x, y = found.places[dot.id]
    return Dot(
        dot.id,
        snapshot.label("Person", dot.id),
        ", ".join(filter(None, facts)),
        pages[dot.id],
        mark_of[dot.group if dot.group in mark_of else ""],
        round(x),
        round(y),
        round(sizes[dot.id]),
    )
