"""Patients, carers and the public as leaders: their roles, and where their voice is missing."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from graph_service.analysis.dimensions import borough_of
from graph_service.codes import REIMBURSEMENTS
from graph_service.records import Person
from graph_service.snapshot import Snapshot

SIDE, SECTOR = "patient-public", "patient-and-public"
WORK = ("programme", "initiative", "improvement-project", "development-programme", "network")
"""Kinds of programme that people take part in."""
NAMED = 3


@dataclass(frozen=True)
class Role:
    """A patient, carer or member of the public on a body or in a programme (`kind` and `id`).

    `employed` where some organisation employs them; no role needs one.
    """

    person_id: str
    kind: str
    id: str
    words: str
    employed: bool
    reimbursement: str


@dataclass(frozen=True)
class Voice:
    """A programme or body: how many people are in it, and how many of them are patients.

    `could` are those to ask where there are none, the nearest with the fewest roles first.
    """

    kind: str
    id: str
    name: str
    people: int
    voices: int
    could: tuple[str, ...]


@dataclass(frozen=True)
class Patients:
    """The answer on a day; of `voices` those without one come first, the largest before."""

    as_of: str
    people: tuple[str, ...]
    roles: tuple[Role, ...]
    voices: tuple[Voice, ...]
    reimbursement: Mapping[str, int]

    @property
    def silent(self) -> tuple[Voice, ...]:
        """The programmes and bodies in which no patient, carer or member of the public sits."""
        return tuple(item for item in self.voices if not item.voices)

    def document(self) -> dict[str, Any]:
        """What `patients --json` answers with."""
        return asdict(self)


def is_patient(snapshot: Snapshot, person: Person) -> bool:
    """Whether somebody is there as a patient, a carer or a member of the public."""
    return person.side == SIDE or snapshot.sectors.get(person.id) == SECTOR


def patients(snapshot: Snapshot) -> Patients:
    """Find patients, carers and the public, their roles, and where none of them is."""
    found = {id_: item for id_, item in snapshot.people.items() if is_patient(snapshot, item)}
    roles = _roles(snapshot, found)
    many = Counter(item.person_id for item in roles)
    voices = sorted(
        _voices(snapshot, found, many), key=lambda item: (item.voices > 0, -item.people, item.name)
    )
    codes = Counter(item.reimbursement for item in roles)
    return Patients(
        snapshot.as_of,
        tuple(found),
        tuple(roles),
        tuple(voices),
        {code: codes[code] for code in (*REIMBURSEMENTS, "")},
    )


def _roles(snapshot: Snapshot, found: Mapping[str, Person]) -> list[Role]:
    roles = []
    for id_ in found:
        for item in snapshot.memberships_of(id_):
            body = snapshot.organization_of(item)
            kind, at = ("Programme", item.programme_id) if item.programme_id else (
                ("Organization", body) if body in snapshot.bodies else ("", "")
            )  # fmt: skip
            if kind:
                words = item.role or snapshot.label("Post", item.post_id)
                employed = bool(snapshot.employers_of(id_))
                roles.append(Role(id_, kind, at, words, employed, item.reimbursement))
    return roles


def _voices(
    snapshot: Snapshot, found: Mapping[str, Person], many: Mapping[str, int]
) -> list[Voice]:
    members: dict[tuple[str, str], set[str]] = {}
    for item in snapshot.memberships.values():
        programme = snapshot.programmes.get(item.programme_id)
        if programme is not None and programme.classification in WORK:
            members.setdefault(("Programme", programme.id), set()).add(item.person_id)
        body = snapshot.organization_of(item)
        if body in snapshot.bodies:
            members.setdefault(("Organization", body), set()).add(item.person_id)
    nearest, voices = _nearest(snapshot, found, many), []
    for (kind, id_), people in members.items():
        there = people & snapshot.people.keys()
        own = there & found.keys()
        could = () if own else nearest(borough_of(snapshot, snapshot.of(kind)[id_].area_id))
        voices.append(Voice(kind, id_, snapshot.label(kind, id_), len(there), len(own), could))
    return voices


def _nearest(
    snapshot: Snapshot, found: Mapping[str, Person], many: Mapping[str, int]
) -> Callable[[str], tuple[str, ...]]:
    """Whom to ask for a borough ("" for any): those of it first, then those with the fewest roles.

    Each borough is sorted once, however many programmes and bodies are in it.
    """
    asked = [id_ for id_, item in found.items() if not item.objects]
    home = {id_: borough_of(snapshot, snapshot.places.get(id_, "")) for id_ in asked}

    @cache
    def nearest(borough: str) -> tuple[str, ...]:
        def order(id_: str) -> tuple[bool, int, str]:
            return bool(borough) and home[id_] != borough, many.get(id_, 0), id_

        return tuple(sorted(asked, key=order)[:NAMED])

    return nearest
