"""What the page of one body shows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import url_for

from graph_service.analysis.governance.bodies import Body
from graph_service.analysis.governance.decisions import area_name
from graph_service.analysis.governance.reviews import changed_since
from graph_service.analysis.governance.route import body_of
from graph_service.analysis.governance.votes import filled_votes
from graph_service.codes import PARTS, RELATIONS
from graph_service.days import in_words
from graph_service.errors import NotFound
from graph_service.snapshot import Snapshot
from web.access import may_open, may_see_body
from web.body_picture import Neighbour, PostLine, body_picture
from web.days import Days
from web.links import body_link
from web.origins import Origin
from web.pages.body_list import body_summary
from web.pages.change_marks import Marks
from web.pages.fault_views import FaultsView, faults_shown
from web.pages.governance_views import concluded
from web.pages.people import folded
from web.pages.seat_views import SeatView, members_as_seats, seat_view
from web.paging import PAGE_SIZE, Paged, paged
from web.shown import may_be_shown
from web.templating import count
from web.visitor import Visitor

FEW, MOST_DRAWN = 60, 400
"""Posts up to which all are drawn, and up to which those of named holders are."""


@dataclass(frozen=True)
class RelationLine:
    """Words, the other body, words; `address` is "" where the visitor may not open it."""

    before: str
    name: str
    address: str
    after: str


@dataclass(frozen=True)
class Part:
    """A part that a body, or a post of it, plays in a decision."""

    topic: str
    area: str
    part: str
    by: str
    limit: str


@dataclass(frozen=True)
class BodyPage:
    """One body. `terms_address` is "" unless it is an address on the web.

    `q` is what is looked for among its posts, offered where they are many (`searchable`);
    `reports` says that some of them report to others.
    """

    name: str
    invented: bool
    sentence: str
    facts: tuple[tuple[str, str], ...]
    terms_address: str
    q: str
    searchable: bool
    reports: bool
    seats: Paged[SeatView]
    all_seats: tuple[SeatView, ...]
    changed: str
    gone: tuple[str, ...]
    picture_address: str
    not_drawn: int
    faults: tuple[FaultsView, ...]
    relations: tuple[RelationLine, ...]
    decides: tuple[Part, ...]
    shows_list: bool
    origins: tuple[Origin, ...]
    id: str
    days: Days
    field: str
    problem: str

    @classmethod
    def of(
        cls,
        days: Days,
        whole: Snapshot,
        who: Visitor,
        body_id: str,
        q: str = "",
        origins: tuple[Origin, ...] = (),
    ) -> "BodyPage":
        """The page of a body, as a visitor may see it, with the posts that fit what is asked.

        Raises:
            NotFound: there is no such body, or it was not there on that day.
        """
        snapshot, marks = days.snapshot, Marks.of(days)
        _must_be_there(snapshot, whole, body_id)
        body = next(item for item in concluded(snapshot).bodies if item.id == body_id)
        changed = marks.posts()
        seats = [seat_view(snapshot, who, seat, changed.get(seat.id, "")) for seat in body.posts]
        seats += members_as_seats(snapshot, who, body)
        words = folded(q).split()
        fitting = [seat for seat in seats if all(word in folded(seat.words) for word in words)]
        terms = snapshot.bodies[body_id].terms_of_reference
        return cls(
            body.name,
            body.invented,
            _sentence(days, whole, body, who),
            tuple(_facts(snapshot, body)),
            terms if terms.startswith(("https://", "http://")) else "",
            q,
            len(seats) > PAGE_SIZE,
            any(seat.reports_to for seat in seats),
            paged(fitting),
            tuple(seats),
            marks.sentence(body_id),
            marks.posts_gone(body_id),
            _picture_address(body_id, days) if 0 < len(_drawn(seats)) <= MOST_DRAWN else "",
            len(seats) - len(_drawn(seats)),
            faults_shown([item for item in concluded(snapshot).faults if body_id in item.bodies]),
            tuple(_relations(snapshot, body_id)),
            tuple(_decides(snapshot, body_id)),
            may_open("governance.page"),
            origins,
            body_id,
            days,
            days.field,
            days.problem,
        )


def picture_of(page: BodyPage) -> str:
    """The body as a picture: every post on its page with who holds it, and its neighbours."""
    posts = [
        PostLine(_labelled(seat), _held(seat), seat.vacant, seat.depth)
        for seat in _drawn(page.all_seats)
    ]
    above = [Neighbour(item.name, item.before[3:]) for item in page.relations if item.before]
    below = [Neighbour(item.name, item.after[:-3]) for item in page.relations if item.after]
    return body_picture(page.name, posts, above, below)


def _drawn(seats: Sequence[SeatView]) -> Sequence[SeatView]:
    """All posts where they are few; else without those of unnamed staff whom nobody reports to."""
    if len(seats) <= FEW:
        return seats
    return [seat for seat in seats if seat.leads or not seat.undisclosed]


def _picture_address(body_id: str, days: Days) -> str:
    return url_for("governance.body_svg", body_id=body_id, **days.query)


def _must_be_there(snapshot: Snapshot, whole: Snapshot, body_id: str) -> None:
    if body_id in snapshot.bodies:
        return
    if body_id in whole.bodies:
        name, day = whole.label("Organization", body_id), in_words(snapshot.as_of)
        raise NotFound(f"{name} was not there on {day}.")
    raise NotFound(f"There is no body with the id '{body_id}' here.")


def _labelled(seat: SeatView) -> str:
    label = f"{seat.label} ({seat.notes})" if seat.notes else seat.label
    return f"{label} – {seat.mark}" if seat.mark else label


def _held(seat: SeatView) -> str:
    if seat.vacant:
        return "Vacant"
    if seat.undisclosed:
        return "Not disclosed"
    return ", ".join(holder.name for holder in seat.holders)


def _sentence(days: Days, whole: Snapshot, body: Body, who: Visitor) -> str:
    snapshot = days.snapshot
    on = f"On {in_words(snapshot.as_of)}: " if days.query else ""
    last = "nobody has confirmed yet that this is right"
    if body.confirmed_on:
        person = snapshot.people.get(body.confirmed_by_id)
        by = f" by {person.name}" if person and may_be_shown(person, who) else ""
        changed = changed_since(whole, snapshot.as_of, body.id, body.confirmed_on)
        have = "has" if changed == 1 else "have"
        since = f"; {count(changed, 'post')} {have} changed since" if changed else ""
        last = f"last confirmed on {in_words(body.confirmed_on)}{by}{since}"
    words = f"{on}{body_summary(body)}; {last}"
    is_late = body.review_due and body.review_due <= snapshot.as_of
    return (
        f"{words}, and due for review since {in_words(body.review_due)}."
        if is_late
        else f"{words}."
    )


def _facts(snapshot: Snapshot, body: Body) -> Iterator[tuple[str, str]]:
    if body.purpose:
        yield "What it is for", body.purpose
    if body.area_id:
        yield "Place", snapshot.label("Area", body.area_id)
    if body.meets:
        yield "Meets", body.meets
    if body.quorum is not None:
        filled = filled_votes(snapshot, snapshot.bodies[body.id])
        yield "Quorum", f"{body.quorum}; {filled} voting seats are filled"


def _relations(snapshot: Snapshot, body_id: str) -> Iterator[RelationLine]:
    parent = snapshot.bodies[body_id].parent_id
    if parent:
        yield _line(snapshot, parent, before=RELATIONS.say("part-of"))
    for item in snapshot.relationships.values():
        words = RELATIONS.say(item.relation)
        if item.source_id == body_id:
            yield _line(snapshot, item.target_id, before=words)
        elif item.target_id == body_id:
            yield _line(snapshot, item.source_id, after=words)
    for body in snapshot.bodies.values():
        if body.parent_id == body_id:
            yield _line(snapshot, body.id, after=RELATIONS.say("part-of"))


def _line(snapshot: Snapshot, id_: str, before: str = "", after: str = "") -> RelationLine:
    return RelationLine(
        f"It {before}" if before else "",
        snapshot.label("Organization", id_),
        _address(snapshot, id_),
        f"{after} it" if after else "",
    )


def _address(snapshot: Snapshot, id_: str) -> str:
    return body_link(id_) if id_ in snapshot.bodies and may_see_body(id_) else ""


def _decides(snapshot: Snapshot, body_id: str) -> Iterator[Part]:
    found = []
    for item in snapshot.responsibilities.values():
        if body_of(snapshot, item) == body_id:
            post = snapshot.posts.get(item.post_id)
            by, area = post.label if post else "The body itself", area_name(snapshot, item.area_id)
            found.append(Part(item.topic, area, PARTS.say(item.part), by, item.limit))
    yield from sorted(found, key=lambda part: (part.topic, part.area, part.part, part.by))
