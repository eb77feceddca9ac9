"""Organisations, boroughs and services with nobody, as sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph_service.analysis.nobody import Nobody, Status
from graph_service.analysis.numerals import in_words, listed, people
from graph_service.analysis.services import Place, Service
from graph_service.codes import SECTORS
from graph_service.days import in_words as day_in_words
from graph_service.snapshot import Snapshot

STATUS_WORDS: Mapping[Status, str] = {
    "no-leader": "No leader known",
    "no-seat": "Leaders, but on no body",
    "not-on-own-board": "Not on its own place's bodies",
    "heard": "On a body",
}

_WHERE = {"Organization": "on", "Programme": "in", "Event": "at", "Group": "in"}


@dataclass(frozen=True)
class Said:
    """A sentence about a borough, or about a service (`sector`) in several of them."""

    text: str
    area_ids: tuple[str, ...]
    sector: str = ""


def headline(snapshot: Snapshot, found: Nobody) -> str:
    """The first sentence: how many organisations have nobody."""
    number = len(found.organizations)
    if not number:
        return "No organisation is known here yet."
    if not snapshot.people:
        return f"No leader is known on {day_in_words(snapshot.as_of)}."
    without = found.count("no-leader") + found.count("no-seat")
    where = _there(snapshot, found) or "on any body"
    if number == 1:
        who = "somebody" if not without else "nobody"
        on = where.replace("any body", "a body") if not without else where
        return f"{found.organizations[0].name} has {who} {on}."
    if not without:
        return f"All {number:,} organisations here have somebody {where.replace('any', 'a')}."
    have = "has" if without == 1 else "have"
    begin = in_words(without).capitalize()
    return f"{begin} of {number:,} organisations {have} nobody {where}."


def place_sentences(snapshot: Snapshot, found: Nobody) -> list[Said]:
    """Boroughs with nobody on a system-level body, and those with nobody on their own."""
    system = _there(snapshot, found)
    sits = f"is {system}" if system else "sits on a body of the whole system"
    own_only = bool(found.body) and any(place.boards for place in found.places)
    said = []
    absent = [] if own_only else [place for place in found.places if not place.on_system]
    if absent:
        said.append(_places(absent, sits))
    at_home = [place for place in found.places if place.boards and not place.on_own_board]
    said += [_places([place], f"sits on a body of {place.name} itself") for place in at_home]
    return said


def _places(places: Sequence[Place], rest: str) -> Said:
    names = listed([place.name for place in places], "or")
    return Said(f"Nobody based in {names} {rest}.", tuple(place.area_id for place in places))


def service_sentences(snapshot: Snapshot, found: Nobody) -> list[Said]:
    """Services without a voice, a sentence a sector: those in the most boroughs first."""
    said = []
    for sector in SECTORS:
        silent = [item for item in found.services if item.sector == sector and item.voice == "none"]
        if silent:
            said.append(_silent(snapshot, found, sector, silent))
    said.sort(key=lambda item: -len(item.area_ids))
    for sector in SECTORS:
        away = [
            item
            for item in found.services
            if item.sector == sector and item.voice == "not-on-own-board"
        ]
        if away:
            said.append(_away(snapshot, found, sector, away))
    return said


def _silent(snapshot: Snapshot, found: Nobody, sector: str, items: Sequence[Service]) -> Said:
    number = sum(item.organizations for item in items)
    leaders = sum(item.leaders for item in items)
    own = "its own place" if number == 1 else "their own place"
    where = _there(snapshot, found) or f"on the bodies of {own} or of the whole system"
    begin = f"{_organizations(snapshot, found, sector, items)} {'has' if number == 1 else 'have'}"
    known = f"; {people(leaders)} there could be asked" if leaders else ""
    return Said(f"{begin} nobody {where}{known}.", tuple(i.area_id for i in items), sector)


def _away(snapshot: Snapshot, found: Nobody, sector: str, items: Sequence[Service]) -> Said:
    number = sum(item.organizations for item in items)
    begin = _organizations(snapshot, found, sector, items)
    one = number == 1
    return Said(
        f"{begin} {'has' if one else 'have'} somebody on a body of the whole system, and nobody "
        f"on those of {'its' if one else 'their'} own place.",
        tuple(item.area_id for item in items),
        sector,
    )


def _organizations(snapshot: Snapshot, found: Nobody, sector: str, items: Sequence[Service]) -> str:
    number = sum(item.organizations for item in items)
    places = listed([snapshot.label("Area", item.area_id) for item in items])
    everywhere = len(items) == len(found.places) > 2
    noun = "organisation" if number == 1 else "organisations"
    said = f"{SECTORS.say(sector)}: {in_words(number)} {noun}"
    return f"{said} in every place" if everywhere else f"{said} in {places}"


def _there(snapshot: Snapshot, found: Nobody) -> str:
    """Where the people are who count: "on the CPLG", "at “Summit”"; "" for any body."""
    for kind, word in (
        ("Organization", "on"),
        ("Programme", "in"),
        ("Event", "at"),
        ("Group", "in"),
    ):
        if found.body in snapshot.of(kind):
            name = snapshot.label(kind, found.body)
            if kind != "Organization":
                return f"{word} “{name}”"
            return f"{word} {name if name.lower().startswith('the ') else f'the {name}'}"
    return ""
