"""Who fits what is looked for: words in any spelling of capitals and accents, or nearly so."""

import unicodedata
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from graph_service.analysis.names import Spellings
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


@dataclass(frozen=True)
class Index:
    """Everybody in the order of their names, with what is looked for in: columns of one length."""

    ids: tuple[str, ...]
    texts: tuple[str, ...]
    names: tuple[str, ...]
    sectors: tuple[str, ...]
    places: tuple[str, ...]

    @classmethod
    def of(cls, snapshot: Snapshot) -> "Index":
        """The people of a snapshot; made once for each."""
        return remembered("people to find", snapshot, cls._made)

    @classmethod
    def _made(cls, snapshot: Snapshot) -> "Index":
        people = snapshot.people
        texts = {
            id_: folded("\n".join([person.name, person.job_title, *employers(snapshot, id_)]))
            for id_, person in people.items()
        }
        ids = tuple(sorted(people, key=lambda id_: (texts[id_], id_)))
        return cls(
            ids,
            tuple(texts[id_] for id_ in ids),
            tuple(people[id_].name for id_ in ids),
            tuple(snapshot.sectors[id_] for id_ in ids),
            tuple(snapshot.places[id_] for id_ in ids),
        )

    def fitting(self, snapshot: Snapshot, asked: Asked, hidden: Container[str]) -> list[str]:
        """The ids of those who are asked for and not hidden, in the order of their names."""
        places: Sequence[int] = range(len(self.ids))
        for word in folded(asked.q).split():
            places = [at for at in places if word in self.texts[at]]
        if asked.sector:
            places = [at for at in places if self.sectors[at] == asked.sector]
        if asked.place:
            below = snapshot.area_and_below(asked.place)
            places = [at for at in places if self.places[at] in below]
        return [id_ for at in places if (id_ := self.ids[at]) not in hidden]

    def spelled_alike(self, snapshot: Snapshot, asked: Asked, hidden: Container[str]) -> list[str]:
        """The ids of those whose names are spelled nearly as asked, the nearest first."""
        if not asked.q:
            return []
        rest = set(self.fitting(snapshot, replace(asked, q=""), hidden))
        spellings = remembered("spellings", snapshot, lambda _: Spellings(self.names))
        alike = spellings.nearest(asked.q, ALIKE)
        return [self.ids[at] for at in alike if self.ids[at] in rest][:MOST]


def employers(snapshot: Snapshot, person_id: str) -> list[str]:
    """The names of the organisations that somebody belongs to."""
    return [snapshot.label("Organization", id_) for id_ in snapshot.organizations_of(person_id)]
