"""Bodies, their posts, who holds them, and what stands empty."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from graph_service.analysis.governance.decisions import Decision, decisions
from graph_service.analysis.governance.fault import Fault
from graph_service.analysis.governance.faults import faults
from graph_service.analysis.governance.reviews import Confirmed, confirmed
from graph_service.analysis.governance.tree import Above, places_of, tree_order
from graph_service.analysis.governance.votes import votes
from graph_service.analysis.governance.walk import walked
from graph_service.days import months_later
from graph_service.records import Membership, Organization, Post
from graph_service.snapshot import Snapshot


@dataclass(frozen=True)
class Holder:
    """A person in a post or on a body."""

    person_id: str
    name: str
    role: str
    start_date: str
    deputy: bool
    interim: bool
    on_behalf_of_id: str


@dataclass(frozen=True)
class Seat:
    """A post of a body; `vacant` where nobody holds it and nobody unnamed does either.

    `depth` counts the posts of the body above it; `leads` says that others report to it.
    """

    id: str
    label: str
    role: str
    holders: tuple[Holder, ...]
    vacant: bool
    undisclosed: bool
    chair: bool
    voting: bool
    in_attendance: bool
    sessions: float | None
    funded_sessions: float | None
    reports_to_id: str | None
    area_id: str | None
    profession_id: str | None
    sector: str | None
    depth: int
    leads: bool


@dataclass(frozen=True)
class Body:
    """A governance body in its place in the tree; `members` are on it without a post.

    `parent_id` is the body it is part of or reports to first, None at the top; `other_parents`
    are the further ones. `depth` counts the bodies above it. `review_due` is the day by which
    somebody should confirm that this is right, "" where none is set.
    """

    id: str
    name: str
    parent_id: str | None
    area_id: str | None
    depth: int
    other_parents: tuple[str, ...]
    quorum: int | None
    meets: str
    purpose: str
    confirmed_on: str
    confirmed_by_id: str
    review_due: str
    invented: bool
    posts: tuple[Seat, ...]
    members: tuple[Holder, ...]

    @property
    def vacancies(self) -> int:
        """How many of its posts stand empty."""
        return sum(seat.vacant for seat in self.posts)


@dataclass(frozen=True)
class Governance:
    """All bodies in the order of the tree, each followed by what is below it."""

    as_of: str
    bodies: tuple[Body, ...]
    vacancies: int
    decisions: tuple[Decision, ...]
    faults: tuple[Fault, ...]

    @property
    def problems(self) -> tuple[str, ...]:
        """The faults as sentences."""
        return tuple(fault.sentence for fault in self.faults)

    def document(self) -> dict[str, Any]:
        """As the `governance` command answers with `--json`."""
        return asdict(self) | {"problems": self.problems}


def governance(snapshot: Snapshot, only: Iterable[str] | None = None) -> Governance:
    """The tree of bodies on the snapshot's day; with `only`, just the bodies with these ids.

    Faults and decisions are those of the whole, or with `only` none and those that rest with
    the bodies named.
    """
    ids = None if only is None else set(only)
    places, last = places_of(snapshot), confirmed(snapshot)
    bodies = tuple(
        _body(snapshot, snapshot.bodies[id_], depth, places[id_], last.get(id_))
        for id_, depth in tree_order(snapshot, places)
        if ids is None or id_ in ids
    )
    return Governance(
        as_of=snapshot.as_of,
        bodies=bodies,
        vacancies=sum(body.vacancies for body in bodies),
        decisions=tuple(
            item for item in decisions(snapshot) if ids is None or ids & item.parts.organization_ids
        ),
        faults=tuple(faults(snapshot)) if ids is None else (),
    )


def is_vacant(snapshot: Snapshot, post: Post) -> bool:
    """Whether nobody holds the post on the snapshot's day, named or not."""
    return not post.undisclosed and not snapshot.holders_of(post.id)


def _body(
    snapshot: Snapshot, body: Organization, depth: int, above: Above, last: Confirmed | None
) -> Body:
    return Body(
        id=body.id,
        name=body.name,
        parent_id=above.first or None,
        area_id=body.area_id or None,
        depth=depth,
        other_parents=above.further,
        quorum=body.quorum,
        meets=body.meets,
        purpose=body.purpose,
        confirmed_on=last.on if last else "",
        confirmed_by_id=last.by_id if last else "",
        review_due=months_later(last.on, body.review_every) if last and body.review_every else "",
        invented=bool(body.invented),
        posts=tuple(_seats(snapshot, body.id)),
        members=_holders(
            snapshot, [item for item in snapshot.memberships_in(body.id) if not item.post_id]
        ),
    )


def _seats(snapshot: Snapshot, body_id: str) -> Iterator[Seat]:
    """The posts of a body, each followed by those that report to it, the chair first."""
    posts = {post.id: post for post in snapshot.posts_in(body_id)}
    leading = {post.reports_to_id for post in posts.values() if post.reports_to_id != post.id}

    def place(id_: str) -> tuple[bool, bool, str, str]:
        post = posts[id_]
        return not post.chair, bool(post.undisclosed), post.label, id_

    above = {post.id: post.reports_to_id for post in posts.values()}
    depths = walked(above, sorted(posts, key=place))
    # Hundreds of unnamed staff come after the posts that people look for.
    is_last = {id_: bool(post.undisclosed) and id_ not in leading for id_, post in posts.items()}
    for id_ in sorted(depths, key=is_last.__getitem__):
        yield _seat(snapshot, posts[id_], depths[id_], leads=id_ in leading)


def _seat(snapshot: Snapshot, post: Post, depth: int, *, leads: bool) -> Seat:
    return Seat(
        id=post.id,
        label=post.label,
        role=post.role,
        holders=_holders(snapshot, snapshot.holders_of(post.id)),
        vacant=is_vacant(snapshot, post),
        undisclosed=bool(post.undisclosed),
        chair=bool(post.chair),
        voting=votes(post),
        in_attendance=bool(post.in_attendance),
        sessions=post.sessions,
        funded_sessions=post.funded_sessions,
        reports_to_id=post.reports_to_id or None,
        area_id=post.area_id or None,
        profession_id=post.profession_id or None,
        sector=post.sector or None,
        depth=depth,
        leads=leads,
    )


def _holders(snapshot: Snapshot, memberships: Iterable[Membership]) -> tuple[Holder, ...]:
    return tuple(
        Holder(
            person_id=item.person_id,
            name=snapshot.label("Person", item.person_id),
            role=item.role,
            start_date=item.start_date,
            deputy=bool(item.deputy),
            interim=bool(item.interim),
            on_behalf_of_id=item.on_behalf_of_id,
        )
        for item in sorted(
            memberships, key=lambda item: (bool(item.deputy), item.start_date, item.id)
        )
    )
