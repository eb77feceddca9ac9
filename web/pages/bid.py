"""One bid: what it would improve, whether its team crosses boundaries, and what came of it."""

from dataclasses import replace

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from graph_service.analysis.bids.conflicts import conflict
from graph_service.analysis.bids.known import bids_on
from graph_service.codes import MARKS
from graph_service.editing import own_row
from graph_service.errors import NotFound
from graph_service.records import Assessment, Bid
from graph_service.snapshot import Snapshot
from graph_service.store import PERSON, Batch
from web.day_asked import snapshot_asked
from web.held import store
from web.own_hand import team_row, write_by_hand
from web.pages.bid_views import BidPage
from web.visitor import signed_in_visitor

pages = Blueprint("bid", __name__)
LONGEST = 2_000


@pages.get("/bids/<path:bid_id>")
def page(bid_id: str) -> str:
    """One bid."""
    snapshot = snapshot_asked()
    shown = BidPage.of(snapshot, _bid(snapshot, bid_id), signed_in_visitor())
    return render_template("bid.html", page=shown)


@pages.post("/bids/<path:bid_id>/assessment")
def assess(bid_id: str) -> Answer | tuple[str, int]:
    """Keep what an assessor who was asked says: a mark and why, or that they have an interest."""
    snapshot, who = store().read(), signed_in_visitor()
    bid = _bid(snapshot, bid_id)
    found: Assessment | None = next(
        (item for item in snapshot.of("Assessment").values()
         if item.bid_id == bid.id and item.person_id == who.person_id), None,
    )  # fmt: skip
    if found is None or bid.state != "submitted" or conflict(snapshot, bid, who.person_id):
        raise NotFound("You are not asked to assess this bid.")
    mark, text = request.form.get("mark", ""), request.form.get("text", "").strip()
    interest = request.form.get("conflict") == "yes"
    problems = {} if interest or mark in MARKS else {"mark": "Choose a mark, or say below that you "
                                                     "have an interest in it."}  # fmt: skip
    if len(text) > LONGEST:
        problems["text"] = f"Write at most {LONGEST:,} letters."
    if problems:
        shown = BidPage.of(snapshot, bid, who, request.form, problems)
        return render_template("bid.html", page=shown), 400
    own = own_row(store().said("Assessment", found.id), Assessment, found.id, PERSON)
    said = replace(own, bid_id=bid.id, person_id=who.person_id, text=text, conflict=interest,
                   mark="" if interest else mark)  # fmt: skip
    store().write(Batch(PERSON, [said]), by=who.name_for_audit, why="a bid assessed")
    flash("Thank you. Your mark is kept out, as you asked." if interest else "Thank you.", "done")
    return redirect(url_for("bids.page"))


@pages.post("/bids/<path:bid_id>/outcome")
def outcome(bid_id: str) -> Answer | tuple[str, int]:
    """Keep what came of a bid that was funded."""
    snapshot, text = store().read(), request.form.get("outcome", "").strip()
    bid = _bid(snapshot, bid_id)
    if not text or len(text) > LONGEST:
        problems = {"outcome": f"Say what came of it, in at most {LONGEST:,} letters."}
        shown = BidPage.of(snapshot, bid, signed_in_visitor(), request.form, problems)
        return render_template("bid.html", page=shown), 400
    own = team_row(Bid, bid.id)
    said = replace(own, name=bid.name, call_id=bid.call_id, outcome=text, state="completed",
                   outcome_on=snapshot.as_of)  # fmt: skip
    write_by_hand(said, "the outcome of a bid told")
    flash("Kept. Say under Spreading what works who could take it up.", "done")
    return redirect(url_for("bid.page", bid_id=bid.id))


def _bid(snapshot: Snapshot, bid_id: str) -> Bid:
    found = bids_on(snapshot).get(bid_id)
    who = signed_in_visitor()
    mine = found is not None and who.person_id in (found.lead_id, *found.team_ids)
    if found is None or (found.state == "draft" and not (who.is_team or mine)):
        raise NotFound(f"There is no bid with the id '{bid_id}' here.")
    return found
