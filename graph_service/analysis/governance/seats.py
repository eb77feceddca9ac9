"""The posts of a body, who holds them, and whether they stand empty."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph_service.analysis.governance.votes import votes
from graph_service.analysis.governance.walk import walked
from graph_service.records import Membership, Post
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


def is_vacant(snapshot: Snapshot, post: Post) -> bool:
    """Whether nobody holds the post on the snapshot's day, named or not."""
    return not post.undisclosed and not snapshot.holders_of(post.id)


def seats_of(snapshot: Snapshot, body_id: str) -> Iterator[Seat]:
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
        holders=holders_of(snapshot, snapshot.holders_of(post.id)),
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


def holders_of(snapshot: Snapshot, memberships: Iterable[Membership]) -> tuple[Holder, ...]:
    """Memberships as holders, deputies last, those who came first before the others."""
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
