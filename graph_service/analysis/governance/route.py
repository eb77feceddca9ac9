"""The way upwards from who is accountable: what is escalated, delegated, or stands above."""

from collections.abc import Iterable, Sequence

from graph_service.analysis.governance.tree import Places, places_of
from graph_service.records import Responsibility
from graph_service.snapshot import Snapshot


def body_of(snapshot: Snapshot, row: Responsibility) -> str:
    """The body that a row is about, itself or by its post; "" where neither is known."""
    post = snapshot.posts.get(row.post_id)
    return post.organization_id if post else row.organization_id


def route_up(snapshot: Snapshot, said: Sequence[Responsibility]) -> list[str]:
    """The ids of the accountable bodies and of those above them, nearest first, each once.

    `said` are the rows of one topic, nearest area first. From a body it goes to where it escalates
    that topic, else to whom it has it from, else to the body that it stands below. Whoever is met
    again ends the way, so that a circle is walked once.
    """
    places = places_of(snapshot)
    found: dict[str, None] = {}
    for row in said:
        here = body_of(snapshot, row) if row.part == "accountable" else ""
        while here and here not in found:
            found[here] = None
            here = _above(here, said, places, snapshot)
    return [*found]


def _above(here: str, said: Iterable[Responsibility], places: Places, snapshot: Snapshot) -> str:
    own = [row for row in said if body_of(snapshot, row) == here]
    for next_ in (*(row.escalates_to_id for row in own), *(row.delegated_by_id for row in own)):
        if next_:
            return next_
    return places[here].first if here in places else ""
