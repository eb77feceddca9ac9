"""What somebody says of themselves already, to add to it."""

from graph_service.records import Person
from graph_service.store import PERSON
from web.held import store


def own_row(person_id: str) -> Person:
    """The person's own row of themselves; one that says nothing yet where there is none."""
    for item in store().said("Person", person_id):
        if isinstance(item, Person) and item.source.name == PERSON and item.id == person_id:
            return item
    return Person(id=person_id, name="")
