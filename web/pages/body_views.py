"""What the page of one body shows."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import url_for

from graph_service.analysis.governance.bodies import Body
from graph_service.analysis.governance.reviews import changed_since
from graph_service.analysis.governance.votes import filled_votes
from graph_service.codes import PARTS, RELATIONS
from graph_service.days import in_words
from graph_service.snapshot import Snapshot
from web.access import may_open, may_see_body
from web.body_picture import Neighbour, PostLine, body_picture
from web.links import body_link
from web.origins import Origin
from web.pages.body_list import body_summary
from web.pages.governance_views import concluded
from web.pages.people import folded
from web.pages.seat_views import SeatView, members_as_seats, seat_view
from web.paging import PAGE_SIZE, Paged, paged
from web.shown import may_be_shown
from web.templating import count
from web.visitor import Visitor

MOST_DRAWN = 60
"""Posts of which a picture of one body can still be read."""


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
    picture_address: str
    relations: tuple[RelationLine, ...]
    decides: tuple[Part, ...]
    shows_list: bool
    origins: tuple[Origin, ...]

    @classmethod
    def of(
        cls,
        snapshot: Snapshot,
        whole: Snapshot,
        who: Visitor,
        body_id: str,
        q: str = "",
        origins: tuple[Origin, ...] = (),
    ) -> "BodyPage":
        """The page of a body, as a visitor may see it, with the posts that fit what is asked."""
        body = next(item for item in concluded(snapshot).bodies if item.id == body_id)
        seats = [seat_view(snapshot, who, seat) for seat in body.posts]
        seats += members_as_seats(snapshot, who, body)
        words = folded(q).split()
        fitting = [seat for seat in seats if all(word in folded(seat.words) for word in words)]
        terms = snapshot.bodies[body_id].terms_of_reference
        return cls(
            body.name,
            body.invented,
            _sentence(snapshot, whole, body, who),
            tuple(_facts(snapshot, body)),
            terms if terms.startswith(("https://", "http://")) else "",
            q,
            len(seats) > PAGE_SIZE,
            any(seat.reports_to for seat in seats),
            paged(fitting),
            tuple(seats),
            url_for("governance.body_svg", body_id=body_id) if 0 < len(seats) <= MOST_DRAWN else "",
            tuple(_relations(snapshot, body_id)),
            tuple(_decides(snapshot, body_id)),
            may_open("governance.page"),
            origins,
        )


def picture_of(page: BodyPage) -> str:
    """The body as a picture: every post on its page with who holds it, and its neighbours."""
    posts = [PostLine(_labelled(seat), _held(seat), seat.vacant) for seat in page.all_seats]
    above = [Neighbour(item.name, item.before[3:]) for item in page.relations if item.before]
    below = [Neighbour(item.name, item.after[:-3]) for item in page.relations if item.after]
    return body_picture(page.name, posts, above, below)


def _labelled(seat: SeatView) -> str:
    return f"{seat.label} ({seat.notes})" if seat.notes else seat.label


def _held(seat: SeatView) -> str:
    if seat.vacant:
        return "Vacant"
    if seat.undisclosed:
        return "Not disclosed"
    return ", ".join(holder.name for holder in seat.holders)


def _sentence(snapshot: Snapshot, whole: Snapshot, body: Body, who: Visitor) -> str:
    last = "nobody has confirmed yet that this is right"
    if body.confirmed_on:
        person = snapshot.people.get(body.confirmed_by_id)
        by = f" by {person.name}" if person and may_be_shown(person, who) else ""
        changed = changed_since(whole, snapshot.as_of, body.id, body.confirmed_on)
        have = "has" if changed == 1 else "have"
        since = f"; {count(changed, 'post')} {have} changed since" if changed else ""
        last = f"last confirmed on {in_words(body.confirmed_on)}{by}{since}"
    words = f"{body_summary(body)}; {last}"
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
        post = snapshot.posts.get(item.post_id)
        if item.organization_id == body_id or (post and post.organization_id == body_id):
            area = snapshot.label("Area", item.area_id) if item.area_id else "Everywhere"
            by = post.label if post else "The body itself"
            found.append(Part(item.topic, area, PARTS.say(item.part), by, item.limit))
    yield from sorted(found, key=lambda part: (part.topic, part.area, part.part, part.by))
