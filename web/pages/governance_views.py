"""What the page of all bodies shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from flask import url_for

from graph_service.analysis.decisions import Answer, Decision, Party, decides
from graph_service.analysis.governance import Body, Governance, governance
from graph_service.codes import RELATIONS
from graph_service.days import in_words
from graph_service.errors import NotFound
from graph_service.snapshot import Snapshot
from web.links import body_link
from web.pages.people import Choice
from web.pages.seat_views import SeatView, holder_view, members_as_seats, seat_view
from web.paging import Paged, paged
from web.remembered import remembered
from web.shown import snapshot_shown
from web.templating import count
from web.visitor import Visitor

# A body of hundreds of posts has them on its own page, fifty at a time; where all bodies together
# have more than this, each has them there.
MOST_SEATS = 50
MOST_LISTED = 600
MOST_VACANCIES = 50
MOST_DRAWN = 300
DEEPEST = 20
MOST_PROBLEMS = 20


@dataclass(frozen=True)
class Asked:
    """Which decision, where; "" asks for nothing."""

    topic: str = ""
    area: str = ""


@dataclass(frozen=True)
class BodyView:
    """A body in the list, with what is below it; `more` posts are only on its own page."""

    name: str
    address: str
    summary: str
    vacancies: int
    invented: bool
    seats: tuple[SeatView, ...]
    more: int
    below: tuple["BodyView", ...]


@dataclass(frozen=True)
class DecisionView:
    """Who plays which part in a decision."""

    topic: str
    area: str
    accountable: str
    responsible: str
    consulted: str
    nobody: bool


@dataclass(frozen=True)
class AnswerView:
    """Who decides what was asked for: a sentence and the parts, or why there is no answer."""

    sentence: str
    parts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Vacancy:
    """A post that nobody holds."""

    label: str
    body: str
    address: str
    sessions: str


@dataclass(frozen=True)
class ReviewDue:
    """A body that somebody should look at again; days in words."""

    name: str
    address: str
    confirmed: str
    due: str


@dataclass(frozen=True)
class RelationView:
    """How one body stands to another."""

    body: str
    relation: str
    other: str


@dataclass(frozen=True)
class GovernancePage:
    """All bodies, posts and decisions of a day."""

    sentence: str
    topics: tuple[Choice, ...]
    areas: tuple[Choice, ...]
    answer: AnswerView | None
    bodies: tuple[BodyView, ...]
    sessions: str
    vacancies: tuple[Vacancy, ...]
    more_vacancies: int
    reviews: tuple[ReviewDue, ...]
    undecided: tuple[DecisionView, ...]
    decisions: Paged[DecisionView]
    relations: tuple[RelationView, ...]
    problems: tuple[str, ...]
    more_problems: int
    picture_address: str
    csv_address: str

    @classmethod
    def of(cls, snapshot: Snapshot, who: Visitor, asked: Asked) -> "GovernancePage":
        """The page for a visitor, with the decision they ask for."""
        found = concluded(snapshot)
        open_ = tuple(item for item in found.decisions if item.nobody_accountable)
        return cls(
            sentence=_sentence(found, len(open_)),
            topics=_topics(found, asked.topic),
            areas=_areas(snapshot, asked.area),
            answer=_answer(snapshot_shown(snapshot, who), asked),
            bodies=_nested(snapshot, who, found),
            sessions=_sessions(found),
            reviews=tuple(_reviews(found)),
            vacancies=tuple(islice(_vacancies(snapshot, who, found), MOST_VACANCIES)),
            more_vacancies=max(0, found.vacancies - MOST_VACANCIES),
            undecided=tuple(_decision(item) for item in open_),
            decisions=paged([_decision(item) for item in found.decisions]),
            relations=tuple(_relations(snapshot)),
            problems=found.problems[:MOST_PROBLEMS],
            more_problems=max(0, len(found.problems) - MOST_PROBLEMS),
            picture_address=url_for("governance.svg")
            if 0 < len(found.bodies) <= MOST_DRAWN
            else "",
            csv_address=url_for("governance.posts_csv"),
        )


def concluded(snapshot: Snapshot) -> Governance:
    """The governance of a snapshot, worked out once."""
    return remembered("governance", snapshot, governance)


def seat_rows(snapshot: Snapshot, who: Visitor) -> Iterator[tuple[object, ...]]:
    """Every post as cells: body, post, holders, vacant, sessions, funded sessions, invented."""
    for body in concluded(snapshot).bodies:
        for seat in body.posts:
            holders = [holder_view(snapshot, who, holder).name for holder in seat.holders]
            invented = any(
                snapshot.people[holder.person_id].invented
                for holder in seat.holders
                if holder.person_id in snapshot.people
            )
            yield (
                body.name,
                seat.label,
                "; ".join(holders),
                "yes" if seat.vacant else "",
                seat.sessions,
                seat.funded_sessions,
                "yes" if invented or body.invented else "",
            )


def body_summary(body: Body) -> str:
    """`24 posts, 3 vacant`."""
    said = [count(len(body.posts), "post")]
    if body.vacancies:
        said.append(f"{body.vacancies} vacant")
    if body.members:
        said.append(count(len(body.members), "member"))
    return ", ".join(said)


def _sentence(found: Governance, open_: int) -> str:
    if not found.bodies:
        return "No bodies are known yet."
    posts = sum(len(body.posts) for body in found.bodies)
    return (
        f"{count(len(found.bodies), 'body', 'bodies')}, {count(posts, 'post')}, "
        f"{found.vacancies} vacant, {count(open_, 'decision')} with nobody accountable."
    )


def _topics(found: Governance, chosen: str) -> tuple[Choice, ...]:
    names = sorted({item.topic for item in found.decisions})
    return tuple(Choice(name, name, name == chosen) for name in names)


def _areas(snapshot: Snapshot, chosen: str) -> tuple[Choice, ...]:
    areas = sorted(snapshot.areas.values(), key=lambda area: (area.name, area.id))
    return tuple(Choice(area.id, area.name, area.id == chosen) for area in areas)


def _answer(snapshot: Snapshot, asked: Asked) -> AnswerView | None:
    if not (asked.topic or asked.area):
        return None
    if not (asked.topic and asked.area):
        return AnswerView("Choose both a decision and a place.")
    try:
        found = decides(snapshot, asked.topic, asked.area)
    except NotFound as missing:
        return AnswerView(str(missing))
    return _answered(snapshot, found)


def _answered(snapshot: Snapshot, found: Answer) -> AnswerView:
    where = f"{found.topic} in {snapshot.label('Area', found.area)}"
    accountable = _who(found.parts.accountable)
    said = {
        "Responsible": found.parts.responsible,
        "Consulted": found.parts.consulted,
        "Informed": found.parts.informed,
        "It goes up to": found.route,
    }
    parts = tuple((part, _who(who)) for part, who in said.items() if who)
    if not accountable:
        return AnswerView(f"Nobody is accountable for {where}.", parts)
    return AnswerView(f"{accountable} is accountable for {where}.", parts)


def _who(parties: tuple[Party, ...]) -> str:
    """Bodies, and posts with who holds them."""
    return "; ".join(
        party.name + (f" ({', '.join(party.people)})" if party.people else "") for party in parties
    )


def _decision(item: Decision) -> DecisionView:
    accountable = _names(item.parts.accountable)
    if not accountable and item.inherited_from is not None:
        accountable = "As in the area above"
    return DecisionView(
        item.topic,
        item.area,
        accountable,
        _names(item.parts.responsible),
        _names(item.parts.consulted),
        item.nobody_accountable,
    )


def _names(parties: tuple[Party, ...]) -> str:
    return "; ".join(party.name for party in parties)


def _nested(snapshot: Snapshot, who: Visitor, found: Governance) -> tuple[BodyView, ...]:
    """The bodies, each with those below it inside; the deepest stand on one level."""
    posts = sum(len(body.posts) for body in found.bodies)
    listed = MOST_SEATS if posts <= MOST_LISTED else 0
    levels: list[list[BodyView]] = [[] for _ in range(DEEPEST + 2)]
    # From the last to the first, what is below a body is complete when the body comes.
    for body in reversed(found.bodies):
        depth = min(body.depth, DEEPEST)
        below = tuple(reversed(levels[depth + 1]))
        levels[depth + 1] = []
        levels[depth].append(_body(snapshot, who, body, below, listed))
    return tuple(reversed(levels[0]))


def _body(
    snapshot: Snapshot, who: Visitor, body: Body, below: tuple[BodyView, ...], listed: int
) -> BodyView:
    seats = [seat_view(snapshot, who, seat) for seat in body.posts[:listed]]
    return BodyView(
        body.name,
        body_link(body.id),
        body_summary(body),
        body.vacancies,
        body.invented,
        (*seats, *members_as_seats(snapshot, who, body)[:listed]),
        len(body.posts) - len(seats),
        below,
    )


def _vacancies(snapshot: Snapshot, who: Visitor, found: Governance) -> Iterator[Vacancy]:
    for body in found.bodies:
        for seat in body.posts:
            if seat.vacant:
                words = seat_view(snapshot, who, seat).sessions
                yield Vacancy(seat.label, body.name, body_link(body.id), words)


def _sessions(found: Governance) -> str:
    seats = [seat for body in found.bodies for seat in body.posts if seat.sessions]
    if not seats:
        return ""
    total = sum(seat.sessions or 0 for seat in seats)
    funded = sum(min(seat.funded_sessions or 0, seat.sessions or 0) for seat in seats)
    unfunded = [seat for seat in seats if not seat.funded_sessions]
    return (
        f"Posts have {total:,g} sessions a week together, {funded:,g} of them funded; "
        f"{count(len(unfunded), 'post has', 'posts have')} none funded."
    )


def _reviews(found: Governance) -> Iterator[ReviewDue]:
    due = [body for body in found.bodies if body.review_due and body.review_due <= found.as_of]
    for body in sorted(due, key=lambda body: (body.review_due, body.name)):
        confirmed = in_words(body.confirmed_on)
        yield ReviewDue(body.name, body_link(body.id), confirmed, in_words(body.review_due))


def _relations(snapshot: Snapshot) -> Iterator[RelationView]:
    bodies = snapshot.bodies
    for body in bodies.values():
        if body.parent_id in bodies:
            yield RelationView(body.name, RELATIONS.say("part-of"), bodies[body.parent_id].name)
    for item in snapshot.relationships.values():
        if item.source_id in bodies and item.target_id in bodies:
            source, target = bodies[item.source_id].name, bodies[item.target_id].name
            yield RelationView(source, RELATIONS.say(item.relation), target)
