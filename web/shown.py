"""Which people, and what of them, a visitor may be shown."""

from collections.abc import Container, Iterable
from dataclasses import replace

from graph_service.records import Person, Tie
from graph_service.snapshot import Snapshot
from web.visitor import Visitor


def may_be_shown(person: Person, who: Visitor) -> bool:
    """Whether a visitor may see somebody: who objects is seen by the team and by themselves."""
    return not person.objects or who.is_team or who.person_id == person.id


def seen_as(whole: Snapshot, who: Visitor) -> str:
    """The same for visitors who are shown the same: who objects sees themselves as well."""
    own = whole.people.get(who.person_id)
    return "team" if who.is_team else who.person_id if own and own.objects else ""


def people_shown(snapshot: Snapshot, who: Visitor) -> list[Person]:
    """All people that a visitor may see, in the order of their ids."""
    return [person for person in snapshot.people.values() if may_be_shown(person, who)]


def people_named_by(people: Iterable[Person], who: Visitor) -> list[Person]:
    """Those whom a visitor may name, with the address by which they may: as it is shown to them."""
    shown = (person for person in people if may_be_shown(person, who))
    return [replace(person, email=contact_of(person, who)) for person in shown]


def contact_of(person: Person, who: Visitor) -> str:
    """The e-mail address, where the person agreed to show it, or to the team and themselves."""
    agreed = bool(person.consent_contact) or who.is_team or who.person_id == person.id
    return person.email if agreed else ""


def ties_shown(snapshot: Snapshot, ties: Iterable[Tie], who: Visitor) -> list[Tie]:
    """The ties that a visitor may see: neither end refused it, or objects to being shown."""

    def fine(person_id: str) -> bool:
        person = snapshot.people.get(person_id)
        return person is not None and may_be_shown(person, who) and person.consent_ties is not False

    return [tie for tie in ties if fine(tie.person_id) and fine(tie.other_id)]


def narrowed(snapshot: Snapshot, ids: Container[str]) -> Snapshot:
    """The same day with only some of its people."""
    people = {id_: person for id_, person in snapshot.people.items() if id_ in ids}
    return replace(snapshot, records={**snapshot.records, "Person": people})


def snapshot_shown(snapshot: Snapshot, who: Visitor) -> Snapshot:
    """The same day with only the people and ties that a visitor may see."""
    people = {person.id: person for person in people_shown(snapshot, who)}
    ties = {tie.id: tie for tie in ties_shown(snapshot, snapshot.ties.values(), who)}
    return replace(snapshot, records={**snapshot.records, "Person": people, "Tie": ties})


def with_ties_that_count(snapshot: Snapshot) -> Snapshot:
    """The same day without the ties of people who refused that use, or object to being shown.

    A group may be small, so a count of ties can say something of one person.
    """
    silent = {
        id_
        for id_, person in snapshot.people.items()
        if person.objects or person.consent_ties is False
    }
    ties = {
        id_: tie
        for id_, tie in snapshot.ties.items()
        if tie.person_id not in silent and tie.other_id not in silent
    }
    return replace(snapshot, records={**snapshot.records, "Tie": ties})
