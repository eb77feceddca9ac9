"""What the pages about events show."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from flask import url_for

from graph_service.analysis.attendance import WITHIN, Brought, brought
from graph_service.codes import EVENT_CLASSES
from graph_service.days import in_words
from graph_service.records import Attendance, Event, Person
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot
from web.links import Named, event_link, person_link
from web.pages.absent import absent_said
from web.paging import Paged, paged
from web.shown import may_be_shown, ties_shown
from web.templating import count
from web.visitor import Visitor


@dataclass(frozen=True)
class EventRow:
    """An event in the list."""

    event: Named
    kind: str
    day: str
    people: int
    invented: bool


@dataclass(frozen=True)
class EventsPage:
    """All events, the latest first."""

    sentence: str
    events: Paged[EventRow]

    @classmethod
    def of(cls, snapshot: Snapshot, who: Visitor) -> "EventsPage":
        """The page as a visitor may see it."""
        people = Counter(
            event_id for event_id, _ in {(item.event_id, person.id)
                                         for person, item in _there(snapshot, "", who)}
        )  # fmt: skip
        events = sorted(snapshot.events.values(), key=lambda item: (item.start_date, item.name))
        rows = [_row(item, people[item.id]) for item in reversed(events)]
        said = f"{count(len(rows), 'event')}; the latest was {rows[0].event.name}." if rows else (
            "No event is known yet."
        )  # fmt: skip
        return cls(said, paged(rows))


@dataclass(frozen=True)
class EventPage:
    """One event: who was there, who was not, and where to go on."""

    name: str
    invented: bool
    sentence: str
    facts: tuple[tuple[str, str], ...]
    people: Paged[Named]
    absent: tuple[str, ...]
    gaps_address: str
    id: str
    is_team: bool
    is_to_come: bool
    invited: tuple[Named, ...]
    met: str
    may_say: bool
    typed: str = ""
    field: str = ""
    problem: str = ""

    @classmethod
    def of(
        cls, snapshot: Snapshot, it: Event, who: Visitor, typed: str = "", problem: str = ""
    ) -> "EventPage":
        """The page about an event, as a visitor may see it, with whom they say that they met."""
        there = list(_there(snapshot, it.id, who))
        came = brought(snapshot, it, ties_shown(snapshot, snapshot.ties.values(), who))
        scope = Scope("Event", it.id)
        people = {person.id: Named(person.name, person_link(person.id), item.role)
                  for person, item in there}  # fmt: skip
        kind = EVENT_CLASSES.say(it.classification) or "Event"
        on = f" on {in_words(it.start_date)}" if it.start_date else ""
        return cls(
            it.name,
            bool(it.invented),
            f"{kind}{on}: {_there_said(snapshot, it, len(people))}.",
            tuple(_facts(snapshot, it)),
            paged(list(people.values())),
            absent_said(snapshot, scope) if people else (),
            url_for("missing.page", scope=str(scope)) if people else "",
            it.id,
            who.is_team,
            it.start_date >= snapshot.as_of,
            tuple(Named(snapshot.label("Person", id_), person_link(id_)) for id_ in came.absent)
            if who.is_team
            else (),
            _met(came),
            who.person_id in people,
            typed,
            "met" if problem else "",
            problem,
        )


def _there(snapshot: Snapshot, event_id: str, who: Visitor) -> Iterator[tuple[Person, Attendance]]:
    """Who was at an event (at any where it is blank) and may be shown, by name."""
    found = [
        (person, item)
        for item in snapshot.attendances.values()
        if item.event_id == event_id or not event_id
        for person in [snapshot.people.get(item.person_id)]
        if person is not None and may_be_shown(person, who)
    ]
    yield from sorted(found, key=lambda one: (one[0].name, one[0].id))


def _there_said(snapshot: Snapshot, it: Event, people: int) -> str:
    if people:
        return f"{count(people, 'person was', 'people were')} there"
    return "to come" if it.start_date > snapshot.as_of else "who was there is not known"


def _met(came: Brought) -> str:
    """How many who were there have come to know each other since; "" where nobody has."""
    if not came.ties:
        return ""
    pairs = count(len(came.ties), "pair", "pairs")
    return (f"{pairs} of those who were there have come to know each other within {WITHIN} months; "
            f"{came.across:,} of them across sectors.")  # fmt: skip


def _row(it: Event, people: int) -> EventRow:
    return EventRow(
        Named(it.name, event_link(it.id)),
        EVENT_CLASSES.say(it.classification),
        in_words(it.start_date),
        people,
        bool(it.invented),
    )


def _facts(snapshot: Snapshot, it: Event) -> Iterator[tuple[str, str]]:
    said = {
        "Where": it.place,
        "Place": snapshot.label("Area", it.area_id),
        "Part of": snapshot.label("Programme", it.programme_id),
    }
    yield from ((label, text) for label, text in said.items() if text)
