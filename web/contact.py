"""How to reach somebody: shown where they agreed, and kept that it was, for them to see."""

import hashlib

from graph_service.records import ContactLook, Person
from graph_service.store import TEAM, Batch
from web.held import store
from web.shown import contact_of
from web.visitor import Visitor, now


def contact_shown(person: Person, who: Visitor) -> str:
    """The e-mail address for a visitor who may see it, else ""; that they saw it is kept."""
    contact = contact_of(person, who)
    if contact and who.person_id != person.id:
        note_look(person.id, who)
    return contact


def note_look(person_id: str, who: Visitor) -> None:
    """Keep that a visitor was shown how to reach somebody, or with "" everybody; once a day."""
    day = now().date().isoformat()
    seen_by = who.person_id
    name = hashlib.sha256(f"{person_id}|{who.name_for_audit}|{day}".encode()).hexdigest()[:24]
    look = ContactLook(id=f"look-{name}", person_id=person_id, by_id=seen_by, start_date=day)
    store().write(Batch(TEAM, [look]), by=who.name_for_audit, why="contact details shown")
