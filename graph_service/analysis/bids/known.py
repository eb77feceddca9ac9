"""Bids as they stood on a day: what was decided or told later was not known then."""

from dataclasses import replace

from graph_service.records import Bid
from graph_service.snapshot import Snapshot


def bids_on(snapshot: Snapshot) -> dict[str, Bid]:
    """The bids of the snapshot's day by id, without decisions and outcomes that came later."""
    return {id_: _stood(item, snapshot.as_of) for id_, item in snapshot.of("Bid").items()}


def _stood(bid: Bid, day: str) -> Bid:
    if bid.decided_on > day:
        return replace(bid, state="submitted", decided_on="", programme_id="", outcome="",
                       outcome_on="")  # fmt: skip
    if bid.outcome_on > day:
        state = "funded" if bid.state == "completed" else bid.state
        return replace(bid, state=state, outcome="", outcome_on="")
    return bid
