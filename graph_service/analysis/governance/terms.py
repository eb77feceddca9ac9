"""When the terms of those who hold a post end."""

from collections.abc import Iterator

from graph_service.days import months_later
from graph_service.records import Membership, Post
from graph_service.snapshot import Snapshot


def ends_of(snapshot: Snapshot, post: Post) -> Iterator[tuple[Membership, str]]:
    """Who holds a post, with the day on which their term ends; who has none is left out.

    The end that is said for the person counts before the months that the post's terms last.
    """
    for held in snapshot.holders_of(post.id):
        if held.end_date:
            yield held, held.end_date
        elif post.term_months and held.start_date and not held.deputy:
            yield held, months_later(held.start_date, post.term_months)
