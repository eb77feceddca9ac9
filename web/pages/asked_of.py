"""What is asked of the visitor: bids to assess, places of development to answer."""

from collections.abc import Iterator

from flask import url_for

from graph_service.analysis.bids.known import bids_on
from graph_service.analysis.bids.standing import standing
from graph_service.records import Assessment, Enrolment
from graph_service.snapshot import Snapshot
from web.links import Named


def asked_of(snapshot: Snapshot, person_id: str) -> tuple[Named, ...]:
    """All that somebody is asked to answer, each with its page."""
    if not person_id:
        return ()
    return (*_places(snapshot, person_id), *to_assess(snapshot, person_id))


def to_assess(snapshot: Snapshot, person_id: str) -> Iterator[Named]:
    """The bids that somebody is asked to assess and has said nothing of yet."""
    bids = bids_on(snapshot)
    asked: list[Assessment] = list(snapshot.of("Assessment").values())
    for item in asked:
        bid = bids.get(item.bid_id) if item.person_id == person_id else None
        if bid and bid.state == "submitted" and person_id in standing(snapshot, bid).waiting:
            yield Named(f"Assess the bid: {bid.name}", url_for("bid.page", bid_id=bid.id))


def _places(snapshot: Snapshot, person_id: str) -> Iterator[Named]:
    offered: list[Enrolment] = list(snapshot.of("Enrolment").values())
    for item in offered:
        if item.person_id == person_id and item.state == "offered":
            name = snapshot.label("DevelopmentOffer", item.offer_id)
            address = url_for("development.offer", offer_id=item.offer_id)
            yield Named(f"A place is offered to you: {name}", address)
