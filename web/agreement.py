"""How far people agree, by the votes of the newest polls that were counted."""

from graph_service.analysis.polls.result import poll_result
from graph_service.snapshot import Snapshot
from graph_service.store import Store

_WHOLE = 100


def agreement(store: Store, snapshot: Snapshot) -> tuple[float | None, float | None]:
    """Per cent of the pairs that votes put in order that are in the common order.

    In the newest poll of ranks about core messages that is closed and told, and in the one before.
    """
    voters, boxes = store.apart("Voter").values(), store.apart("BallotBox").values()
    polls = sorted(snapshot.of("Poll").values(), key=lambda item: item.start_date, reverse=True)
    found = [
        _WHOLE * result.agreement
        for poll in polls
        if _is_about_messages(snapshot, poll.option_ids)
        for result in [poll_result(snapshot, poll, voters, boxes)]
        if result.agreement is not None
    ]
    newest, before, *_ = [*found, None, None]
    return newest, before


def _is_about_messages(snapshot: Snapshot, option_ids: tuple[str, ...]) -> bool:
    known = [snapshot.programmes[id_] for id_ in option_ids if id_ in snapshot.programmes]
    return bool(known) and all(item.classification == "core-message" for item in known)
