"""Who votes on a body, and how many of its votes can be cast."""

from graph_service.records import Organization, Post
from graph_service.snapshot import Snapshot


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
