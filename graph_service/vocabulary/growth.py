"""How leaders grow: what development there is, and who has had it."""

from dataclasses import dataclass

from graph_service import codes
from graph_service import fields as has
from graph_service.fields import Link, kind
from graph_service.vocabulary.record import Record


@kind(
    "development offer",
    "development offers",
    sheet="development_offers",
    key=("name", "first_day"),
)
@dataclass(frozen=True, kw_only=True, slots=True)
class DevelopmentOffer(Record):
    """A course, a placement or coaching that people may have; `start_date` is when it was known.

    Whatever it does not say of levels, professions or a place is open to all.
    """

    name: str = has.text("Name", required=True)
    classification: str = has.code("Kind of development", codes.DEVELOPMENT_CLASSES)
    provider_id: str = has.ref("Organization", "Provider", relation="PROVIDED_BY")
    programme_id: str = has.ref("Programme", "Programme", relation="PART_OF")
    skills: tuple[str, ...] = has.several("What it teaches", codes.SKILLS)
    levels: tuple[str, ...] = has.several("Open to levels", codes.LEVELS)
    profession_ids: tuple[str, ...] = has.refs("Profession", "Open to professions")
    area_id: str = has.ref("Area", "Open to people of", relation="IN_AREA")
    places: int | None = has.whole("Places", minimum=0)
    cost: float | None = has.number("Cost of a place (pounds)", minimum=0)
    apply_by: str = has.day("Last day to apply")
    first_day: str = has.day("First day")
    last_day: str = has.day("Last day")
    link: str = has.text("Public page")


@kind(
    "enrolment",
    "enrolments",
    key=("person_id", "offer_id"),
    links=(Link("person_id", "offer_id", "ENROLLED_IN"),),
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Enrolment(Record):
    """A person on a development offer; `start_date` is when the place was offered to them."""

    person_id: str = has.ref("Person", "Person", required=True, personal=True)
    offer_id: str = has.ref("DevelopmentOffer", "Development offer", required=True)
    state: str = has.code("State", codes.ENROLMENT_STATES, personal=True)
