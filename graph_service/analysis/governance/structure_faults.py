"""What does not add up in how bodies and posts stand to one another."""

from collections.abc import Iterable, Iterator

from graph_service.analysis.governance.fault import Fault, circles, names
from graph_service.analysis.governance.tree import places_of
from graph_service.records import Organization
from graph_service.snapshot import Snapshot


def structure_faults(snapshot: Snapshot) -> Iterator[Fault]:
    """Several roots, self-reports, circles, and posts or reports that lead nowhere."""
    for body in snapshot.bodies.values():
        for sentence in _root_faults(snapshot, body):
            yield Fault("structure", sentence, (body.id,))
    yield from _post_faults(snapshot)
    for sentence in _body_faults(snapshot):
        yield Fault("structure", sentence)


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
        said = names([f"{post.label} ({post.id})" for post in roots])
        yield f"{body.name} has {len(roots)} posts that report to nobody: {said}."


def _post_faults(snapshot: Snapshot) -> Iterator[Fault]:
    above: dict[str, str] = {}
    lost: dict[str, list[str]] = {}
    for post in snapshot.posts.values():
        said = _post(snapshot, post.id)
        if post.organization_id not in snapshot.organizations:
            yield Fault("structure", f"The post {said} is in no organisation that we know.")
        if post.reports_to_id == post.id:
            yield _of_posts(snapshot, f"The post {said} reports to itself.", [post.id])
        elif post.reports_to_id in snapshot.posts:
            above[post.id] = post.reports_to_id
        elif post.reports_to_id:
            lost.setdefault(post.reports_to_id, []).append(post.id)
    for id_, below in lost.items():
        many = "1 post reports" if len(below) == 1 else f"{len(below)} posts report"
        who = names([_post(snapshot, post_id) for post_id in below])
        sentence = f"{many} to '{id_}', and there is no such post: {who}."
        yield _of_posts(snapshot, sentence, below)
    for circle in circles(above):
        who = names([_post(snapshot, id_) for id_ in circle])
        yield _of_posts(snapshot, f"Posts report to each other in a circle: {who}.", circle)


def _of_posts(snapshot: Snapshot, sentence: str, ids: Iterable[str]) -> Fault:
    bodies = dict.fromkeys(snapshot.posts[id_].organization_id for id_ in ids)
    return Fault("structure", sentence, tuple(bodies))


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
        said = names([snapshot.label("Organization", id_) for id_ in circle])
        yield f"Bodies stand below each other in a circle: {said}."


def _post(snapshot: Snapshot, id_: str) -> str:
    return f"{snapshot.label('Post', id_)} ({id_})"
