"""Who is there?"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, render_template, request

from graph_service.codes import SECTORS
from graph_service.records import Person
from graph_service.snapshot import Snapshot
from web.choices import Choice
from web.held import store
from web.paging import Paged, paged
from web.remembered import remembered
from web.shown import people_shown
from web.templating import count
from web.visitor import Visitor, signed_in_visitor

pages = Blueprint("people", __name__)


@dataclass(frozen=True)
class Asked:
    """What is looked for: words, a sector's code, a place's id; "" asks for nothing."""

    q: str = ""
    sector: str = ""
    place: str = ""


@dataclass(frozen=True)
class PersonRow:
    """One person in the list."""

    id: str
    name: str
    job_title: str
    organizations: str
    sector: str
    place: str
    invented: bool


@dataclass(frozen=True)
class PeoplePage:
    """The people who fit what was asked, fifty at a time."""

    sentence: str
    asked: Asked
    sectors: tuple[Choice, ...]
    places: tuple[Choice, ...]
    people: Paged[PersonRow]
    narrowed: bool

    @classmethod
    def of(cls, snapshot: Snapshot, who: Visitor, asked: Asked) -> "PeoplePage":
        """The page for what was asked."""
        shown = people_shown(snapshot, who)
        texts = remembered("people to find", snapshot, _texts)
        found = [person for person in shown if _fits(snapshot, texts[person.id], person, asked)]
        found.sort(key=lambda person: (texts[person.id], person.id))
        chosen = paged(found)
        rows = [_row(snapshot, person) for person in chosen.items]
        return cls(
            _sentence(len(found), len(shown), narrowed=asked != Asked()),
            asked,
            tuple(Choice(code, SECTORS.say(code), code == asked.sector) for code in SECTORS),
            tuple(_places(snapshot, asked.place)),
            Paged(rows, *_rest(chosen)),
            asked != Asked(),
        )


@pages.get("/people")
def page() -> str:
    """Find people by name, job title or organisation, by sector and by place."""
    asked = Asked(*(request.args.get(name, "").strip() for name in ("q", "sector", "place")))
    found = PeoplePage.of(store().read(), signed_in_visitor(), asked)
    return render_template("people.html", page=found)


def _rest(chosen: Paged[Person]) -> tuple[int, int, int, int, str, str]:
    return (
        chosen.number,
        chosen.pages,
        chosen.total,
        chosen.first,
        chosen.previous_address,
        chosen.next_address,
    )


def folded(text: str) -> str:
    """Text to look in: without case or accents, so that `Jose` finds `José`."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in spread if not unicodedata.combining(char))


def _texts(snapshot: Snapshot) -> dict[str, str]:
    """What words are looked for in, by person, the name first."""
    return {
        person.id: folded("\n".join([person.name, person.job_title, *_employers(snapshot, id_)]))
        for id_, person in snapshot.people.items()
    }


def _fits(snapshot: Snapshot, text: str, person: Person, asked: Asked) -> bool:
    if asked.sector and snapshot.sectors[person.id] != asked.sector:
        return False
    if asked.place and snapshot.places[person.id] not in snapshot.area_and_below(asked.place):
        return False
    return all(word in text for word in folded(asked.q).split())


def _employers(snapshot: Snapshot, person_id: str) -> list[str]:
    return [snapshot.label("Organization", id_) for id_ in snapshot.organizations_of(person_id)]


def _row(snapshot: Snapshot, person: Person) -> PersonRow:
    return PersonRow(
        person.id,
        person.name,
        person.job_title,
        ", ".join(_employers(snapshot, person.id)),
        SECTORS.say(snapshot.sectors[person.id]),
        snapshot.label("Area", snapshot.places[person.id]),
        bool(person.invented),
    )


def _places(snapshot: Snapshot, chosen: str) -> Iterator[Choice]:
    """The areas, each after the one it is part of."""
    below: dict[str, list[str]] = {}
    for area in sorted(snapshot.areas.values(), key=lambda item: item.name):
        parent = area.parent_id if area.parent_id in snapshot.areas else ""
        below.setdefault(parent, []).append(area.id)
    waiting, seen = [(id_, 0) for id_ in reversed(below.get("", []))], set[str]()
    while waiting:
        id_, depth = waiting.pop()
        if id_ in seen:
            continue
        seen.add(id_)
        indent = "\N{NO-BREAK SPACE}" * 3 * depth
        yield Choice(id_, indent + snapshot.areas[id_].name, id_ == chosen)
        waiting += [(child, depth + 1) for child in reversed(below.get(id_, []))]


def _sentence(found: int, shown: int, *, narrowed: bool) -> str:
    if not narrowed:
        return f"{count(shown, 'person', 'people')} can be found here."
    if not found:
        return f"Nobody fits, of {count(shown, 'person', 'people')}."
    return f"{count(found, 'person fits', 'people fit')}, of {shown:,}."
