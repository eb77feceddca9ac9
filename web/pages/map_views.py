"""What the page of the map shows."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from flask import url_for

from graph_service.analysis.cohesion import Cohesion
from graph_service.analysis.sociogram import Dot, Sociogram
from graph_service.codes import DIMENSIONS, SECTORS
from graph_service.network import contexts_of
from web.marks import marks, outline
from web.pages.map_asked import GROUPINGS, MOST_PEOPLE, ORDERS, Asked, Part
from web.pages.people import Choice, folded
from web.paging import Paged, paged
from web.templating import count

NAMED, FOUND = 5, 20
SHOWN = 3
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
class Linked:
    """Something with a page of its own."""

    name: str
    address: str


@dataclass(frozen=True)
class Finding:
    """What the map shows, in a sentence, and the people it rests on."""

    text: str
    people: tuple[Linked, ...] = ()
    more: int = 0


@dataclass(frozen=True)
class LegendRow:
    """A group: its shape as an SVG path in a box of 24 by 24, its colour, its words, its size."""

    path: str
    colour: str
    words: str
    people: int


@dataclass(frozen=True)
class Row:
    """A person in the table; `betweenness` is 0 to 1, `ways` the same in words."""

    id: str
    name: str
    address: str
    organization: str
    sector: str
    place: str
    ties: int
    cluster: str
    betweenness: float
    ways: str
    invented: bool


@dataclass(frozen=True)
class Found:
    """Who was looked for: one person with those they are tied to, or several to choose from.

    `id` and `person` are of the one person.
    """

    sentence: str
    id: str = ""
    people: tuple[Linked, ...] = ()
    person: Linked | None = None


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
            findings=tuple(_findings(part, found)) if found else (),
            found=_found(part, found) if found else None,
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


def rows(part: Part) -> Sequence[Row]:
    """Everybody on the map in the order asked for."""
    if part.found is None:
        return []
    found = [_row(part, dot) for dot in part.found.dots]
    by_name = sorted(found, key=lambda row: (folded(row.name), row.id))
    if part.asked.order == "ties":
        return sorted(by_name, key=lambda row: -row.ties)
    if part.asked.order == "ways":
        return sorted(by_name, key=lambda row: -row.betweenness)
    if part.asked.order == "cluster":
        number = {dot.id: dot.cluster or len(found) for dot in part.found.dots}
        return sorted(by_name, key=lambda row: number[row.id])
    return by_name


def _row(part: Part, dot: Dot) -> Row:
    snapshot = part.snapshot
    employers = [snapshot.label("Organization", id_) for id_ in snapshot.employers_of(dot.id)]
    return Row(
        dot.id,
        snapshot.label("Person", dot.id),
        url_for("person.page", person_id=dot.id),
        ", ".join(employers),
        SECTORS.say(snapshot.sectors[dot.id]),
        snapshot.label("Area", snapshot.places[dot.id]),
        dot.ties,
        str(dot.cluster) if dot.cluster else "Not connected",
        dot.betweenness,
        f"{dot.betweenness:.1%}",
        bool(snapshot.people[dot.id].invented),
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


def _findings(part: Part, found: Sociogram) -> Iterator[Finding]:
    measures = found.cohesion
    if not measures.ties:
        return
    if measures.ei_index is not None:
        yield Finding(_across(measures, DIMENSIONS.say(measures.by).lower()))
    yield from _meetings(part, found)
    if measures.cut_people:
        many = count(len(measures.cut_people), "person", "people")
        text = f"If any one of {many} left, a part of the network would lose touch with the rest:"
        yield _named(part, text, measures.cut_people)
    if measures.isolates:
        many = count(len(measures.isolates), "person is", "people are")
        yield _named(part, f"{many} not yet connected to anybody here:", measures.isolates)


def _meetings(part: Part, found: Sociogram) -> Iterator[Finding]:
    words = found.grouping.words
    silent = [f"{words[m.one]} and {words[m.other]}" for m in found.meetings if not m.people]
    if silent:
        more = f" (and {len(silent) - SHOWN} more pairs)" if len(silent) > SHOWN else ""
        yield Finding(f"No tie joins {', nor '.join(silent[:SHOWN])}{more}.")
    for meeting in [item for item in found.meetings if item.people][:SHOWN]:
        many = count(len(meeting.people), "person", "people")
        text = f"{words[meeting.one]} and {words[meeting.other]} meet only through {many}:"
        yield _named(part, text, meeting.people)


def _across(measures: Cohesion, group: str) -> str:
    index = measures.ei_index or 0.0
    shown = f"{index:+.2f}".replace("-", "−")
    return (
        f"Of 100 ties, {round(50 * (1 + index))} lead from one {group} to another (E-I index "
        f"{shown}; −1 is all within, +1 all across)."
    )


def _named(part: Part, text: str, ids: Sequence[str]) -> Finding:
    return Finding(text, tuple(_linked(part, id_) for id_ in ids[:NAMED]), max(0, len(ids) - NAMED))


def _linked(part: Part, id_: str) -> Linked:
    return Linked(part.snapshot.label("Person", id_), url_for("person.page", person_id=id_))


def _found(part: Part, found: Sociogram) -> Found | None:
    asked = part.asked
    if not (asked.q or asked.focus):
        return None
    words = folded(asked.q).split()
    people = part.snapshot.people
    fitting = [
        dot.id
        for dot in found.dots
        if dot.id == asked.focus
        or (not asked.focus and all(word in folded(people[dot.id].name) for word in words))
    ]
    if not fitting:
        return Found(f"Nobody called “{asked.q or asked.focus}” is on this map.")
    if len(fitting) > 1:
        choices = (
            Linked(people[id_].name, url_for("map.page", **asked.query(q="", focus=id_)))
            for id_ in sorted(fitting, key=lambda id_: (folded(people[id_].name), id_))[:FOUND]
        )
        return Found(f"{len(fitting)} people fit. Choose one:", "", tuple(choices))
    return _known(part, found, fitting[0])


def _known(part: Part, found: Sociogram, id_: str) -> Found:
    name = part.snapshot.label("Person", id_)
    if found.grouped:
        cluster = next(dot.cluster for dot in found.dots if dot.id == id_)
        where = f"in cluster {cluster}" if cluster else "not yet connected to anybody"
        address = url_for("map.page", **part.asked.query(cluster=cluster, q="", focus=id_))
        return Found(f"{name} is {where}.", "", (Linked("Open it", address),) if cluster else ())
    known = [{one, other} - {id_} for one, other, _ in found.lines if id_ in (one, other)]
    others = {other for ends in known for other in ends}
    sentence = f"{name} is tied to {count(len(others), 'person', 'people')}:" if others else (
        f"{name} is not yet connected to anybody here."
    )  # fmt: skip
    known_people = sorted((_linked(part, other) for other in others), key=lambda item: item.name)
    return Found(sentence, id_, tuple(known_people), _linked(part, id_))


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
