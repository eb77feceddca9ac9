"""What the page of promises shows: to everybody their own, to the team how all are kept."""

from dataclasses import dataclass

from graph_service.analysis.commitments import (
    Commitments,
    Kept,
    commitments,
    is_done,
    is_overdue,
    new_offers,
)
from graph_service.analysis.numerals import listed
from graph_service.codes import OFFERS
from graph_service.days import in_words as day_in_words
from graph_service.records import Commitment
from graph_service.snapshot import Snapshot
from web.choices import Choice
from web.links import Named, person_link
from web.paging import Paged, paged
from web.templating import count
from web.visitor import Visitor

RECENT_EVENTS = 12


@dataclass(frozen=True)
class OwnRow:
    """A promise of the visitor's, and how it stands."""

    id: str
    text: str
    stands: str
    is_open: bool


@dataclass(frozen=True)
class KeptRow:
    """How promises of one kind, or made at one event, are kept."""

    name: str
    made: int
    done: int
    overdue: int


@dataclass(frozen=True)
class AskRow:
    """A promise to ask after: whose, what, since when it was due, and the letter."""

    id: str
    person: Named
    text: str
    due: str
    letter: str


@dataclass(frozen=True)
class OfferRow:
    """A promise of time that pairings do not know of."""

    id: str
    person: Named
    text: str
    offers: str


@dataclass(frozen=True)
class CommitmentsPage:
    """The page; the lists of the team are empty for others."""

    sentence: str
    own: tuple[OwnRow, ...]
    may_promise: bool
    events: tuple[Choice, ...]
    offers: tuple[Choice, ...]
    typed: dict[str, str]
    problems: dict[str, str]
    is_team: bool
    by_kind: tuple[KeptRow, ...]
    by_event: tuple[KeptRow, ...]
    to_ask: Paged[AskRow]
    to_offer: tuple[OfferRow, ...]

    @classmethod
    def of(
        cls, snapshot: Snapshot, who: Visitor, typed: dict[str, str] | None = None,
        offered: tuple[str, ...] = (), problems: dict[str, str] | None = None,
    ) -> "CommitmentsPage":  # fmt: skip
        """The page as a visitor may see it, with what was typed into the form."""
        found, said = commitments(snapshot), {"text": "", "due": "", "event": "", **(typed or {})}
        own = [item for item in snapshot.commitments.values() if item.person_id == who.person_id]
        events = sorted(
            (item for item in snapshot.events.values() if item.start_date <= snapshot.as_of),
            key=lambda item: (item.start_date, item.id), reverse=True,
        )[:RECENT_EVENTS]  # fmt: skip
        return cls(
            _sentence(found),
            tuple(_own(snapshot, item) for item in sorted(own, key=lambda one: one.due)),
            who.person_id in snapshot.people,
            tuple(Choice(item.id, item.name, item.id == said["event"]) for item in events),
            tuple(Choice(code, text, code in offered) for code, text in OFFERS.words.items()),
            said,
            problems or {},
            who.is_team,
            tuple(_kept(item, item.name or "Not said") for item in found.by_kind),
            tuple(
                _kept(item, snapshot.label("Event", item.name) or "At no event")
                for item in found.by_event
            ),
            paged([_ask(snapshot, item) for item in found.to_ask] if who.is_team else [], 10),
            tuple(_offer(snapshot, item) for item in found.to_offer) if who.is_team else (),
        )


def _sentence(found: Commitments) -> str:
    if not found.all.made:
        return "Nobody has promised anything yet. What is one action that you will take?"
    made = count(found.all.made, "promise has", "promises have")
    done = f"{found.all.done:,} {'is' if found.all.done == 1 else 'are'} known to be kept"
    late = found.all.overdue
    return f"{made} been made: {done}, and of {late:,} we have not heard since their day passed."


def _own(snapshot: Snapshot, item: Commitment) -> OwnRow:
    done = is_done(item, snapshot.as_of)
    due = f"due on {day_in_words(item.due)}" if item.due else "no day set"
    late = ", which has passed" if is_overdue(item, snapshot.as_of) else ""
    said = f"kept on {day_in_words(item.done)}" if done else f"{due}{late}"
    return OwnRow(item.id, item.text, said, not done)


def _kept(item: Kept, name: str) -> KeptRow:
    return KeptRow(name, item.made, item.done, item.overdue)


def _ask(snapshot: Snapshot, item: Commitment) -> AskRow:
    person = snapshot.people[item.person_id]
    event = snapshot.label("Event", item.event_id)
    at = f" at “{event}”" if event else ""
    letter = (
        f"Dear {person.name}\n\nYou told us{at} that you would: {item.text}. How is it going? A "
        "line is enough, also if something else came first. If something stands in your way, tell "
        "us, and we take it to those who can move it.\n\nThank you."
    )
    who = Named(person.name, person_link(person.id))
    return AskRow(item.id, who, item.text, day_in_words(item.due), letter)


def _offer(snapshot: Snapshot, item: Commitment) -> OfferRow:
    said = listed([OFFERS.say(code).lower() for code in new_offers(snapshot, item)])
    who = Named(snapshot.label("Person", item.person_id), person_link(item.person_id))
    return OfferRow(item.id, who, item.text, said)
