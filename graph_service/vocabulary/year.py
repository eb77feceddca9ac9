"""What is promised and done in the programme's year."""

from dataclasses import dataclass

from graph_service import fields as has
from graph_service.fields import kind
from graph_service.vocabulary.record import Record


@kind("commitment", "commitments", key=("person_id", "text"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Commitment(Record):
    """One action that a person said they would take."""

    person_id: str = has.ref("Person", "Person", relation="MADE_BY", personal=True)
    text: str = has.text("What", required=True, personal=True)
    classification: str = has.text("Kind of action")
    event_id: str = has.ref("Event", "Made at", relation="MADE_AT")
    due: str = has.day("Due")
    done: str = has.day("Done on")
