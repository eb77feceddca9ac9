"""Lines of management: who holds a post above whose."""

from collections import defaultdict
from collections.abc import Mapping

from graph_service.snapshot import Snapshot


def managers_of(snapshot: Snapshot) -> Mapping[str, set[str]]:
    """For each holder of a post, the holders of all posts above it; circles are walked once."""
    above: dict[str, set[str]] = defaultdict(set)
    for post in snapshot.posts.values():
        seen, upper = {post.id}, post.reports_to_id
        bosses: set[str] = set()
        while upper and upper not in seen:
            seen.add(upper)
            bosses |= {item.person_id for item in snapshot.holders_of(upper)}
            higher = snapshot.posts.get(upper)
            upper = higher.reports_to_id if higher else ""
        for holder in snapshot.holders_of(post.id):
            above[holder.person_id] |= bosses
    return above
