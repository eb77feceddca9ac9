"""What is asked, promised, risked and done in the programme's year."""

from dataclasses import dataclass

from graph_service import codes
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
    offers: tuple[str, ...] = has.several("Time it offers", codes.OFFERS, personal=True)
    asked_on: str = has.day("Last asked how it goes")


@kind("poll", "polls")
@dataclass(frozen=True, kw_only=True, slots=True)
class Poll(Record):
    """A question put to people, who rank programmes or share out points; `start_date` opens it."""

    name: str = has.text("Question", required=True)
    method: str = has.code("How people vote", codes.POLL_METHODS, required=True)
    option_ids: tuple[str, ...] = has.refs("Programme", "What is voted on", relation="ASKS_ABOUT")
    by: str = has.code("Groups that are counted", codes.POLL_GROUPS)
    closes: str = has.day("Last day to vote")
    closed: bool | None = has.flag("Closed before that day")
    event_id: str = has.ref("Event", "Asked at", relation="ASKED_AT")


@kind("ballot box", "ballot boxes", sheet="ballot_boxes", key=("poll_id", "group"), apart=True)
@dataclass(frozen=True, kw_only=True, slots=True)
class BallotBox(Record):
    """The votes of one group in a poll, sorted, so that nothing says whose is whose."""

    poll_id: str = has.ref("Poll", "Poll", required=True)
    group: str = has.text("Group")
    ballots: tuple[str, ...] = has.texts("Votes", private=True, own=True)
    terms: str = has.text("What the poll said when the first vote was cast", own=True)
    sealed: bool | None = has.flag("No more votes, whatever the poll says", own=True)


@kind("voter", "voters", key=("poll_id", "person_id"), apart=True)
@dataclass(frozen=True, kw_only=True, slots=True)
class Voter(Record):
    """That somebody has voted in a poll, never how."""

    poll_id: str = has.ref("Poll", "Poll", required=True)
    person_id: str = has.ref("Person", "Person", required=True, personal=True, private=True)


@kind("invitation", "invitations", key=("person_id", "organization_id", "event_id"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Invitation(Record):
    """That somebody is asked to join a body or an event; `start_date` is when it was drafted."""

    person_id: str = has.ref("Person", "Person", required=True, relation="INVITES", personal=True)
    organization_id: str = has.ref("Organization", "To the body", relation="INVITES_TO")
    event_id: str = has.ref("Event", "To the event", relation="INVITES_TO")
    state: str = has.code("How far it is", codes.INVITATION_STATES, private=True)
    closes: tuple[str, ...] = has.texts("Gaps it would close")
    sent_on: str = has.day("Sent on")
    answered_on: str = has.day("Answered on")
    seated_on: str = has.day("Seated on")


@kind("obstacle", "obstacles", key=("text",))
@dataclass(frozen=True, kw_only=True, slots=True)
class Obstacle(Record):
    """Something that stands in the way; `start_date` is when it was raised."""

    text: str = has.text("What stands in the way", required=True)
    by_id: str = has.ref("Person", "Raised by", relation="RAISED_BY", personal=True)
    programme_id: str = has.ref("Programme", "In the way of", relation="HINDERS")
    organization_id: str = has.ref("Organization", "Who can unblock it", relation="ESCALATED_TO")
    escalated_on: str = has.day("Passed on to them on")
    answer: str = has.text("Their answer")
    answered_on: str = has.day("Answered on")


@kind("threshold", "thresholds", key=("indicator",))
@dataclass(frozen=True, kw_only=True, slots=True)
class Threshold(Record):
    """From which value on the team wants to be told of a risk."""

    indicator: str = has.code("Indicator", codes.INDICATORS, required=True)
    line: float | None = has.number("From which value on", required=True)
