"""Who walks with whom: schemes, rounds, pairings and what people say of them."""

from dataclasses import dataclass

from graph_service import codes
from graph_service import fields as has
from graph_service.fields import kind
from graph_service.vocabulary.record import Record


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
