"""What does not add up in the governance: each fault as a sentence, with the names it rests on."""

from collections.abc import Iterator, Mapping

from graph_service.analysis.decisions import decisions
from graph_service.analysis.tree import places_of
from graph_service.records import Organization, Post
from graph_service.snapshot import Snapshot

NAMED = 5


def faults(snapshot: Snapshot) -> Iterator[str]:
    """Every fault in the bodies, posts and decisions of a snapshot."""
    yield from _decision_faults(snapshot)
    for body in snapshot.bodies.values():
        yield from _quorum_faults(snapshot, body)
        yield from _root_faults(snapshot, body)
    yield from _post_faults(snapshot)
    yield from _body_faults(snapshot)


def votes(post: Post) -> bool:
    """Whether a post votes: as it says, else unless its holder is only in attendance."""
    return not post.in_attendance if post.voting is None else post.voting


def filled_votes(snapshot: Snapshot, body: Organization) -> int:
    """How many of a body's votes somebody can cast today; who is on it without a post can."""
    seats = sum(
        votes(post) and bool(post.undisclosed or snapshot.holders_of(post.id))
        for post in snapshot.posts_in(body.id)
    )
    return seats + sum(not item.post_id for item in snapshot.memberships_in(body.id))


def circles(above: Mapping[str, str]) -> list[list[str]]:
    """The circles in a relation where each has at most one above it, each once, in its order."""
    found: list[list[str]] = []
    seen: dict[str, str] = {}
    for start in above:
        way: list[str] = []
        here = start
        while here in above and here not in seen:
            seen[here] = start
            way.append(here)
            here = above[here]
        if seen.get(here) == start and here in way:
            found.append(way[way.index(here) :])
    return found


def _decision_faults(snapshot: Snapshot) -> Iterator[str]:
    for item in decisions(snapshot):
        where = f"'{item.topic}' ({item.area})"
        accountable = item.parts.accountable
        if len(accountable) > 1:
            names = _names([party.name for party in accountable])
            yield f"{len(accountable)} are accountable for {where}: {names}."
        elif item.nobody_accountable:
            yield f"Nobody is accountable for {where}."


def _quorum_faults(snapshot: Snapshot, body: Organization) -> Iterator[str]:
    filled = filled_votes(snapshot, body)
    if body.quorum is not None and body.quorum > filled:
        yield (
            f"{body.name} cannot be quorate: it needs {body.quorum}, and {filled} of its voting "
            "seats are filled."
        )


def _root_faults(snapshot: Snapshot, body: Organization) -> Iterator[str]:
    posts = {post.id: post for post in snapshot.posts_in(body.id)}
    inside = [post for post in posts.values() if post.reports_to_id in posts]
    over = {post.reports_to_id for post in inside}
    # Numbers of unnamed staff of whom nobody said where they belong are no top of anything.
    roots = [
        post
        for post in posts.values()
        if not post.reports_to_id and (post.id in over or not post.undisclosed)
    ]
    # Seats on a board report to nobody: only where most posts report to another is it a tree.
    if len(inside) > len(roots) > 1:
        names = _names([f"{post.label} ({post.id})" for post in roots])
        yield f"{body.name} has {len(roots)} posts that report to nobody: {names}."


def _post_faults(snapshot: Snapshot) -> Iterator[str]:
    above: dict[str, str] = {}
    lost: dict[str, list[str]] = {}
    for post in snapshot.posts.values():
        if post.organization_id not in snapshot.organizations:
            yield f"The post {_post(snapshot, post.id)} is in no organisation that we know."
        if post.reports_to_id == post.id:
            yield f"The post {_post(snapshot, post.id)} reports to itself."
        elif post.reports_to_id in snapshot.posts:
            above[post.id] = post.reports_to_id
        elif post.reports_to_id:
            lost.setdefault(post.reports_to_id, []).append(_post(snapshot, post.id))
    for id_, below in lost.items():
        many = "1 post reports" if len(below) == 1 else f"{len(below)} posts report"
        yield f"{many} to '{id_}', and there is no such post: {_names(below)}."
    for circle in circles(above):
        names = _names([_post(snapshot, id_) for id_ in circle])
        yield f"Posts report to each other in a circle: {names}."


def _body_faults(snapshot: Snapshot) -> Iterator[str]:
    for body in snapshot.bodies.values():
        if body.parent_id == body.id:
            yield f"{body.name} is said to be part of itself."
    for item in snapshot.relationships.values():
        if item.source_id == item.target_id:
            name = snapshot.label("Organization", item.source_id)
            yield f"{name} is said to stand in a relation ({item.relation}) to itself."
    first = {id_: above.first for id_, above in places_of(snapshot).items() if above.first}
    for circle in circles(first):
        names = _names([snapshot.label("Organization", id_) for id_ in circle])
        yield f"Bodies stand below each other in a circle: {names}."


def _post(snapshot: Snapshot, id_: str) -> str:
    return f"{snapshot.label('Post', id_)} ({id_})"


def _names(names: list[str]) -> str:
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")
