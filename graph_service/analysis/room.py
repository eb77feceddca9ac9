"""What people hold in the room: seats, votes, chairs, sessions; shares of them where they share."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields

from graph_service.records import Membership, Post
from graph_service.scope import Scope, people_within
from graph_service.snapshot import Snapshot


@dataclass(frozen=True)
class Held:
    """What somebody holds, or several people together.

    `unsaid` are the seats of which it is not known whether they vote. `timed` are the seats that
    ask for sessions, `paid` those of them of which any session is funded; `sessions` and `funded`
    are sessions a week. A seat that two people share is a half for each.
    """

    seats: float = 0.0
    votes: float = 0.0
    unsaid: float = 0.0
    chairs: float = 0.0
    timed: float = 0.0
    paid: float = 0.0
    sessions: float = 0.0
    funded: float = 0.0


_NAMES = tuple(field.name for field in fields(Held))


def together(parts: Iterable[Held]) -> Held:
    """What several people, or seats, come to."""
    sums = dict.fromkeys(_NAMES, 0.0)
    for part in parts:
        for name in _NAMES:
            sums[name] += getattr(part, name)
    return Held(**{name: round(number, 6) for name, number in sums.items()})


def held_by_person(snapshot: Snapshot, scope: Scope | None = None) -> Mapping[str, Held]:
    """What each person of a scope holds; who holds nothing is there with nothing.

    On a body only what is held on it counts, elsewhere all that the people of the scope hold. A
    deputy's seat is the holder's, unless there is none. Where a post of a body votes, a post that
    does not say so has no vote; of whom is on a body without a post nothing is said.

    Raises:
        NotFound: the scope is not in the snapshot.
    """
    people = people_within(snapshot, scope) if scope else snapshot.people.keys()
    parts: dict[str, list[Held]] = defaultdict(list)
    for person_id, part in _parts(snapshot, scope):
        if person_id in people:
            parts[person_id].append(part)
    return {id_: together(parts[id_]) if id_ in parts else Held() for id_ in snapshot.people
            if id_ in people}  # fmt: skip


def _parts(snapshot: Snapshot, scope: Scope | None) -> Iterator[tuple[str, Held]]:
    only = (
        scope.id if scope and scope.kind == "Organization" and scope.id in snapshot.bodies else ""
    )
    voting = {post.organization_id for post in snapshot.posts.values() if post.voting}
    for post in snapshot.posts_in(only) if only else snapshot.posts.values():
        holders = holders_proper(snapshot, post)
        for person_id in holders:
            yield person_id, _part(post, 1 / len(holders), post.organization_id in voting)
    for person_id in _without_a_post(snapshot, [only] if only else snapshot.bodies):
        yield person_id, Held(seats=1, unsaid=1)


def holders_proper(snapshot: Snapshot, post: Post) -> tuple[str, ...]:
    """The people who share a post, deputies only where nobody else holds it."""
    holders = snapshot.holders_of(post.id)
    proper = [item for item in holders if not item.deputy] or holders
    return tuple(dict.fromkeys(item.person_id for item in proper))


def _part(post: Post, share: float, body_votes: bool) -> Held:
    says_vote = post.voting is not None or bool(post.in_attendance) or body_votes
    sessions, funded = post.sessions or 0.0, post.funded_sessions or 0.0
    return Held(
        seats=share,
        votes=share if post.voting else 0.0,
        unsaid=0.0 if says_vote else share,
        chairs=share if post.chair else 0.0,
        timed=share if sessions else 0.0,
        paid=share if sessions and funded else 0.0,
        sessions=share * sessions,
        funded=share * funded,
    )


def _without_a_post(snapshot: Snapshot, body_ids: Iterable[str]) -> Iterator[str]:
    """Who is on each body, but in none of its posts."""
    for body_id in body_ids:
        members: list[Membership] = snapshot.memberships_in(body_id)
        in_posts = {item.person_id for item in members if item.post_id}
        yield from dict.fromkeys(
            item.person_id for item in members if item.person_id not in in_posts
        )
