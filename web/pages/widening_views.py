"""What the pages show of groups that grow wider."""

from dataclasses import dataclass

from flask import url_for

from graph_service.analysis.numerals import in_words
from graph_service.analysis.widening import ASKED, Opened, Widening
from graph_service.codes import DIMENSIONS, INVITATION_STATES, INVOLVEMENTS
from graph_service.days import in_words as day_in_words
from graph_service.records import Invitation
from graph_service.snapshot import Snapshot
from web.choices import Choice
from web.links import Named, invitations_link, person_link
from web.templating import count

NEXT = {
    "drafted": ("sent",), "sent": ("accepted", "declined"), "accepted": ("seated", "declined"),
}  # fmt: skip
"""What can come after each state."""


@dataclass(frozen=True)
class WideningRow:
    """A body or an event in the list."""

    to: Named
    said: str
    gaps: str


@dataclass(frozen=True)
class WideningsPage:
    """All bodies and events that people are asked to."""

    sentence: str
    rows: tuple[WideningRow, ...]

    @classmethod
    def of(cls, snapshot: Snapshot, found: list[Widening]) -> "WideningsPage":
        """The page of a day."""
        if not found:
            return cls("Nobody is being asked yet: begin with who is missing from a body.", ())
        seated = sum(item.states["seated"] for item in found)
        asked = sum(item.states[state] for item in found for state in ASKED)
        came = count(seated, "has taken a seat", "have taken a seat")
        said = f"{count(asked, 'person has', 'people have')} been asked; {came.lower()}."
        return cls(said, tuple(_row(snapshot, item) for item in found))


@dataclass(frozen=True)
class InvitationRow:
    """Somebody who is asked: how far it is, how they like to be involved, what may come next."""

    id: str
    person: Named
    state: str
    said: str
    involvement: str
    closes: tuple[str, ...]
    next: tuple[Choice, ...]


@dataclass(frozen=True)
class GapRow:
    """A gap then and now."""

    words: str
    before: int
    after: int
    said: str


@dataclass(frozen=True)
class WideningPage:
    """One body or event: who is asked, and its gaps before and after."""

    name: str
    sentence: str
    rows: tuple[InvitationRow, ...]
    gaps: tuple[GapRow, ...]
    since: str
    more: str
    missing: str

    @classmethod
    def of(cls, snapshot: Snapshot, found: Widening) -> "WideningPage":
        """The page about a body or an event."""
        return cls(
            snapshot.label(found.to.kind, found.to.id),
            f"{_states(found)}. {_gaps(found)}",
            tuple(_invitation(snapshot, item) for item in found.invitations),
            tuple(_gap(item) for item in found.gaps),
            day_in_words(found.since),
            invitations_link(str(found.to)),
            url_for("missing.page", scope=str(found.to)),
        )


def _row(snapshot: Snapshot, item: Widening) -> WideningRow:
    name = snapshot.label(item.to.kind, item.to.id)
    address = url_for("widening.one", kind=item.to.kind, target_id=item.to.id)
    return WideningRow(Named(name, address), _states(item), _gaps(item))


def _states(item: Widening) -> str:
    said = [
        f"{number} {INVITATION_STATES.say(state).lower()}"
        for state, number in item.states.items()
        if number
    ]
    return ", ".join(said)[:1].upper() + ", ".join(said)[1:]


def _gaps(item: Widening) -> str:
    since, before = day_in_words(item.since), sum(gap.was_open for gap in item.gaps)
    if not item.gaps:
        return "No group is missing or has too few people."
    closed = len(item.closed)
    open_ = count(len(item.left), "gap is", "gaps are")
    return (
        f"{in_words(before).capitalize()} {'gap was' if before == 1 else 'gaps were'} open on "
        f"{since}; {in_words(closed) if closed else 'none'} "
        f"{'has' if closed == 1 else 'have'} closed since, and "
        f"{open_.lower()} open now."
    )


def _invitation(snapshot: Snapshot, item: Invitation) -> InvitationRow:
    person = snapshot.people.get(item.person_id)
    days = {"drafted": item.start_date, "sent": item.sent_on, "seated": item.seated_on}
    day = days.get(item.state, item.answered_on)
    wants = person.involvement if person else ()
    allowed = [code for code in NEXT.get(item.state, ()) if code != "seated" or not item.event_id]
    return InvitationRow(
        item.id,
        Named(snapshot.label("Person", item.person_id), person_link(item.person_id)),
        INVITATION_STATES.say(item.state),
        f"{INVITATION_STATES.say(item.state)}{f' on {day_in_words(day)}' if day else ''}",
        ", ".join(INVOLVEMENTS.say(way).lower() for way in wants) or "not said",
        item.closes,
        tuple(Choice(code, INVITATION_STATES.say(code), selected=False) for code in allowed),
    )


def _gap(item: Opened) -> GapRow:
    said = "Still open" if item.is_open and item.was_open else "Closed" if item.was_open else "New"
    return GapRow(f"{DIMENSIONS.say(item.by)}: {item.words}", item.before, item.after, said)
