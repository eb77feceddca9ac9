"""A part of the network as dots and lines."""

from dataclasses import replace
from math import sqrt

from flask import url_for

from graph_service.analysis.sociogram import Cluster, Sociogram
from graph_service.analysis.sociogram import Dot as Person
from web.maps import Dot, Line
from web.marks import Mark, marks
from web.pages.map_news import news_of
from web.pages.map_part import Part
from web.templating import count

# The room that a name takes on the picture, in its units.
NAME_WIDE, NAME_HIGH = 320, 60

_Drawn = tuple[list[Dot], list[Line]]


def dots_and_lines(part: Part) -> _Drawn:
    """People and ties; above some fifteen hundred people, clusters and how many ties join them."""
    found = part.found
    if found is None:
        return [], []
    mark_of = marks(list(found.grouping.words))
    widest = max((weight for _, _, weight in found.lines), default=1)
    news = news_of(part)
    fresh = news.ties if news and not found.grouped else frozenset()
    lines = [
        Line(
            one,
            other,
            round(5 * weight / widest, 1) if found.grouped else 1.0,
            (min(one, other), max(one, other)) in fresh,
        )
        for one, other, weight in found.lines
    ]
    if found.grouped:
        return [_cluster(part, found, item, mark_of) for item in found.clusters], lines
    named = _named(part, found)
    dots = [_person(part, found, dot, mark_of) for dot in found.dots]
    return [replace(dot, named=dot.id in named) for dot in dots], lines


def _named(part: Part, found: Sociogram) -> frozenset[str]:
    """The bridges whose names fit on the picture beside those of greater ones."""
    kept: list[tuple[float, float]] = []
    named = []
    for id_ in part.bridge_ids:
        x, y = found.places[id_]
        if all(abs(x - a) > NAME_WIDE or abs(y - b) > NAME_HIGH for a, b in kept):
            kept.append((x, y))
            named.append(id_)
    return frozenset(named)


def _person(part: Part, found: Sociogram, dot: Person, mark_of: dict[str, Mark]) -> Dot:
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
        url_for("person.page", person_id=dot.id),
        mark_of[dot.group if dot.group in mark_of else ""],
        round(x),
        round(y),
        round(8 + 2 * sqrt(dot.ties)),
    )


def _cluster(part: Part, found: Sociogram, item: Cluster, mark_of: dict[str, Mark]) -> Dot:
    group, most = next(((name, size) for name, size in item.groups if name), ("", 0))
    words = found.grouping.words.get(group, "")
    people = count(item.people, "person", "people")
    x, y = found.places[str(item.number)]
    return Dot(
        str(item.number),
        f"Cluster {item.number}",
        f"{people}, {most} of them {words}" if words else people,
        url_for("map.page", **part.asked.query(cluster=item.number, q="", focus="")),
        mark_of[group if group in mark_of else ""],
        x,
        y,
        round(10 + 2 * sqrt(item.people), 1),
        named=True,
    )
