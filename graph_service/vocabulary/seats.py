"""Who sits where: programmes, posts and who holds them."""

from dataclasses import dataclass

from graph_service import codes
from graph_service import fields as has
from graph_service.fields import Link, kind
from graph_service.vocabulary.record import Record


@kind("programme", "programmes")
@dataclass(frozen=True, kw_only=True, slots=True)
class Programme(Record):
    """A programme of work, initiative, network or core message."""

    name: str = has.text("Name", required=True)
    classification: str = has.code("Kind of programme", codes.PROGRAMME_CLASSES)
    purpose: str = has.text("What it is for")
    owner_id: str = has.ref("Organization", "Owner", relation="OWNED_BY")
    area_id: str = has.ref("Area", "Place", relation="IN_AREA")
    votes: float | None = has.number("Share of votes (per cent)", minimum=0)
    rank: int | None = has.whole("Rank", minimum=1)
    serves_id: str = has.ref("Programme", "Core message it serves", relation="SERVES")
    link: str = has.text("Public page")
    next_step: str = has.text("Next step")
    evidence: str = has.text("Evidence so far")


@kind("post", "posts", key=("organization_id", "label"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Post(Record):
    """A role or seat, filled or vacant."""

    label: str = has.text("Title", required=True)
    organization_id: str = has.ref(
        "Organization", "Organisation", required=True, relation="POST_IN"
    )
    role: str = has.text("Role")
    area_id: str = has.ref("Area", "Place", relation="IN_AREA")
    reports_to_id: str = has.ref("Post", "Reports to", relation="REPORTS_TO")
    sessions: float | None = has.number("Sessions a week", minimum=0)
    funded_sessions: float | None = has.number("Funded sessions a week", minimum=0)
    profession_id: str = has.ref("Profession", "Profession wanted", relation="WANTS_PROFESSION")
    sector: str = has.code("Sector wanted", codes.SECTORS)
    term_months: int | None = has.whole("Term (months)", minimum=1)
    voting: bool | None = has.flag("Votes")
    chair: bool | None = has.flag("Chairs")
    in_attendance: bool | None = has.flag("In attendance only")
    undisclosed: bool | None = has.flag("Held by someone not named")
    grade: str = has.text("Grade")


@kind(
    "membership",
    "memberships",
    key=("person_id", "organization_id", "programme_id", "post_id", "role", "start_date"),
    links=(
        Link("person_id", "organization_id", "MEMBER_OF"),
        Link("person_id", "post_id", "HOLDS"),
        Link("person_id", "programme_id", "TAKES_PART_IN"),
    ),
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Membership(Record):
    """A person in an organisation, a programme or a post, from one day to another."""

    person_id: str = has.ref("Person", "Person", required=True, personal=True)
    organization_id: str = has.ref("Organization", "Organisation")
    programme_id: str = has.ref("Programme", "Programme")
    post_id: str = has.ref("Post", "Post")
    role: str = has.text("Role", personal=True)
    on_behalf_of_id: str = has.ref("Organization", "On behalf of")
    deputy: bool | None = has.flag("Deputy")
    interim: bool | None = has.flag("Interim")
    reimbursement: str = has.code("Repaid with", codes.REIMBURSEMENTS, personal=True, private=True)
    sessions_given: float | None = has.number("Sessions a week that they get", minimum=0)
