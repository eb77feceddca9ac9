"""The choices of the map's form, and the questions that are links."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from flask import url_for

from graph_service.codes import DIMENSIONS, LEVELS, SECTORS
from graph_service.days import in_words, months_later
from graph_service.relations import contexts_of
from graph_service.snapshot import Snapshot
from web.access import may_open
from web.choices import Choice
from web.links import Named
from web.pages.map_asked import GROUPINGS, ORDERS, Asked
from web.pages.map_part import Part, kinds_offered
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
_ORDER_WORDS = {"name": "Name", "ties": "Most ties", "ways": "Most ways", "cluster": "Cluster"}
_YEAR = -12
YEARS = 5


@dataclass(frozen=True)
class MapChoices:
    """What can be chosen: whom to show, by which ties, told apart by what, in which order."""

    sectors: tuple[Choice, ...]
    places: tuple[Choice, ...]
    professions: tuple[Choice, ...]
    levels: tuple[Choice, ...]
    bodies: tuple[Choice, ...]
    programmes: tuple[Choice, ...]
    groupings: tuple[Choice, ...]
    kinds_of_ties: tuple[Choice, ...]
    orders: tuple[Choice, ...]

    @classmethod
    def of(cls, part: Part, who: Visitor) -> "MapChoices":
        """The choices of a part, with what is chosen."""
        asked, snapshot = part.asked, part.snapshot
        bodies = {id_: item.name for id_, item in snapshot.bodies.items()}
        return cls(
            _choices(SECTORS.words, asked.sector),
            _choices(_by_name(_names(snapshot, "Area")), asked.place),
            _choices(_by_name(_names(snapshot, "Profession")), asked.profession),
            _choices(LEVELS.words, asked.level),
            _choices(_by_name(bodies), asked.body),
            _choices(_by_name(_names(snapshot, "Programme")), asked.programme),
            _choices({code: DIMENSIONS.say(code) for code in GROUPINGS[1:]}, asked.by),
            tuple(
                Choice(kind or "told", words, kind in part.ties)
                for kind, words in _kinds_of_ties(part, who).items()
            ),
            _choices({code: _ORDER_WORDS[code] for code in ORDERS[1:]}, asked.order),
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
    yield Named("Who sits together on bodies?", _address(replace(plain, ties=("body",))))


def years(part: Part) -> Iterator[Choice]:
    """The same map on this day of each of the last years, with what was new within a year."""
    for back in range(YEARS, -1, -1):
        day = months_later(part.days.today, _YEAR * back)
        asked = replace(part.asked, as_of=day if back else "", since=months_later(day, _YEAR))
        yield Choice(_address(asked), in_words(day), day == part.snapshot.as_of)


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


def _choices(words: Mapping[str, str], chosen: str) -> tuple[Choice, ...]:
    return tuple(Choice(value, text, value == chosen) for value, text in words.items())
