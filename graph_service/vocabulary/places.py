"""Where we are: the system, its areas, its organisations and how they hang together."""

from dataclasses import dataclass

from graph_service import codes
from graph_service import fields as has
from graph_service.fields import Link, kind
from graph_service.vocabulary.record import Record


@kind("system", "systems", sheet="system")
@dataclass(frozen=True, kw_only=True, slots=True)
class System(Record):
    """The health and care system that this store is about; one record."""

    name: str = has.text("Name", required=True)
    area_id: str = has.ref("Area", "Area")
    today: str = has.day("The day this made-up system takes as today")
    source_order: tuple[str, ...] = has.texts("Sources, the most trusted first")
    session_cost: float | None = has.number("Cost of a session (pounds)", minimum=0)
    lawful_basis: str = has.code("Lawful basis for professional facts", codes.LAWFUL_BASES)
    controller: str = has.text("Who answers for the data")
    keep_people_years: int | None = has.whole("Keep former leaders (years)", minimum=1)
    keep_rounds_years: int | None = has.whole("Keep pairing rounds (years)", minimum=1)


@kind("area", "areas")
@dataclass(frozen=True, kw_only=True, slots=True)
class Area(Record):
    """A part of the map: the system, a borough (place) or a neighbourhood."""

    name: str = has.text("Name", required=True)
    classification: str = has.code("Kind of area", codes.AREA_CLASSES)
    gss_code: str = has.text("GSS code")
    parent_id: str = has.ref("Area", "Part of", relation="PART_OF")
    population: int | None = has.whole("People who live there", minimum=0)


@kind("profession", "professions")
@dataclass(frozen=True, kw_only=True, slots=True)
class Profession(Record):
    """A professional group."""

    name: str = has.text("Name", required=True)
    staff_group: str = has.text("Staff group")
    session_cost: float | None = has.number("Cost of a session (pounds)", minimum=0)
    parent_id: str = has.ref("Profession", "Part of", relation="PART_OF")


@kind("organisation", "organisations", sheet="organizations")
@dataclass(frozen=True, kw_only=True, slots=True)
class Organization(Record):
    """An employer, a partner, or a body that governs (a board, a committee, a partnership)."""

    name: str = has.text("Name", required=True)
    classification: str = has.text("Kind of organisation")
    is_body: bool | None = has.flag("Is a governance body")
    sector: str = has.code("Sector", codes.SECTORS)
    area_id: str = has.ref("Area", "Place", relation="IN_AREA")
    parent_id: str = has.ref("Organization", "Part of", relation="PART_OF")
    ods_code: str = has.text("ODS code")
    purpose: str = has.text("What it is for")
    quorum: int | None = has.whole("Quorum", minimum=0)
    meets: str = has.text("How often it meets")
    terms_of_reference: str = has.text("Terms of reference (link)")
    confirmed_on: str = has.day("Last confirmed on")
    review_every: int | None = has.whole("Review every (months)", minimum=1)
    link: str = has.text("Public page")


@kind(
    "relation between organisations",
    "relations between organisations",
    sheet="relationships",
    key=("source_id", "relation", "target_id"),
    links=(Link("source_id", "target_id", "RELATED_TO", named_by="relation"),),
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Relationship(Record):
    """How one organisation or body stands to another."""

    source_id: str = has.ref("Organization", "Organisation", required=True)
    relation: str = has.code("Relation", codes.RELATIONS, required=True)
    target_id: str = has.ref("Organization", "To organisation", required=True)
    note: str = has.text("Note")
