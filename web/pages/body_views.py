"""What the page of one body shows."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import url_for

from graph_service.analysis.governance.bodies import Body
from graph_service.analysis.governance.decisions import area_name
from graph_service.analysis.governance.reviews import changed_since
from graph_service.analysis.governance.route import body_of
from graph_service.analysis.governance.votes import filled_votes
from graph_service.codes import PARTS
from graph_service.days import in_words
from graph_service.errors import NotFound
from graph_service.snapshot import Snapshot
from web.access import may_open
from web.body_picture import Neighbour
from web.days import Days
from web.origins import Origin
from web.pages.body_drawn import MOST_DRAWN, drawn, picture_of
from web.pages.body_list import body_summary
from web.pages.body_relations import RelationLine, relations_of
from web.pages.change_marks import Marks
from web.pages.fault_views import FaultsView, faults_shown
from web.pages.governance_views import concluded
from web.pages.people_found import folded
from web.pages.seat_views import SeatView, members_as_seats, seat_view
from web.paging import PAGE_SIZE, Paged, paged
from web.shown import may_be_shown
from web.templating import count
from web.visitor import Visitor


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
    days: Days
    field: str
    problem: str

    @property
    def picture(self) -> str:
        """The body as SVG: every post on its page with who holds it, and its neighbours."""
        above = [Neighbour(item.name, item.before[3:]) for item in self.relations if item.before]
        below = [Neighbour(item.name, item.after[:-3]) for item in self.relations if item.after]
        return picture_of(self.name, self.all_seats, above, below)

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
        pictured = drawn(seats)
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
            _picture_address(body_id, days) if 0 < len(pictured) <= MOST_DRAWN else "",
            len(seats) - len(pictured),
            faults_shown([item for item in concluded(snapshot).faults if body_id in item.bodies]),
            tuple(relations_of(snapshot, body_id)),
            tuple(_decides(snapshot, body_id)),
            may_open("governance.page"),
            origins,
            days,
            days.field,
            days.problem,
        )


def _picture_address(body_id: str, days: Days) -> str:
    return url_for("governance.body_svg", body_id=body_id, **days.query)


def _must_be_there(snapshot: Snapshot, whole: Snapshot, body_id: str) -> None:
    if body_id in snapshot.bodies:
        return
    if body_id in whole.bodies:
        name, day = whole.label("Organization", body_id), in_words(snapshot.as_of)
        raise NotFound(f"{name} was not there on {day}.")
    raise NotFound(f"There is no body with the id '{body_id}' here.")


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


def _decides(snapshot: Snapshot, body_id: str) -> Iterator[Part]:
    found = []
    for item in snapshot.responsibilities.values():
        if body_of(snapshot, item) == body_id:
            post = snapshot.posts.get(item.post_id)
            by, area = post.label if post else "The body itself", area_name(snapshot, item.area_id)
            found.append(Part(item.topic, area, PARTS.say(item.part), by, item.limit))
    yield from sorted(found, key=lambda part: (part.topic, part.area, part.part, part.by))
