"""Who is there, and what they say of themselves."""

from dataclasses import dataclass

from graph_service import codes
from graph_service import fields as has
from graph_service.fields import kind
from graph_service.vocabulary.record import Record


@kind("person", "people")
@dataclass(frozen=True, kw_only=True, slots=True)
class Person(Record):
    """A leader, formal or not."""

    name: str = has.text("Name", required=True, personal=True)
    job_title: str = has.text("Job title", personal=True)
    email: str = has.text("E-mail", personal=True, private=True)
    telephone: str = has.text("Telephone", personal=True, private=True)
    level: str = has.code("Level", codes.LEVELS, personal=True)
    side: str = has.code("Side", codes.SIDES, personal=True)
    sector: str = has.code("Sector, where no employer gives it", codes.SECTORS, personal=True)
    area_id: str = has.ref("Area", "Place", relation="BASED_IN", personal=True)
    profession_ids: tuple[str, ...] = has.refs(
        "Profession", "Professions", relation="OF_PROFESSION", personal=True
    )
    interests: tuple[str, ...] = has.texts("Interests", personal=True)
    challenges: tuple[str, ...] = has.texts("Challenges", personal=True)
    offers: tuple[str, ...] = has.several("Offers", codes.OFFERS, personal=True)
    seeks: tuple[str, ...] = has.several("Seeks", codes.SEEKS, personal=True)
    learning: tuple[str, ...] = has.several(
        "Wants to learn", codes.SKILLS, personal=True, private=True
    )
    arrangements: tuple[str, ...] = has.several(
        "What makes it possible to come", codes.ARRANGEMENTS, personal=True, private=True
    )
    days_free: tuple[str, ...] = has.several("Half-days free", codes.HALF_DAYS, personal=True)
    avoid_ids: tuple[str, ...] = has.refs(
        "Person", "Not to be paired with", personal=True, private=True
    )
    interests_declared: tuple[str, ...] = has.texts("Declared interests", personal=True)
    interests_declared_on: str = has.day("Interests declared on", personal=True)
    involvement: tuple[str, ...] = has.several(
        "How they want to stay involved", codes.INVOLVEMENTS, personal=True
    )
    consent_pairing: bool | None = has.flag("Agrees to be paired", personal=True, private=True)
    consent_ties: bool | None = has.flag("Agrees to survey ties", personal=True, private=True)
    consent_contact: bool | None = has.flag("Agrees to show contact", personal=True, private=True)
    objects: bool | None = has.flag("Objects to being shown", personal=True, private=True)
    told_on: str = has.day("Told what we hold on", private=True)


@kind("declaration", "declarations", key=("person_id", "characteristic"), apart=True)
@dataclass(frozen=True, kw_only=True, slots=True)
class Declaration(Record):
    """A person's own answer on a protected characteristic; stored apart, shown only as totals."""

    person_id: str = has.ref("Person", "Person", required=True, personal=True, private=True)
    characteristic: str = has.code(
        "Characteristic", codes.CHARACTERISTICS, required=True, personal=True, private=True
    )
    answer: str = has.text("Answer", personal=True, private=True)
