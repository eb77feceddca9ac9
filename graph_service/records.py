"""The vocabulary: every kind of record, declared once, in Popolo and W3C ORG spellings.

Store tables and constraints, workbook columns, upload checks, exports and the data dictionary in
`docs/` are all derived from these classes. A blank field says nothing; so a correction is a
record that holds only what it corrects.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from graph_service import codes
from graph_service import fields as has
from graph_service.fields import KINDS, Field, Kind, Link, kind

__all__ = [
    "KINDS",
    "NEVER_LOADED",
    "Account",
    "Application",
    "Area",
    "Attendance",
    "Commitment",
    "ContactLook",
    "Declaration",
    "Event",
    "Field",
    "Group",
    "Identity",
    "Instruction",
    "Kind",
    "Link",
    "ListColumn",
    "Membership",
    "Organization",
    "Pairing",
    "Person",
    "Post",
    "Profession",
    "Programme",
    "Record",
    "Relationship",
    "Removal",
    "RemovalRequest",
    "Reply",
    "Responsibility",
    "Review",
    "Round",
    "SavedView",
    "Scheme",
    "SignInLink",
    "Source",
    "System",
    "Tie",
    "Token",
    "Yardstick",
]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a record was said: which source, in which file, on which row (1 is the heading)."""

    name: str = ""
    file: str = ""
    row: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """What all kinds share: an id, the days between which it holds, and where it came from."""

    id: str
    start_date: str = has.day("From")
    end_date: str = has.day("Until")
    invented: bool | None = has.flag("Invented for demonstration")
    attributes: Mapping[str, str] = has.attributes()
    source: Source = Source()


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
    sessions_given: float | None = has.number("Sessions a week that they get", minimum=0)


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


@kind(
    "responsibility",
    "responsibilities",
    key=("topic", "area_id", "part", "organization_id", "post_id"),
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Responsibility(Record):
    """Which body or post plays which part in a decision or function, where, up to what limit."""

    topic: str = has.text("Decision or function", required=True)
    part: str = has.code("Part", codes.PARTS, required=True)
    organization_id: str = has.ref("Organization", "Body", relation="RESTS_WITH")
    post_id: str = has.ref("Post", "Post", relation="RESTS_WITH")
    area_id: str = has.ref("Area", "Place", relation="IN_AREA")
    level: str = has.code("Level", codes.DECISION_LEVELS)
    limit: str = has.text("Up to which limit")
    delegated_by_id: str = has.ref("Organization", "Delegated by", relation="DELEGATED_BY")
    escalates_to_id: str = has.ref("Organization", "Escalates to", relation="ESCALATES_TO")


@kind("scheme", "schemes")
@dataclass(frozen=True, kw_only=True, slots=True)
class Scheme(Record):
    """A way to bring people together: who may take part, hard rules, points for each criterion.

    One with the id of a scheme that comes with the product takes its place where it says its form,
    and else changes the fields that it fills in.
    """

    name: str = has.text("Name", required=True)
    form: str = has.code("Form", codes.FORMS)
    purpose: str = has.text("What it is for")
    first_words: str = has.text("What the first part is called")
    first_offers: tuple[str, ...] = has.several("First part: offers any of", codes.OFFERS)
    first_seeks: tuple[str, ...] = has.several("First part: or seeks any of", codes.SEEKS)
    first_sides: tuple[str, ...] = has.several("First part: only of these sides", codes.SIDES)
    first_levels: tuple[str, ...] = has.several("First part: only at these levels", codes.LEVELS)
    second_words: str = has.text("What the second part is called")
    second_offers: tuple[str, ...] = has.several("Second part: offers any of", codes.OFFERS)
    second_seeks: tuple[str, ...] = has.several("Second part: or seeks any of", codes.SEEKS)
    second_sides: tuple[str, ...] = has.several("Second part: only of these sides", codes.SIDES)
    second_levels: tuple[str, ...] = has.several("Second part: only at these levels", codes.LEVELS)
    rules: tuple[str, ...] = has.several("Further hard rules", codes.RULES)
    not_again_within: int | None = has.whole("Not again within so many rounds", minimum=0)
    most_per_organization: int | None = has.whole("Most visits to one organisation", minimum=1)
    floor_by: str = has.code("Reach visitors from each", codes.FLOORS)
    floor: int | None = has.whole("At least this many from each", minimum=0)
    least_hours: int | None = has.whole("Hours together at least", minimum=0)
    within_months: int | None = has.whole("Within so many months", minimum=1)
    points_challenges: int | None = has.whole("Points: shared challenges", minimum=0)
    points_fit: int | None = has.whole("Points: one seeks what the other offers", minimum=0)
    points_different: int | None = has.whole("Points: different sector, profession", minimum=0)
    points_sides: int | None = has.whole("Points: clinical with managerial", minimum=0)
    points_levels: int | None = has.whole("Points: modest gap in level", minimum=0)
    points_seniority: int | None = has.whole("Points: the first is the more senior", minimum=0)
    points_near: int | None = has.whole("Points: place within reach", minimum=0)
    points_distance: int | None = has.whole("Points: far apart in the network", minimum=0)
    points_bridge: int | None = has.whole("Points: joins two that have no tie", minimum=0)
    points_first_time: int | None = has.whole("Points: first time", minimum=0)
    points_missing: int | None = has.whole("Points: from a group that is missing", minimum=0)
    points_time: int | None = has.whole("Points: half-days in common", minimum=0)
    points_wish: int | None = has.whole("Points: a private wish of both", minimum=0)


@kind("round", "rounds")
@dataclass(frozen=True, kw_only=True, slots=True)
class Round(Record):
    """One time of pairing people; `start_date` is when it begins."""

    name: str = has.text("Name", required=True)
    scheme: str = has.text("Scheme", required=True, names="Scheme", built_in=codes.SCHEMES)
    status: str = has.code("Status", codes.ROUND_STATUSES)
    seed: int | None = has.whole("Seed that broke ties", minimum=0)
    apply_until: str = has.day("Applications until")


@kind("application", "applications", key=("round_id", "person_id"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Application(Record):
    """A person who would take part in a round; what is blank is as on their profile."""

    round_id: str = has.ref("Round", "Round", required=True, relation="TO_ROUND")
    person_id: str = has.ref(
        "Person", "Person", required=True, relation="APPLIED_BY", personal=True
    )
    challenges: tuple[str, ...] = has.texts("Challenges", personal=True)
    offers: tuple[str, ...] = has.several("Offers", codes.OFFERS, personal=True)
    seeks: tuple[str, ...] = has.several("Seeks", codes.SEEKS, personal=True)
    half_days: tuple[str, ...] = has.several("Half-days free", codes.HALF_DAYS, personal=True)
    hosts: int | None = has.whole("Visits they can host", personal=True, minimum=0)
    visits: int | None = has.whole("Visits they would make", personal=True, minimum=0)
    avoid_ids: tuple[str, ...] = has.refs(
        "Person", "Not to be paired with", personal=True, private=True
    )
    wishes: tuple[str, ...] = has.texts(
        "What they would like to share with a partner", personal=True, private=True
    )
    manager: str = has.text("Manager who is asked", personal=True, private=True)
    manager_agrees: bool | None = has.flag("Manager agrees", personal=True, private=True)
    withdrawn: bool | None = has.flag("Withdrawn", personal=True)


@kind("instruction", "instructions", key=("round_id", "what", "person_ids"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Instruction(Record):
    """What the team decided of people in a round: fixed as a pair, kept apart, left out."""

    round_id: str = has.ref("Round", "Round", required=True, relation="IN_ROUND")
    what: str = has.code("What", codes.INSTRUCTIONS, required=True)
    person_ids: tuple[str, ...] = has.refs("Person", "People", relation="CONCERNS", personal=True)
    note: str = has.text("Note", personal=True, private=True)


@kind("pairing", "pairings", key=("scheme", "round_id", "person_ids"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Pairing(Record):
    """People put together in a round, with the reasons."""

    scheme: str = has.text("Scheme", required=True, names="Scheme", built_in=codes.SCHEMES)
    round_id: str = has.ref("Round", "Round", relation="IN_ROUND")
    person_ids: tuple[str, ...] = has.refs("Person", "People", relation="PAIRS", personal=True)
    status: str = has.code("Status", codes.PAIRING_STATUSES)
    score: float | None = has.number("Score (0 to 1)", minimum=0)
    reasons: tuple[str, ...] = has.texts("Reasons", personal=True)
    half_day: str = has.code("Half-day", codes.HALF_DAYS)
    introduced_on: str = has.day("Introduced on")
    feedback: str = has.text("Feedback", personal=True, private=True)


@kind("reply", "replies", key=("pairing_id", "person_id"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Reply(Record):
    """What one of the people says of their pairing: yes or no, when they met, what it gave."""

    pairing_id: str = has.ref("Pairing", "Pairing", required=True, relation="ON_PAIRING")
    person_id: str = has.ref("Person", "Person", required=True, relation="SAID_BY", personal=True)
    answer: str = has.code("Answer", codes.ANSWERS, personal=True)
    reason: str = has.text("Why not", personal=True, private=True, own=True)
    met_on: str = has.day("Met on", personal=True)
    hours: float | None = has.number("Hours together", personal=True, minimum=0)
    worth: str = has.code("What it was worth (1 to 6)", codes.WORTHS, personal=True)
    change: str = has.text("One change made since", personal=True)


@kind("yardstick", "yardsticks", key=("name", "dimension", "group", "scope"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Yardstick(Record):
    """What one group's share or count should be; rows of one name and dimension belong together."""

    name: str = has.text("Yardstick", required=True)
    dimension: str = has.code("Dimension", codes.DIMENSIONS, required=True)
    group: str = has.text("Group", required=True)
    scope: str = has.text("Scope (KIND:ID, blank for everywhere)")
    share: float | None = has.number("Share (0 to 1)", minimum=0)
    count: int | None = has.whole("At least so many people", minimum=0)
    basis: str = has.text("Where the figure is from")


@kind("saved group", "saved groups", sheet="saved_groups")
@dataclass(frozen=True, kw_only=True, slots=True)
class Group(Record):
    """People that the programme team looks at together, whatever they belong to."""

    name: str = has.text("Name", required=True)
    person_ids: tuple[str, ...] = has.refs("Person", "People", relation="HAS_IN_IT", personal=True)
    note: str = has.text("Note")


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


@kind("review", "reviews", key=("by_id", "target", "on", "text"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Review(Record):
    """What somebody says of a body, a post or a responsibility, and the team's answer.

    A correction says which `field` of the target should no longer say `was` but `value`.
    """

    by_id: str = has.ref("Person", "By", required=True, relation="WRITTEN_BY", personal=True)
    target: str = has.text("About (KIND:ID)", required=True)
    on: str = has.day("On")
    text: str = has.text("Text", personal=True)
    state: str = has.code("State", codes.REVIEW_STATES)
    field: str = has.text("Field to correct")
    was: str = has.text("What it says")
    value: str = has.text("What it should say")
    outcome: str = has.code("What became of it", codes.REVIEW_OUTCOMES)
    answer: str = has.text("Answer of the team")
    answered_on: str = has.day("Answered on")


@kind(
    "column of a list",
    "columns of lists",
    sheet="list_columns",
    key=("list", "heading"),
    apart=True,
)
@dataclass(frozen=True, kw_only=True, slots=True)
class ListColumn(Record):
    """What the team said that a column of somebody's list of leaders means."""

    list: str = has.text("Name of the list, which is its source", required=True)
    heading: str = has.text("Heading of the column, in one spelling", required=True)
    meaning: str = has.text("What the column means", required=True)


@kind(
    "decision whether two are the same",
    "decisions whether two are the same",
    sheet="identities",
    key=("of", "kept_id", "other_id"),
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Identity(Record):
    """What the team decided of two people, or two organisations: one and the same, or not.

    Where they are the same, all that is said of the other is read as said of the one that is kept.
    """

    of: str = has.code("Of what", codes.IDENTITIES, required=True)
    # Texts, since the other one is in no snapshot any more.
    kept_id: str = has.text("Id of the one that is kept", required=True, personal=True)
    other_id: str = has.text("Id of the other", required=True, personal=True)
    same: bool | None = has.flag("One and the same", required=True)
    note: str = has.text("Note", personal=True)


@kind("account", "accounts", key=("email",), apart=True)
@dataclass(frozen=True, kw_only=True, slots=True)
class Account(Record):
    """The right of a person to sign in, with a role."""

    email: str = has.text("E-mail", required=True, personal=True, private=True)
    person_id: str = has.ref("Person", "Person", personal=True)
    role: str = has.code("Role", codes.ROLES, required=True)
    locked: bool | None = has.flag("Locked")
    # Addresses are given to others when people leave; what a provider knows somebody by is not.
    subject: str = has.text("Known to their organisation's sign-in as", personal=True, private=True)


@kind("sign-in link", "sign-in links", sheet="sign_in_links", apart=True)
@dataclass(frozen=True, kw_only=True, slots=True)
class SignInLink(Record):
    """A link that signs somebody in. Its id is the SHA-256 of the secret, never the secret.

    Without `body_ids` it works once; with them it opens only those bodies until it expires.
    """

    account_id: str = has.ref("Account", "Account", required=True, personal=True)
    expires: str = has.moment("Works until", required=True)
    used: str = has.moment("Used at")
    body_ids: tuple[str, ...] = has.refs("Organization", "Only these bodies")


@kind("saved view", "saved views", sheet="saved_views", key=("account_id", "name"), apart=True)
@dataclass(frozen=True, kw_only=True, slots=True)
class SavedView(Record):
    """A view of the map that somebody keeps under a name: a question, never its answer.

    Whoever opens its link sees what they may see themselves.
    """

    account_id: str = has.ref("Account", "Account", required=True, personal=True)
    name: str = has.text("Name", required=True, personal=True, private=True)
    query: str = has.text("What it asks of the map", personal=True, private=True)
    expires: str = has.moment("Kept until", required=True)


@kind(
    "request to be removed",
    "requests to be removed",
    sheet="removal_requests",
    key=("person_id", "asked_on"),
    apart=True,
)
@dataclass(frozen=True, kw_only=True, slots=True)
class RemovalRequest(Record):
    """Somebody asks that nothing be held about them any more, and what the team answers."""

    person_id: str = has.ref("Person", "Person", required=True, personal=True)
    asked_on: str = has.day("Asked on", required=True)
    answer: str = has.code("Answer", codes.REMOVAL_ANSWERS)
    reason: str = has.text("Why they are kept", personal=True, private=True)
    answered_on: str = has.day("Answered on")


@kind("removal", "removals", key=("id",), apart=True)
@dataclass(frozen=True, kw_only=True, slots=True)
class Removal(Record):
    """That somebody was removed, on `start_date`, so that no file brings them back.

    Its id is the SHA-256 of the person's id: it says who only to whoever knows them already.
    """

    email_digest: str = has.text("SHA-256 of the e-mail address", personal=True, private=True)


@kind(
    "look at contact details",
    "looks at contact details",
    sheet="contact_looks",
    key=("person_id", "by_id", "start_date"),
    apart=True,
)
@dataclass(frozen=True, kw_only=True, slots=True)
class ContactLook(Record):
    """That somebody was shown how to reach a person, once a day; `start_date` is the day.

    Without a person they took out everybody's.
    """

    person_id: str = has.ref("Person", "Person", personal=True)
    by_id: str = has.ref("Person", "Shown to", personal=True)


@kind("token", "tokens", key=("account_id", "name"), apart=True)
@dataclass(frozen=True, kw_only=True, slots=True)
class Token(Record):
    """What lets a program ask in somebody's name. Its id is the SHA-256 of the secret."""

    account_id: str = has.ref("Account", "Account", required=True, personal=True)
    name: str = has.text("What it is for", required=True, personal=True, private=True)
    scopes: tuple[str, ...] = has.several("What it may do", codes.SCOPES)
    expires: str = has.moment("Works until", required=True)


NEVER_LOADED = frozenset(
    {"Account", "ContactLook", "Removal", "RemovalRequest", "SavedView", "SignInLink", "Token"}
)
"""Kinds that are kept by the product itself: no file brings them, and no edition removes them."""
