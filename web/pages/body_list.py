"""The bodies as a list, one inside the other, and what deserves attention in them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph_service.analysis.governance.bodies import Body, Governance
from graph_service.analysis.governance.vacancies import vacancies
from graph_service.codes import RELATIONS
from graph_service.days import in_words
from graph_service.snapshot import Snapshot
from web.days import Days
from web.links import body_link
from web.pages.change_marks import Marks
from web.pages.seat_views import SeatView, members_as_seats, seat_view, sessions_in_words
from web.templating import count
from web.visitor import Visitor

# A body of hundreds of posts has them on its own page, fifty at a time; where all bodies together
# have more than this, each has them there.
MOST_SEATS, MOST_LISTED = 50, 600
DEEPEST = 20


@dataclass(frozen=True)
class BodyView:
    """A body in the list, with what is below it; `more` posts are only on its own page."""

    name: str
    address: str
    summary: str
    mark: str
    vacancies: int
    invented: bool
    seats: tuple[SeatView, ...]
    more: int
    below: tuple["BodyView", ...]


@dataclass(frozen=True)
class VacancyView:
    """A post that nobody holds, for how long, and its time; in words."""

    label: str
    body: str
    address: str
    empty: str
    sessions: str


@dataclass(frozen=True)
class ReviewDue:
    """A body that somebody should look at again; days in words."""

    id: str
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


def body_summary(body: Body) -> str:
    """`24 posts, 3 vacant`."""
    said = [count(len(body.posts), "post")]
    if body.vacancies:
        said.append(f"{body.vacancies} vacant")
    if body.members:
        said.append(count(len(body.members), "member"))
    return ", ".join(said)


def nested(
    snapshot: Snapshot, who: Visitor, found: Governance, days: Days, marks: Marks
) -> tuple[BodyView, ...]:
    """The bodies, each with those below it inside; the deepest stand on one level."""
    show = _Shown(snapshot, who, marks.posts(), marks.bodies(), days.query)
    posts = sum(len(body.posts) for body in found.bodies)
    listed = MOST_SEATS if posts <= MOST_LISTED else 0
    levels: list[list[BodyView]] = [[] for _ in range(DEEPEST + 2)]
    # From the last to the first, what is below a body is complete when the body comes.
    for body in reversed(found.bodies):
        depth = min(body.depth, DEEPEST)
        below = tuple(reversed(levels[depth + 1]))
        levels[depth + 1] = []
        levels[depth].append(_body(show, body, below, listed))
    return tuple(reversed(levels[0]))


@dataclass(frozen=True)
class _Shown:
    """What the views of all bodies are made with: marks by id, and the days in their addresses."""

    snapshot: Snapshot
    who: Visitor
    posts: Mapping[str, str]
    bodies: Mapping[str, str]
    query: Mapping[str, Any]


def _body(show: _Shown, body: Body, below: tuple[BodyView, ...], listed: int) -> BodyView:
    seats = [
        seat_view(show.snapshot, show.who, seat, show.posts.get(seat.id, ""))
        for seat in body.posts[:listed]
    ]
    return BodyView(
        body.name,
        body_link(body.id, show.query),
        body_summary(body),
        show.bodies.get(body.id, ""),
        body.vacancies,
        body.invented,
        (*seats, *members_as_seats(show.snapshot, show.who, body)[:listed]),
        len(body.posts) - len(seats),
        below,
    )


def vacancies_shown(snapshot: Snapshot, whole: Snapshot) -> Iterator[VacancyView]:
    """Every post that nobody holds, the longest empty first."""
    for item in vacancies(snapshot, whole):
        body = item.post.organization_id
        name = snapshot.label("Organization", body)
        time = sessions_in_words(item.post.sessions, item.post.funded_sessions)
        yield VacancyView(item.post.label, name, body_link(body), item.words, time)


def reviews_shown(found: Governance) -> Iterator[ReviewDue]:
    """The bodies that somebody should have confirmed by today, the longest overdue first."""
    due = [body for body in found.bodies if body.review_due and body.review_due <= found.as_of]
    for body in sorted(due, key=lambda body: (body.review_due, body.name)):
        confirmed = in_words(body.confirmed_on)
        yield ReviewDue(
            body.id, body.name, body_link(body.id), confirmed, in_words(body.review_due)
        )


def relations_shown(snapshot: Snapshot) -> Iterator[RelationView]:
    """How bodies stand to one another, as it is said."""
    bodies = snapshot.bodies
    for body in bodies.values():
        if body.parent_id in bodies:
            yield RelationView(body.name, RELATIONS.say("part-of"), bodies[body.parent_id].name)
    for item in snapshot.relationships.values():
        if item.source_id in bodies and item.target_id in bodies:
            source, target = bodies[item.source_id].name, bodies[item.target_id].name
            yield RelationView(source, RELATIONS.say(item.relation), target)


def sessions_shown(found: Governance) -> str:
    """How much time posts take and how much of it is paid for; "" where nothing is said."""
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
