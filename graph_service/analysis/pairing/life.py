"""How far a pairing has come, from what the team did and what its people said."""

from graph_service import codes
from graph_service.records import Pairing, Reply
from graph_service.snapshot import Snapshot

_ORDER = tuple(codes.PAIRING_STATUSES)
_FIRST = _ORDER[0]


def replies_of(snapshot: Snapshot, pairing_id: str) -> list[Reply]:
    """What the people of a pairing said of it."""
    by_pairing = snapshot.memory.get(_MEMORY)
    if by_pairing is None:
        by_pairing = {}
        for item in snapshot.replies.values():
            by_pairing.setdefault(item.pairing_id, []).append(item)
        snapshot.memory[_MEMORY] = by_pairing
    found: list[Reply] = by_pairing.get(pairing_id, [])
    return found


def stage_of(snapshot: Snapshot, pairing: Pairing) -> str:
    """A code of `codes.PAIRING_STATUSES`: the furthest that anything speaks for.

    One no is a no, whatever else was said before; it is taken back by a later yes of the same
    person. A pairing that somebody recorded as declined stays so.
    """
    replies = replies_of(snapshot, pairing.id)
    if pairing.status == "declined" or any(item.answer == "declined" for item in replies):
        return "declined"
    yes = {item.person_id for item in replies if item.answer == "accepted"}
    reached = [
        _FIRST,
        pairing.status or _FIRST,
        "published" if _is_published(snapshot, pairing) else _FIRST,
        "accepted" if pairing.person_ids and yes >= {*pairing.person_ids} else _FIRST,
        "introduced" if pairing.introduced_on else _FIRST,
        "met" if any(item.met_on or item.hours for item in replies) else _FIRST,
        "reflected" if any(item.worth or item.change for item in replies) else _FIRST,
    ]
    return max(reached, key=_ORDER.index)


def _is_published(snapshot: Snapshot, pairing: Pairing) -> bool:
    round_ = snapshot.rounds.get(pairing.round_id)
    return round_ is not None and round_.status in ("published", "closed")


_MEMORY = "replies by pairing"
