"""How long people have been in post."""

from graph_service.days import months_between
from graph_service.snapshot import Snapshot


def years_in_post(snapshot: Snapshot) -> dict[str, int]:
    """By person the whole years since they took the oldest of the posts that they hold now.

    Whoever holds none, or none of which the beginning is known, is not in it.
    """
    held = [item for item in snapshot.memberships.values() if item.post_id and item.start_date]
    months: dict[str, int] = {}
    for item in held:
        found = months_between(item.start_date, snapshot.as_of)
        months[item.person_id] = max(found, months.get(item.person_id, 0))
    return {id_: number // 12 for id_, number in months.items()}
