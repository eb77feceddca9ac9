"""What the page about priorities shows: messages, initiatives, and what is asked about them."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import url_for

from graph_service.analysis.numerals import in_words, listed
from graph_service.analysis.polls.result import is_open
from graph_service.codes import POLL_GROUPS, POLL_METHODS, PROGRAMME_CLASSES
from graph_service.days import in_words as day_in_words
from graph_service.records import Poll, Programme
from graph_service.snapshot import Snapshot
from web.access import may_open
from web.choices import Choice
from web.links import Named, person_link, programme_link
from web.pages.programmes_views import LEAD
from web.shown import may_be_shown
from web.templating import count
from web.visitor import Visitor

MESSAGE, INITIATIVE = "core-message", "initiative"


@dataclass(frozen=True)
class PriorityRow:
    """A message or an initiative: its place or votes, who leads it, how many serve it."""

    programme: Named
    place: str
    leads: tuple[Named, ...]
    serve: str
    next_step: str
    evidence: str


@dataclass(frozen=True)
class PollRow:
    """A poll in the list, and how it stands."""

    poll: Named
    stands: str


@dataclass(frozen=True)
class PrioritiesPage:
    """Initiatives by votes, messages by rank, polls; the form for a new one, for the team."""

    sentence: str
    initiatives: tuple[PriorityRow, ...]
    messages: tuple[PriorityRow, ...]
    polls: tuple[PollRow, ...]
    may_ask: bool
    about: tuple[Choice, ...]
    methods: tuple[Choice, ...]
    groups: tuple[Choice, ...]
    typed: dict[str, str]
    problems: dict[str, str]

    @classmethod
    def of(
        cls, snapshot: Snapshot, who: Visitor, typed: dict[str, str] | None = None,
        problems: dict[str, str] | None = None,
    ) -> "PrioritiesPage":  # fmt: skip
        """The page as a visitor may see it, with what was typed into the form."""
        said = typed or {}
        initiatives = sorted(
            _of_class(snapshot, INITIATIVE), key=lambda item: (-(item.votes or 0), item.name)
        )
        messages = sorted(
            _of_class(snapshot, MESSAGE), key=lambda item: (item.rank or 99, item.name)
        )
        rows = tuple(_row(snapshot, item, who) for item in initiatives)
        return cls(
            _sentence(rows),
            rows,
            tuple(_row(snapshot, item, who) for item in messages),
            tuple(_poll(snapshot, item) for item in polls_of(snapshot)),
            may_open("polls.make"),
            _choices(
                {code: PROGRAMME_CLASSES.say(code) for code in (INITIATIVE, MESSAGE)},
                said.get("about", INITIATIVE),
            ),
            _choices(POLL_METHODS.words, said.get("method", "rank")),
            _choices(POLL_GROUPS.words, said.get("by", "sector")),
            {"name": "", "closes": "", **said},
            problems or {},
        )


def polls_of(snapshot: Snapshot) -> list[Poll]:
    """All polls, the newest first."""
    return sorted(
        snapshot.of("Poll").values(), key=lambda item: (item.start_date, item.id), reverse=True
    )


def _of_class(snapshot: Snapshot, code: str) -> Iterable[Programme]:
    return (item for item in snapshot.programmes.values() if item.classification == code)


def _choices(words: dict[str, str] | object, chosen: str) -> tuple[Choice, ...]:
    items = words.items() if hasattr(words, "items") else ()
    return tuple(Choice(code, text, code == chosen) for code, text in items)


def _sentence(rows: tuple[PriorityRow, ...]) -> str:
    if not rows:
        return "No initiative is known yet: they come with the files that the programme team loads."
    without = [row for row in rows if not row.leads]
    first = [f"“{row.programme.name}”" for row in rows if row.place == rows[0].place]
    have = "has" if len(first) == 1 else "have"
    begin = f"{listed(first)} {have} the most votes of {count(len(rows), 'initiative')}"
    if not without:
        return f"{begin}; each has somebody who leads it."
    nobody = in_words(len(without))
    return f"{begin}; {nobody} of them {'has' if len(without) == 1 else 'have'} nobody who leads."


def _row(snapshot: Snapshot, it: Programme, who: Visitor) -> PriorityRow:
    members = [item for item in snapshot.memberships.values() if item.programme_id == it.id]
    people = {
        item.person_id: snapshot.people[item.person_id]
        for item in members
        if item.person_id in snapshot.people
    }
    leads = [
        Named(person.name, person_link(id_))
        for id_, person in people.items()
        if may_be_shown(person, who)
        and any(one.person_id == id_ and one.role.casefold() == LEAD for one in members)
    ]
    serve = [item for item in snapshot.programmes.values() if item.serves_id == it.id]
    parts = [count(len(people), "person", "people")] if people else []
    parts += [count(len(serve), "initiative or programme", "initiatives and programmes")] * bool(
        serve
    )
    place = f"{it.votes:g}% of the votes" if it.votes is not None else ""
    place = f"Rank {it.rank}" if it.rank else place
    return PriorityRow(
        Named(it.name, programme_link(it.id)),
        place,
        tuple(leads),
        ", ".join(parts) or "Nobody yet",
        it.next_step,
        it.evidence,
    )


def _poll(snapshot: Snapshot, poll: Poll) -> PollRow:
    named = Named(poll.name, url_for("polls.page", poll_id=poll.id))
    if is_open(poll, snapshot.as_of):
        until = f" until {day_in_words(poll.closes)}" if poll.closes else ""
        return PollRow(named, f"Open{until}: vote")
    return PollRow(named, "Closed: see what came out")
