"""How services get better: calls for bids, bids, what assessors say, and who took a thing up."""

from dataclasses import dataclass

from graph_service import codes
from graph_service import fields as has
from graph_service.fields import Link, kind
from graph_service.vocabulary.record import Record


@kind("call for bids", "calls for bids", sheet="calls")
@dataclass(frozen=True, kw_only=True, slots=True)
class Call(Record):
    """An invitation to bid for support; `start_date` opens it."""

    name: str = has.text("Name", required=True)
    purpose: str = has.text("What it is for")
    programme_id: str = has.ref("Programme", "Programme", relation="PART_OF")
    closes: str = has.day("Last day to bid")
    budget: float | None = has.number("Budget (pounds)", minimum=0)
    organizations_least: int | None = has.whole("Organisations a team joins, at least", minimum=1)
    sectors_least: int | None = has.whole("Sectors a team joins, at least", minimum=1)
    assessments_least: int | None = has.whole("Assessors a bid needs", minimum=1)


@kind("bid", "bids", key=("call_id", "name"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Bid(Record):
    """What a team would improve, for whom and for how much; and what came of it."""

    name: str = has.text("Name", required=True)
    call_id: str = has.ref("Call", "Call", required=True, relation="ANSWERS")
    aim: str = has.text("What gets better, and for whom")
    organization_id: str = has.ref("Organization", "Lead organisation", relation="BID_BY")
    lead_id: str = has.ref("Person", "Lead", relation="LED_BY", personal=True)
    team_ids: tuple[str, ...] = has.refs("Person", "Team", relation="TEAM", personal=True)
    area_ids: tuple[str, ...] = has.refs("Area", "Places that gain", relation="IN_AREA")
    cost: float | None = has.number("Asks for (pounds)", minimum=0)
    state: str = has.code("State", codes.BID_STATES)
    decided_on: str = has.day("Decided on")
    programme_id: str = has.ref("Programme", "Project it became", relation="BECAME")
    outcome: str = has.text("What came of it")
    outcome_on: str = has.day("Outcome told on")


@kind(
    "assessment",
    "assessments",
    key=("bid_id", "person_id"),
    links=(Link("person_id", "bid_id", "ASSESSES"),),
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Assessment(Record):
    """What one assessor says of a bid; without a mark they have not said it yet."""

    bid_id: str = has.ref("Bid", "Bid", required=True)
    person_id: str = has.ref("Person", "Assessor", required=True, personal=True)
    mark: str = has.code("Mark", codes.MARKS, personal=True)
    text: str = has.text("Why", personal=True)
    conflict: bool | None = has.flag("Has an interest in it", personal=True)


@kind(
    "adoption",
    "adoptions",
    key=("programme_id", "organization_id"),
    links=(Link("organization_id", "programme_id", "ADOPTED"),),
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Adoption(Record):
    """An organisation takes up an improvement that another began; `start_date` is since when."""

    programme_id: str = has.ref("Programme", "Improvement", required=True)
    organization_id: str = has.ref("Organization", "Organisation", required=True)
    state: str = has.code("How far", codes.ADOPTION_STATES)
    from_id: str = has.ref("Organization", "Learnt from", relation="LEARNT_FROM")
    text: str = has.text("What was learnt")
