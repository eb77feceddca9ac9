"""Who met whom, and where."""

from dataclasses import dataclass

from graph_service import codes
from graph_service import fields as has
from graph_service.fields import Link, kind
from graph_service.vocabulary.record import Record


@kind("event", "events", key=("name", "start_date"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Event(Record):
    """A summit, workshop, interview or session; `start_date` is its day."""

    name: str = has.text("Name", required=True)
    classification: str = has.code("Kind of event", codes.EVENT_CLASSES)
    programme_id: str = has.ref("Programme", "Programme", relation="PART_OF")
    area_id: str = has.ref("Area", "Place", relation="IN_AREA")
    place: str = has.text("Where")


@kind(
    "attendance",
    "attendances",
    key=("event_id", "person_id"),
    links=(Link("person_id", "event_id", "ATTENDED"),),
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Attendance(Record):
    """A person at an event."""

    event_id: str = has.ref("Event", "Event", required=True)
    person_id: str = has.ref("Person", "Person", required=True, personal=True)
    role: str = has.text("Role")


@kind(
    "tie",
    "ties",
    key=("person_id", "other_id", "context"),
    links=(Link("person_id", "other_id", "KNOWS"),),
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Tie(Record):
    """Two people know each other; `start_date` is since when."""

    person_id: str = has.ref("Person", "Person", required=True, personal=True)
    other_id: str = has.ref("Person", "Other person", required=True, personal=True)
    directed: bool | None = has.flag("Only in this direction")
    strength: float | None = has.number("Strength", personal=True, minimum=0)
    context: str = has.text("Context", personal=True)
