"""The choices of the map's form, and the questions that are links."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from flask import url_for

from graph_service.codes import DIMENSIONS, LEVELS, SECTORS
from graph_service.days import months_later
from graph_service.relations import contexts_of
from graph_service.snapshot import Snapshot
from web.access import may_open
from web.choices import Choice
from web.links import Named
from web.pages.map_asked import GROUPINGS, Asked
from web.pages.map_facets import facets
from web.pages.map_part import Part
from web.pages.map_ties import kinds_offered
from web.templating import count
from web.visitor import Visitor

TIES = {
    "": "All that people told us",
    "body": "Sit on the same body",
    "organization": "Work in the same organisation",
    "programme": "Take part in the same programme",
    "event": "Were at the same event",
    "pairing": "Were paired",
    "reporting": "One post reports to the other",
}
HUBS = {
    "body": "The bodies they sit on",
    "programme": "The programmes they take part in",
    "event": "The events they were at",
    "organization": "The organisations they work at",
}
STATUSES = {
    "tied": "Has a tie",
    "alone": "Has no tie that is shown",
    "newcomer": "Known for less than a year",
}
SIZES = {"ways": "Ways that lead through them", "years": "Years in post"}
RECENT, LEAST, TENURE = (1, 2, 3, 5), (2, 5, 10, 20), (1, 3, 5, 9)
_YEAR = -12


@dataclass(frozen=True)
class MapChoices:
    """What can be chosen: whom to show, by which ties, told apart by what.

    A choice of people says how many there are; one that leaves nobody is not offered.
    """

    sectors: tuple[Choice, ...]
    places: tuple[Choice, ...]
    professions: tuple[Choice, ...]
    levels: tuple[Choice, ...]
    bodies: tuple[Choice, ...]
    programmes: tuple[Choice, ...]
    groupings: tuple[Choice, ...]
    kinds_of_ties: tuple[Choice, ...]
    hubs: tuple[Choice, ...]
    statuses: tuple[Choice, ...]
    sizes: tuple[Choice, ...]
    recent: tuple[Choice, ...]
    least: tuple[Choice, ...]
    tenure: tuple[Choice, ...]

    @classmethod
    def of(cls, part: Part, who: Visitor) -> "MapChoices":
        """The choices of a part, with what is chosen."""
        asked, snapshot, left = part.asked, part.snapshot, facets(part)
        bodies = {id_: item.name for id_, item in snapshot.bodies.items()}
        return cls(
            _counted(SECTORS.words, asked.sector, left["sector"]),
            _counted(_by_name(_names(snapshot, "Area")), asked.place, left["place"]),
            _counted(
                _by_name(_names(snapshot, "Profession")), asked.profession, left["profession"]
            ),
            _counted(LEVELS.words, asked.level, left["level"]),
            _counted(_by_name(bodies), asked.body, left["body"]),
            _counted(_by_name(_names(snapshot, "Programme")), asked.programme, left["programme"]),
            _choices({code: DIMENSIONS.say(code) for code in GROUPINGS[1:]}, asked.by),
            tuple(
                Choice(kind or "told", words, kind in part.ties)
                for kind, words in _kinds_of_ties(part, who).items()
            ),
            _choices(HUBS, asked.hubs),
            _choices(STATUSES, asked.status),
            _choices(SIZES, asked.size),
            _numbers(RECENT, asked.recent, "year"),
            _numbers(LEAST, asked.least, "tie"),
            _numbers(TENURE, asked.tenure, "year"),
        )


def questions(part: Part) -> Iterator[Named]:
    """Questions that the map answers, each a link that can be kept and sent."""
    asked = part.asked
    plain = Asked(as_of=asked.as_of, by=asked.by)
    year = months_later(part.snapshot.as_of, _YEAR)
    if part.found is not None:
        yield Named("Who works across boundaries?", _address(replace(plain, across=True)))
    yield Named("What holds us together?", url_for("insight.page", as_of=asked.as_of or None))
    if may_open("turn_to.page"):
        yield Named("Say whom you turn to", url_for("turn_to.page"))
    yield Named("What is new since a year ago?", _address(replace(plain, since=year)))
    yield Named("Who sits on what?", _address(replace(plain, hubs="body")))


def _address(asked: Asked) -> str:
    return url_for("map.page", **asked.query())


def _kinds_of_ties(part: Part, who: Visitor) -> dict[str, str]:
    told = {context: f"Told us: {context}" for context in contexts_of(part.shown)}
    offered = kinds_offered(part.shown, who)
    return {"": TIES[""]} | {kind: told.get(kind) or TIES[kind] for kind in offered}


def _names(snapshot: Snapshot, kind: str) -> dict[str, str]:
    return {id_: snapshot.label(kind, id_) for id_ in snapshot.of(kind)}


def _by_name(words: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted(words.items(), key=lambda item: (item[1], item[0])))


def _counted(words: Mapping[str, str], chosen: str, left: Mapping[str, int]) -> tuple[Choice, ...]:
    """Choices with how many people each would leave."""
    return tuple(
        Choice(value, f"{text} ({left.get(value, 0):,})", value == chosen)
        for value, text in words.items()
        if left.get(value, 0) or value == chosen
    )


def _numbers(usual: tuple[int, ...], chosen: int, word: str) -> tuple[Choice, ...]:
    """Numbers to choose from, with the one that is asked for among them."""
    numbers = sorted({*usual, chosen} - {0})
    return tuple(Choice(str(one), count(one, word), one == chosen) for one in numbers)


def _choices(words: Mapping[str, str], chosen: str) -> tuple[Choice, ...]:
    return tuple(Choice(value, text, value == chosen) for value, text in words.items())
