"""What the page of the map shows."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask import url_for

from graph_service.analysis.sociogram import Sociogram
from graph_service.codes import DIMENSIONS, SECTORS
from graph_service.network import contexts_of
from web.choices import Choice
from web.marks import marks, outline
from web.pages.map_asked import GROUPINGS, MOST_PEOPLE, ORDERS, Asked, Part
from web.pages.map_findings import Finding, Linked, findings
from web.pages.map_search import Found, look_for
from web.pages.map_table import Row, rows
from web.paging import Paged, paged
from web.templating import count

TIES = {
    "": "All that people told us",
    "body": "Sit on the same body",
    "organization": "Work in the same organisation",
    "programme": "Take part in the same programme",
    "event": "Were at the same event",
    "reporting": "One post reports to the other",
}
ORDER_WORDS = {"name": "Name", "ties": "Most ties", "ways": "Most ways", "cluster": "Cluster"}


@dataclass(frozen=True)
class LegendRow:
    """A group: its shape as an SVG path in a box of 24 by 24, its colour, its words, its size."""

    path: str
    colour: str
    words: str
    people: int


@dataclass(frozen=True)
class MapPage:
    """The map of the people asked for; `data_address` is "" where there is nothing to draw."""

    sentence: str
    asked: Asked
    by_words: str
    findings: tuple[Finding, ...]
    found: Found | None
    sectors: tuple[Choice, ...]
    places: tuple[Choice, ...]
    groupings: tuple[Choice, ...]
    kinds_of_ties: tuple[Choice, ...]
    orders: tuple[Choice, ...]
    more_asked: bool
    legend: tuple[LegendRow, ...]
    grouped: bool
    clusters: tuple[Linked, ...]
    people: Paged[Row]
    caption: str
    data_address: str
    picture_address: str
    csv_address: str
    narrowed: bool

    @classmethod
    def of(cls, part: Part) -> "MapPage":
        """The page for a part of the network."""
        asked, found = part.asked, part.found
        query = asked.query()
        drawn = found is not None and bool(found.dots)
        people = paged(list(rows(part)))
        return cls(
            sentence=_sentence(part),
            asked=asked,
            by_words=DIMENSIONS.say(asked.by or GROUPINGS[0]).lower(),
            findings=tuple(findings(part, found)) if found else (),
            found=look_for(part, found) if found else None,
            sectors=_choices(SECTORS.words, asked.sector),
            places=_choices(_area_names(part), asked.place),
            groupings=_choices({code: DIMENSIONS.say(code) for code in GROUPINGS[1:]}, asked.by),
            kinds_of_ties=_choices(_kinds_of_ties(part), part.ties),
            orders=_choices({code: ORDER_WORDS[code] for code in ORDERS[1:]}, asked.order),
            more_asked=bool(asked.by or asked.ties or asked.order),
            legend=tuple(_legend(found)) if found else (),
            grouped=bool(found and found.grouped),
            clusters=tuple(_clusters(part, found)) if found and found.grouped else (),
            people=people,
            caption=_caption(people),
            data_address=url_for("map.data", **query) if drawn else "",
            picture_address=url_for("map.svg", **query) if drawn else "",
            csv_address=url_for("map.people_csv", **query) if drawn else "",
            narrowed=bool(asked.sector or asked.place or asked.cluster),
        )


def _sentence(part: Part) -> str:
    people = count(part.people, "person", "people")
    if part.found is None:
        return (
            f"{people} are too many for one picture: choose a sector or a place with at most "
            f"{MOST_PEOPLE:,}."
        )
    measures = part.found.cohesion
    if not measures.ties:
        return (
            f"{people}; no ties between them are known yet."
            if measures.people
            else "Nobody is here."
        )
    clusters = count(len(part.found.clusters), "cluster")
    through = [bridge.name for bridge in measures.bridges[:2]]
    most = f"; most ways between others lead through {' and '.join(through)}" if through else ""
    return f"{people}, {count(measures.ties, 'tie')}, {clusters}{most}."


def _caption(people: Paged[Row]) -> str:
    last = people.first + len(people.items) - 1
    return f"People on the map, {people.first:,} to {last:,} of {people.total:,}"


def _legend(found: Sociogram) -> Iterator[LegendRow]:
    groups = Counter(dot.group for dot in found.dots)
    words = {**found.grouping.words, "": "Not known"}
    mark_of = marks(list(found.grouping.words))
    for group in (*found.grouping.words, ""):
        if groups[group]:
            mark = mark_of[group]
            path = outline(mark.shape, 12, 12, 8)
            yield LegendRow(path, mark.colour, words[group], groups[group])


def _clusters(part: Part, found: Sociogram) -> Iterator[Linked]:
    for item in found.clusters:
        groups = [
            f"{size} {found.grouping.words.get(group, 'not known')}"
            for group, size in item.groups[:3]
        ]
        name = (
            f"Cluster {item.number}: {count(item.people, 'person', 'people')} ({', '.join(groups)})"
        )
        yield Linked(name, url_for("map.page", **part.asked.query(cluster=item.number)))


def _choices(words: Mapping[str, str], chosen: str) -> tuple[Choice, ...]:
    return tuple(Choice(value, text, value == chosen) for value, text in words.items())


def _area_names(part: Part) -> dict[str, str]:
    areas = sorted(part.snapshot.areas.values(), key=lambda area: (area.name, area.id))
    return {area.id: area.name for area in areas}


def _kinds_of_ties(part: Part) -> dict[str, str]:
    said = {context: f"Told us: {context}" for context in contexts_of(part.snapshot)}
    return said | {code: words for code, words in TIES.items() if code}
