"""What changed in the governance between two days: bodies, posts, and who holds them."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph_service.snapshot import Snapshot

BODY_NEW, BODY_GONE = "body-new", "body-gone"
POST_NEW, POST_GONE, FILLED, EMPTIED, CHANGED = (
    "post-new", "post-gone", "filled", "emptied", "changed",
)  # fmt: skip


@dataclass(frozen=True)
class Change:
    """One difference: of a body, or of one of its posts ("" for the body itself).

    `before` and `after` are the ids of who held the post on each of the two days.
    """

    kind: str
    body_id: str
    post_id: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def changes(before: Snapshot, after: Snapshot) -> list[Change]:
    """All differences from one day to a later one, body by body, bodies before their posts.

    The posts of a body that is new or gone are not told one by one.
    """
    return sorted(_all(before, after), key=lambda item: (item.body_id, item.post_id, item.kind))


def _all(before: Snapshot, after: Snapshot) -> Iterator[Change]:
    for id_ in after.bodies.keys() - before.bodies.keys():
        yield Change(BODY_NEW, id_)
    for id_ in before.bodies.keys() - after.bodies.keys():
        yield Change(BODY_GONE, id_)
    for id_ in before.bodies.keys() & after.bodies.keys():
        was = {post.id for post in before.posts_in(id_)}
        now = {post.id for post in after.posts_in(id_)}
        for post_id in was | now:
            held, holds = _holders(before, post_id), _holders(after, post_id)
            kind = _kind(post_id in was, post_id in now, held, holds)
            if kind:
                yield Change(kind, id_, post_id, held, holds)


def _kind(was: bool, now: bool, held: tuple[str, ...], holds: tuple[str, ...]) -> str:
    if was != now:
        return POST_NEW if now else POST_GONE
    if held == holds:
        return ""
    return CHANGED if held and holds else FILLED if holds else EMPTIED


def _holders(snapshot: Snapshot, post_id: str) -> tuple[str, ...]:
    return tuple(sorted(item.person_id for item in snapshot.holders_of(post_id)))
