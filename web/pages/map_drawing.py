"""A part of the network as dots and lines."""

from collections.abc import Sequence
from dataclasses import replace
from math import sqrt

from flask import url_for

from graph_service.analysis.group_map import GroupDot, GroupMap
from graph_service.analysis.sociogram import Dot as Person
from graph_service.analysis.sociogram import Sociogram
from web.maps import NAMED, Dot, Line
from web.marks import Mark, marks
from web.pages.map_news import news_of
from web.pages.map_part import OPENED_BY, Part, pair_of
from web.templating import count

# The room that a name takes on the picture: so many letters wide, so many high.
NAME_WIDE, NAME_HIGH = 9.4, 1.8
# So many letters side by side can be read on a screen; a small picture needs none so large.
LETTERS, SMALLEST = 50, 14

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
    letters = _letters([x for x, _ in found.places.values()])
    named = _named(part, found, letters)
    dots = [_person(part, found, dot, mark_of) for dot in found.dots]
    return [replace(dot, named=dot.id in named, letters=letters) for dot in dots], lines


def _letters(across: Sequence[float]) -> int:
    """How large letters must be to be read when all of the picture is seen."""
    return round(min(NAMED, max(SMALLEST, (max(across) - min(across)) / LETTERS)))


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
