"""What shapes and colours on the map mean, and its groups and clusters as lists."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from flask import url_for

from graph_service.analysis.sociogram import Sociogram
from web.links import Named
from web.marks import marks, outline
from web.pages.map_drawing import group_codes, group_link
from web.pages.map_hubs import MARK, WORDS
from web.pages.map_part import OPENED_BY, Part
from web.templating import count

NAMED_GROUPS = 3


@dataclass(frozen=True)
class LegendRow:
    """A group: its shape as an SVG path in a box of 24 by 24, its colour, its words, its size.

    `address` is the map of it alone, "" where that cannot be asked for.
    """

    path: str
    colour: str
    words: str
    size: str
    address: str = ""


@dataclass(frozen=True)
class GroupRow:
    """A group in the table: its people, and the ties inside it and out of it."""

    group: Named
    people: int
    inside: int
    out: int


def legend(part: Part) -> Iterator[LegendRow]:
    """Each group on the map with its mark and how many people are in it."""
    return _people_legend(part, part.found) if part.found else _group_legend(part)


def _people_legend(part: Part, found: Sociogram) -> Iterator[LegendRow]:
    groups = Counter(dot.group for dot in found.dots)
    words = {**found.grouping.words, "": "Not known"}
    mark_of = marks(list(found.grouping.words))
    for group in (*found.grouping.words, ""):
        if groups[group]:
            mark = mark_of[group]
            path = outline(mark.shape, 12, 12, 8)
            address = _group_address(part, found.grouping.by, group)
            yield LegendRow(path, mark.colour, words[group], _people(groups[group]), address)
    if part.seats:
        one, many = WORDS[part.seats.shared][:2]
        path = outline(MARK.shape, 12, 12, 8)
        size = count(len(part.seats.hubs), one, many)
        yield LegendRow(path, MARK.colour, many.capitalize(), size)


def _group_address(part: Part, by: str, group: str) -> str:
    opens = group and by in OPENED_BY
    return url_for("map.page", **part.asked.query(**{by: group})) if opens else ""


def _people(number: int) -> str:
    return count(number, "person", "people")


def groups_shown(part: Part) -> Iterator[GroupRow]:
    """The groups of many people as rows."""
    for item in part.groups.groups if part.groups else ():
        link = group_link(part, part.groups, item) if part.groups and item.code else ""
        yield GroupRow(Named(item.words, link), item.people, item.inside, item.out)


def clusters_shown(part: Part, found: Sociogram) -> Iterator[Named]:
    """The clusters of a map, each with the map of it alone."""
    for item in found.clusters:
        groups = [
            f"{size} {found.grouping.words.get(group, 'not known')}"
            for group, size in item.groups[:NAMED_GROUPS]
        ]
        name = f"Cluster {item.number}: {_people(item.people)} ({', '.join(groups)})"
        yield Named(name, url_for("map.page", **part.asked.query(cluster=item.number)))


def _group_legend(part: Part) -> Iterator[LegendRow]:
    if part.groups is None:
        return
    mark_of = marks(group_codes(part.groups))
    for item in part.groups.groups:
        mark = mark_of[item.code]
        path = outline(mark.shape, 12, 12, 8)
        address = _group_address(part, part.groups.by, item.code)
        yield LegendRow(path, mark.colour, item.words, _people(item.people), address)
