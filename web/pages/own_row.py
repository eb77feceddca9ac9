"""The person who asks, and what they say of themselves already, to add to it."""

from graph_service import editing
from graph_service.errors import NotFound
from graph_service.records import Person
from graph_service.snapshot import Snapshot
from graph_service.store import PERSON
from web.held import store
from web.visitor import signed_in_visitor


def own_person(snapshot: Snapshot) -> Person:
    """Whoever has signed in, as a person.

    Raises:
        NotFound: their account belongs to nobody.
    """
    found = snapshot.people.get(signed_in_visitor().person_id)
    if found is None:
        raise NotFound("Your account belongs to nobody in this system: ask the programme team.")
    return found


def own_row(person_id: str) -> Person:
    """The person's own row of themselves; one that says nothing yet where there is none."""
    return editing.own_row(store().said("Person", person_id), Person, person_id, PERSON)
