"""Who fits what is looked for: words in any spelling of capitals and accents, or nearly so."""

import unicodedata
from dataclasses import dataclass, replace

from graph_service.analysis.names import spelled_like
from graph_service.records import Person
from graph_service.snapshot import Snapshot
from web.remembered import remembered

# As likely a slip of the pen as another name; more of them are no help.
ALIKE, MOST = 0.88, 10


@dataclass(frozen=True)
class Asked:
    """What is looked for: words, a sector's code, a place's id; "" asks for nothing."""

    q: str = ""
    sector: str = ""
    place: str = ""


def folded(text: str) -> str:
    """Text to look in: without case or accents, so that `Jose` finds `José`."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in spread if not unicodedata.combining(char))


def texts_of(snapshot: Snapshot) -> dict[str, str]:
    """What words are looked for in, by person, the name first."""
    return remembered("people to find", snapshot, _texts)


def _texts(snapshot: Snapshot) -> dict[str, str]:
    return {
        person.id: folded("\n".join([person.name, person.job_title, *employers(snapshot, id_)]))
        for id_, person in snapshot.people.items()
    }


def fits(snapshot: Snapshot, text: str, person: Person, asked: Asked) -> bool:
    """Whether somebody with a text to look in is asked for."""
    if asked.sector and snapshot.sectors[person.id] != asked.sector:
        return False
    if asked.place and snapshot.places[person.id] not in snapshot.area_and_below(asked.place):
        return False
    return all(word in text for word in folded(asked.q).split())


def spelled_alike(snapshot: Snapshot, shown: list[Person], asked: Asked) -> list[Person]:
    """Those whose names are spelled nearly as asked, the nearest first."""
    rest = replace(asked, q="")
    likeness = {
        person.id: spelled_like(asked.q, person.name)
        for person in shown
        if asked.q and fits(snapshot, "", person, rest)
    }
    alike = [person for person in shown if likeness.get(person.id, 0) >= ALIKE]
    return sorted(alike, key=lambda person: (-likeness[person.id], person.name, person.id))[:MOST]


def employers(snapshot: Snapshot, person_id: str) -> list[str]:
    """The names of the organisations that somebody belongs to."""
    return [snapshot.label("Organization", id_) for id_ in snapshot.organizations_of(person_id)]
