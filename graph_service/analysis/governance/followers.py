"""Whose terms end soon, and who could follow."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph_service.analysis.dimensions import borough_of
from graph_service.analysis.governance.terms import ends_of
from graph_service.days import months_later
from graph_service.records import Membership, Person, Post
from graph_service.snapshot import Snapshot

WITHIN = 6
"""Months in which a term that ends calls for somebody to follow."""
NAMED = 5
GROWING = ("emerging", "trainee", "middle")
"""Levels of those who are yet to lead, the first before the others."""


@dataclass(frozen=True)
class Follower:
    """Somebody who could follow: where they fit, and on how many bodies they are already."""

    person: Person
    is_near: bool
    bodies: int


@dataclass(frozen=True)
class Ending:
    """A post whose holder's term ends on a day, and who could follow, the least burdened first."""

    post: Post
    membership: Membership
    end: str
    followers: tuple[Follower, ...]


def endings(snapshot: Snapshot) -> list[Ending]:
    """All terms on bodies that end within `WITHIN` months, the soonest first."""
    last = months_later(snapshot.as_of, WITHIN)
    found = [
        Ending(post, item, end, followers(snapshot, post))
        for id_ in snapshot.bodies
        for post in snapshot.posts_in(id_)
        for item, end in ends_of(snapshot, post)
        if snapshot.as_of < end <= last
    ]
    return sorted(found, key=lambda item: (item.end, item.post.id))


def followers(snapshot: Snapshot, post: Post) -> tuple[Follower, ...]:
    """Emerging leaders who could take a post, at most `NAMED`.

    They are of the profession and sector that the post asks for (where it asks for no profession,
    of one of its holders'), are not on its body, and do not object to being shown. Those of its
    place come first, then those on the fewest bodies.
    """
    there = {item.person_id for item in snapshot.memberships_in(post.organization_id)}
    wanted = _professions(snapshot, post)
    borough = borough_of(snapshot, post.area_id)
    found = [
        Follower(
            person,
            bool(borough) and _borough(snapshot, person) == borough,
            _bodies(snapshot, person.id),
        )
        for person in snapshot.people.values()
        if person.level in GROWING
        and person.id not in there
        and not person.objects
        and (not wanted or wanted & {*person.profession_ids})
        and (not post.sector or snapshot.sector_of(person.id) == post.sector)
    ]
    found.sort(
        key=lambda item: (
            not item.is_near, item.bodies, GROWING.index(item.person.level),
            item.person.name, item.person.id,
        )
    )  # fmt: skip
    return tuple(found[:NAMED])


def _professions(snapshot: Snapshot, post: Post) -> set[str]:
    if post.profession_id:
        return {post.profession_id}
    held: Iterable[str] = (item.person_id for item in snapshot.holders_of(post.id))
    return {
        profession
        for id_ in held
        if id_ in snapshot.people
        for profession in snapshot.people[id_].profession_ids
    }


def _borough(snapshot: Snapshot, person: Person) -> str:
    return borough_of(snapshot, snapshot.place_of(person.id))


def _bodies(snapshot: Snapshot, person_id: str) -> int:
    own = {snapshot.organization_of(item) for item in snapshot.memberships_of(person_id)}
    return len(own & snapshot.bodies.keys())
