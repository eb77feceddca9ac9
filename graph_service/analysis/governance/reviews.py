"""What was said of a body, its posts and its parts in decisions; when it was confirmed."""

from dataclasses import dataclass

from graph_service.analysis.governance.route import body_of
from graph_service.records import Review
from graph_service.snapshot import Snapshot

SAID = ("comment", "correction")


@dataclass(frozen=True)
class Confirmed:
    """The day on which a body was last confirmed, by whom ("" where that is not said)."""

    on: str
    by_id: str


def target_of(snapshot: Snapshot, review: Review) -> str:
    """The id of the body that a review is about, itself or by a post or part; "" if it is gone."""
    kind, _, id_ = review.target.partition(":")
    if kind == "Post":
        post = snapshot.posts.get(id_)
        id_ = post.organization_id if post else ""
    elif kind == "Responsibility":
        row = snapshot.responsibilities.get(id_)
        id_ = body_of(snapshot, row) if row else ""
    return id_ if id_ in snapshot.bodies else ""


def reviews_of(snapshot: Snapshot, body_id: str) -> list[Review]:
    """All that was said of a body, its posts and its parts, the newest first."""
    found = [item for item in snapshot.reviews.values() if target_of(snapshot, item) == body_id]
    return sorted(found, key=lambda item: (item.on, item.id), reverse=True)


def is_open(review: Review) -> bool:
    """Whether a comment or correction waits for the team."""
    return review.state in SAID and not review.outcome


def confirmed(snapshot: Snapshot) -> dict[str, Confirmed]:
    """When each body was last confirmed, by its record or a sign-off; without those never."""
    found = {id_: Confirmed(body.confirmed_on, "") for id_, body in snapshot.bodies.items()
             if body.confirmed_on}  # fmt: skip
    signed = [item for item in snapshot.reviews.values() if item.state == "signed-off" and item.on]
    for item in sorted(signed, key=lambda item: (item.on, item.by_id)):
        id_ = target_of(snapshot, item)
        if id_ not in found or found[id_].on <= item.on:
            found[id_] = Confirmed(item.on, item.by_id)
    return found


def changed_since(whole: Snapshot, as_of: str, body_id: str, day: str) -> int:
    """How many posts of a body were made, ended, filled or left after a day, until `as_of`.

    `whole` holds all records, those that have ended as well.
    """
    changed = set()
    for post in whole.posts_in(body_id):
        days = [post.start_date, post.end_date]
        for item in whole.holders_of(post.id):
            days += [item.start_date, item.end_date]
        if any(day < said <= as_of for said in days if said):
            changed.add(post.id)
    return len(changed)
