"""What the pages about programmes show."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import url_for

from graph_service.codes import PROGRAMME_CLASSES
from graph_service.records import Membership, Person, Programme
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot
from web.access import may_open
from web.links import Named, event_link, person_link, programme_link
from web.pages.absent import absent_said
from web.paging import Paged, paged
from web.shown import may_be_shown
from web.templating import count
from web.visitor import Visitor

BESIDE = (
    ("events.page", "Events"), ("bids.page", "Bids"), ("spread.page", "Spreading what works"),
    ("development.page", "Development"), ("patients.page", "Patients, carers and the public"),
)  # fmt: skip
"""What stands beside programmes, for whoever may open it."""
LEAD = "lead"
"""The role of whoever leads a programme, in any case."""


@dataclass(frozen=True)
class ProgrammeRow:
    """A programme in the list."""

    programme: Named
    kind: str
    leads: tuple[Named, ...]
    people: int
    invented: bool


@dataclass(frozen=True)
class ProgrammesPage:
    """All programmes, those that nobody leads first."""

    sentence: str
    programmes: Paged[ProgrammeRow]
    beside: tuple[Named, ...]

    @classmethod
    def of(cls, snapshot: Snapshot, who: Visitor) -> "ProgrammesPage":
        """The page as a visitor may see it."""
        rows = [_row(snapshot, item, who) for item in snapshot.programmes.values()]
        rows.sort(key=lambda row: (bool(row.leads), row.programme.name))
        without = sum(not row.leads for row in rows)
        said = count(len(rows), "programme, initiative or network",
                     "programmes, initiatives and networks")  # fmt: skip
        led = f"; nobody is named who leads {without:,} of them" if without else ""
        beside = tuple(Named(name, url_for(at)) for at, name in BESIDE if may_open(at))
        said = f"{said}{led}." if rows else "No programme is known yet."
        return cls(said, paged(rows), beside)


@dataclass(frozen=True)
class ProgrammePage:
    """One programme: who leads it, who is in it, who is not, and where to go on."""

    name: str
    invented: bool
    sentence: str
    facts: tuple[tuple[str, str], ...]
    people: tuple[Named, ...]
    absent: tuple[str, ...]
    events: tuple[Named, ...]
    served_by: tuple[Named, ...]
    map_address: str
    gaps_address: str

    @classmethod
    def of(cls, snapshot: Snapshot, it: Programme, who: Visitor) -> "ProgrammePage":
        """The page about a programme, as a visitor may see it."""
        members = list(_members(snapshot, it.id, who))
        scope = Scope("Programme", it.id)
        return cls(
            it.name,
            bool(it.invented),
            _sentence(it, members),
            tuple(_facts(snapshot, it)),
            tuple(Named(person.name, person_link(person.id), item.role)
                  for person, item in members),
            absent_said(snapshot, scope) if members else (),
            tuple(_events(snapshot, it.id)),
            tuple(Named(item.name, programme_link(item.id))
                  for item in snapshot.programmes.values() if item.serves_id == it.id),
            url_for("map.page", programme=it.id) if members else "",
            url_for("missing.page", scope=str(scope)) if members else "",
        )  # fmt: skip


def _members(snapshot: Snapshot, id_: str, who: Visitor) -> Iterator[tuple[Person, Membership]]:
    """Who takes part and may be shown, those who lead first, then by name."""
    found = [
        (person, item)
        for item in snapshot.memberships.values()
        if item.programme_id == id_
        for person in [snapshot.people.get(item.person_id)]
        if person is not None and may_be_shown(person, who)
    ]
    yield from sorted(found, key=lambda one: (not _leads(one[1]), one[0].name, one[0].id))


def _leads(item: Membership) -> bool:
    return item.role.casefold() == LEAD


def _row(snapshot: Snapshot, it: Programme, who: Visitor) -> ProgrammeRow:
    members = list(_members(snapshot, it.id, who))
    leads = (Named(person.name, person_link(person.id)) for person, item in members if _leads(item))
    return ProgrammeRow(
        Named(it.name, programme_link(it.id)),
        PROGRAMME_CLASSES.say(it.classification),
        tuple(leads),
        len({person.id for person, _ in members}),
        bool(it.invented),
    )


def _sentence(it: Programme, members: list[tuple[Person, Membership]]) -> str:
    what = PROGRAMME_CLASSES.say(it.classification) or "Programme"
    if not members:
        return f"{what}: nobody is known to take part yet."
    people = count(len({person.id for person, _ in members}), "person takes", "people take")
    leads = [person.name for person, item in members if _leads(item)]
    led = f", led by {' and '.join(leads)}" if leads else "; nobody is named who leads it"
    return f"{what}: {people} part{led}."


def _facts(snapshot: Snapshot, it: Programme) -> Iterator[tuple[str, str]]:
    said = {
        "What it is for": it.purpose,
        "Owner": snapshot.label("Organization", it.owner_id),
        "Place": snapshot.label("Area", it.area_id),
        "Share of the votes": f"{it.votes:g}%" if it.votes is not None else "",
        "Rank": f"{it.rank}" if it.rank else "",
        "Serves": snapshot.label("Programme", it.serves_id),
    }
    yield from ((label, text) for label, text in said.items() if text)


def _events(snapshot: Snapshot, id_: str) -> Iterator[Named]:
    for item in sorted(snapshot.events.values(), key=lambda item: item.start_date):
        if item.programme_id == id_:
            yield Named(item.name, event_link(item.id))
