"""The closed lists of the vocabulary: a code for files and programs, words for people."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class CodeList:
    """A named list of codes, each with the words shown to people, in the order to show them."""

    name: str
    words: Mapping[str, str]

    def __iter__(self) -> Iterator[str]:
        return iter(self.words)

    def __contains__(self, code: object) -> bool:
        return code in self.words

    def say(self, code: str) -> str:
        """The words for `code`; an unknown code is said as it stands."""
        return self.words.get(code, code)


def _list(name: str, **words: str) -> CodeList:
    return CodeList(name, {code.replace("_", "-"): text for code, text in words.items()})


LEVELS = _list(
    "level",
    board="Board", senior="Senior", middle="Middle", emerging="Emerging", trainee="Trainee",
    lay="Lay",
)  # fmt: skip
SIDES = _list(
    "side",
    clinical_and_care="Clinical and care",
    managerial_executive="Managerial and executive",
    patient_public="Patients and public",
    political="Political",
)
SECTORS = _list(
    "sector",
    primary="Primary care",
    community="Community services",
    acute="Acute hospitals",
    mental_health="Mental health",
    social_care="Social care",
    vcse="Voluntary, community and social enterprise",
    pharmacy="Pharmacy",
    public_health="Public health",
    local_authority="Local authority",
    academic_and_education="Academic and education",
    patient_and_public="Patients and public",
    system="System-wide organisations",
)
RELATIONS = _list(
    "relation",
    part_of="is part of",
    reports_to="reports to",
    delegates_to="delegates to",
    advises="advises",
    hosts="hosts",
    member_of="is a member of",
    oversees="oversees",
    partners_with="works in partnership with",
)
AREA_CLASSES = _list(
    "area classification", system="System", borough="Borough", neighbourhood="Neighbourhood"
)
PROGRAMME_CLASSES = _list(
    "programme classification",
    programme="Programme of work",
    initiative="Initiative",
    development_programme="Development programme",
    network="Network",
    improvement_project="Improvement project",
    core_message="Core message",
)
EVENT_CLASSES = _list(
    "event classification",
    summit="Summit", workshop="Workshop", interview="Interview",
    inspiration_session="Inspiration session", conference="Conference", meeting="Meeting",
)  # fmt: skip
OFFERS = _list(
    "offer",
    host_a_visit="Host a shadowing visit",
    shadow="Shadow someone",
    buddy="Be a buddy",
    mentor="Mentor",
    sponsor_a_project="Sponsor a project",
    run_an_action_learning_set="Run an action learning set",
)
SEEKS = _list(
    "wish",
    host_a_visit="Find a host for a shadowing visit",
    shadow="Shadow someone",
    buddy="Have a buddy",
    mentor="Have a mentor",
    sponsor_a_project="Find a sponsor for a project",
    run_an_action_learning_set="Join an action learning set",
)
HALF_DAYS = CodeList(
    "half-day",
    {
        f"{day.lower()[:3]}-{half}": f"{day} {words}"
        for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
        for half, words in (("am", "morning"), ("pm", "afternoon"))
    },
)
INVOLVEMENTS = _list(
    "way to stay involved",
    meetings="Regular meetings", email="E-mail", summits="Summits",
    workshops="Workshops", inspiration_sessions="Inspiration sessions", face_to_face="Face to face",
)  # fmt: skip
PARTS = _list(
    "part in a decision",
    accountable="Accountable", responsible="Responsible", consulted="Consulted",
    informed="Informed",
)  # fmt: skip
DECISION_LEVELS = _list(
    "decision level", system="System", place="Place", neighbourhood="Neighbourhood"
)
SCHEMES = _list(
    "scheme",
    shadowing="Shadowing",
    buddies="Buddies",
    executive_buddies="Executive buddies",
    sponsor="Sponsorship",
    circles="Action learning circles",
)
FORMS = _list(
    "form of a scheme",
    visits="Visits: hosts and visitors, half-day by half-day",
    pairs="Pairs of two parts, such as sponsor and sponsored",
    pool="Pairs of anybody with anybody; an odd one out makes a trio",
    circles="Circles of five to seven people",
)
RULES = _list(
    "rule",
    different="A different sector or profession",
    challenge="A challenge in common",
    time="A half-day in common",
    sides="One clinical or care, one managerial or executive",
)
INSTRUCTIONS = _list(
    "instruction",
    together="Paired, whatever else",
    apart="Not paired in this round",
    out="Left out of this round",
)
ANSWERS = _list("answer to a pairing", accepted="Accepted", declined="Declined")
WORTHS = CodeList(
    "how much a pairing was worth",
    {
        "1": "1: of no use",
        "2": "2: of little use",
        "3": "3: of some use",
        "4": "4: useful",
        "5": "5: very useful",
        "6": "6: changed how I work",
    },
)
FLOORS = _list("part of a floor", place="Borough", profession="Profession", sector="Sector")
PAIRING_STATUSES = _list(
    "pairing status",
    proposed="Proposed", published="Published", accepted="Accepted", declined="Declined",
    introduced="Introduced", met="Met", reflected="Reflected", closed="Closed",
)  # fmt: skip
ROUND_STATUSES = _list(
    "round status",
    draft="Draft", open="Open for applications", published="Published", closed="Closed",
)  # fmt: skip
REVIEW_STATES = _list(
    "review state",
    comment="Comment", correction="Correction proposed", signed_off="Signed off",
    answered="Answered",
)  # fmt: skip
REVIEW_OUTCOMES = _list(
    "review outcome", accepted="Accepted", declined="Not accepted", answered="Answered"
)
POLL_METHODS = _list("way to vote", rank="Rank them", points="Share out 100 points")
POLL_GROUPS = _list(
    "groups of a poll", sector="Sector", level="Level", side="Side", place="Borough"
)
INVITATION_STATES = _list(
    "state of an invitation",
    drafted="Drafted", sent="Sent", accepted="Accepted", declined="Declined", seated="Seated",
)  # fmt: skip
INDICATORS = _list(
    "indicator of a risk",
    shared_vision="Of all pairs of core messages, those that votes put in the common order",
    momentum="People who met at an event in the last six months",
    same_people="Seats held by the same person for five years or longer",
    silos="Ties that stay inside one sector",
    reliance="Seats held by people who sit on four bodies or more",
    gaps="Groups that are missing or have too few people",
    reviews="Bodies whose review is overdue",
)
DEVELOPMENT_CLASSES = _list(
    "kind of development",
    course="Course", coaching="Coaching", placement="Placement", fellowship="Fellowship",
    masterclass="Masterclass", learning_set="Action learning set",
)  # fmt: skip
SKILLS = _list(
    "skill",
    across_boundaries="Leading across organisations",
    compassion="Leading with compassion",
    influence="Influence without authority",
    improvement="Improving services",
    data_and_digital="Data and digital",
    with_residents="Leading with patients and residents",
    boards="Serving on a board",
    money="Money and contracts",
    coaching="Coaching others",
    inclusion="Making room for others",
)
ENROLMENT_STATES = _list(
    "state of an enrolment",
    offered="Offered", accepted="Accepted", declined="Declined", completed="Completed",
    left="Left early",
)  # fmt: skip
BID_STATES = _list(
    "state of a bid",
    draft="Draft", submitted="Submitted", funded="Funded", declined="Not funded",
    withdrawn="Withdrawn", completed="Completed",
)  # fmt: skip
MARKS = CodeList(
    "mark",
    {
        "1": "1: would change little",
        "2": "2: has some strengths",
        "3": "3: good",
        "4": "4: very good",
        "5": "5: the system needs this",
    },
)
ADOPTION_STATES = _list(
    "how far an organisation has taken something up",
    interested="Interested", trying="Trying it", adopted="Taken up", stopped="Stopped",
)  # fmt: skip
REIMBURSEMENTS = _list(
    "what a role is repaid with",
    paid="Paid for their time", expenses="Expenses repaid", refused="Offered, and not wanted",
    nothing="Nothing",
)  # fmt: skip
ARRANGEMENTS = _list(
    "arrangement",
    large_print="Papers in large print", easy_read="Papers in easy read",
    bsl="British Sign Language", interpreter="An interpreter", step_free="Step-free access",
    online="Joining online", evening="Meetings in the evening",
    travel="Travel paid beforehand", care_cover="Cover for somebody they care for",
)  # fmt: skip
IDENTITIES = _list("what may be the same", person="Person", organization="Organisation")
CHARACTERISTICS = _list(
    "protected characteristic",
    ethnicity="Ethnicity", sex="Sex", disability="Disability", age_band="Age band",
    sexual_orientation="Sexual orientation", religion="Religion or belief",
)  # fmt: skip
DIMENSIONS = _list(
    "dimension",
    sector="Sector",
    profession="Profession",
    place="Place",
    level="Level",
    side="Side",
    organization="Organisation",
    staff_group="Staff group",
    tenure="Time in post",
    voting="Voting or not",
    lay="Lay or not",
    ethnicity="Ethnicity",
    sex="Sex",
    disability="Disability",
    age_band="Age band",
    sexual_orientation="Sexual orientation",
    religion="Religion or belief",
)
TENURES = _list(
    "time in post",
    under_1="Under a year",
    from_1_to_3="One to three years",
    from_3_to_6="Three to six years",
    from_6="Six years or more",
)
VOTES = _list("voting or not", voting="A vote", not_voting="No vote")
LAY = _list("lay or not", lay="A lay role", not_lay="A role that is not lay")
LAWFUL_BASES = _list(
    "lawful basis",
    public_task="Public task (UK GDPR, article 6(1)(e))",
    legitimate_interests="Legitimate interests (UK GDPR, article 6(1)(f))",
    consent="Consent (UK GDPR, article 6(1)(a))",
)
REMOVAL_ANSWERS = _list("answer to a request to be removed", removed="Removed", kept="Kept")
SCOPES = _list("what a program may do", read="Read", write="Change records")
ROLES = _list(
    "role",
    programme_team="Programme team",
    leader="Leader",
    reviewer="Reviewer",
    reader="Reader",
    administrator="Administrator",
)
