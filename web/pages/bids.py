"""What would teams improve? Calls for bids, the bids of each, and who assesses them."""

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from graph_service.analysis.bids.assessors import sharing
from graph_service.analysis.bids.standing import standings
from graph_service.codes import BID_STATES
from graph_service.errors import NotFound
from graph_service.new_ids import free_id
from graph_service.records import Assessment, Call
from graph_service.snapshot import Snapshot
from graph_service.store import TEAM, Batch
from web.day_asked import snapshot_asked
from web.held import store
from web.own_hand import write_by_hand
from web.pages.bid_form import BidTyped
from web.pages.bids_views import BidsPage
from web.pages.call_form import CallTyped
from web.pages.call_views import CallPage
from web.spreadsheet import csv_file
from web.templating import count
from web.visitor import signed_in_visitor

pages = Blueprint("bids", __name__)
HEADINGS = ["Bid", "State", "Asks for (pounds)", "Organisations", "Sectors", "Crosses boundaries",
            "Marks that count", "Mean mark", "Assessments wanted"]  # fmt: skip


@pages.get("/bids")
def page() -> str:
    """All calls, what one assesses oneself, and which outcomes are not told yet."""
    shown = BidsPage.of(snapshot_asked(), signed_in_visitor(), CallTyped())
    return render_template("bids.html", page=shown)


@pages.post("/bids")
def open_call() -> Answer | tuple[str, int]:
    """Open a call."""
    snapshot, typed = store().read(), CallTyped.sent(request.form)
    problems = typed.problems(snapshot.as_of)
    if problems:
        shown = BidsPage.of(snapshot, signed_in_visitor(), typed, problems)
        return render_template("bids.html", page=shown), 400
    made = typed.call(free_id(typed.name, store().whole().of("Call")), snapshot.as_of)
    write_by_hand(made, "a call for bids opened")
    flash("The call is open.", "done")
    return redirect(url_for("bids.call", call_id=made.id))


@pages.get("/bids/calls/<path:call_id>")
def call(call_id: str) -> str:
    """One call: its bids, and the form to bid while it is open."""
    snapshot = snapshot_asked()
    shown = CallPage.of(snapshot, _call(snapshot, call_id), signed_in_visitor(), BidTyped())
    return render_template("call.html", page=shown)


@pages.post("/bids/calls/<path:call_id>")
def submit(call_id: str) -> Answer | tuple[str, int]:
    """Hand in a bid, led by the visitor."""
    snapshot, who = store().read(), signed_in_visitor()
    found, typed = _call(snapshot, call_id), BidTyped.sent(request.form)
    problems = typed.problems(snapshot, found, who)
    if problems:
        shown = CallPage.of(snapshot, found, who, typed, problems)
        return render_template("call.html", page=shown), 400
    made = typed.bid(snapshot, free_id(typed.name, store().whole().of("Bid")), found.id, who)
    # The team decides on it later, and its word must not stand below the one that was handed in.
    store().write(Batch(TEAM, [made]), by=who.name_for_audit, why="a bid handed in")
    flash("Your bid is in. Below stands whether the team crosses enough boundaries.", "done")
    return redirect(url_for("bid.page", bid_id=made.id))


@pages.post("/bids/calls/<path:call_id>/assessors")
def assessors(call_id: str) -> Answer:
    """Ask as many assessors as bids want for, none with an interest, the load shared."""
    snapshot = store().read()
    found = _call(snapshot, call_id)
    bids = [item for item in standings(snapshot, found.id) if item.bid.state == "submitted"]
    shared = sharing(snapshot, bids, _pool(snapshot))
    made = [
        Assessment(id=f"{bid}-{id_}", bid_id=bid, person_id=id_, start_date=snapshot.as_of)
        for bid, id_ in shared.pairs
    ]
    if made:
        store().write(Batch(TEAM, made), by=signed_in_visitor().name_for_audit,
                      why="assessors asked")  # fmt: skip
    still = f" Still without enough: {count(len(shared.short), 'bid')}." if shared.short else ""
    asked = f"Asked for: {count(len(made), 'assessment')}."
    flash(f"{asked} Each assessor finds it on their first page; nobody has more than "
          f"{shared.most} to read.{still}", "done")  # fmt: skip
    return redirect(url_for("bids.call", call_id=found.id))


@pages.get("/bids/calls/<path:call_id>/bids.csv")
def download(call_id: str) -> Response:
    """The bids of a call with their marks, as a file."""
    snapshot = snapshot_asked()
    rows = (
        [item.bid.name, BID_STATES.say(item.bid.state), item.bid.cost, len(item.organizations),
         len(item.sectors), "yes" if item.crosses else "no", len(item.marks), item.mean, item.short]
        for item in standings(snapshot, _call(snapshot, call_id).id)
    )  # fmt: skip
    return csv_file("bids.csv", HEADINGS, rows)


def _pool(snapshot: Snapshot) -> set[str]:
    """Who may be asked to assess: who has assessed before, and who offers to sponsor a project."""
    before = {item.person_id for item in snapshot.of("Assessment").values()}
    offers = {id_ for id_, item in snapshot.people.items() if "sponsor-a-project" in item.offers}
    return {id_ for id_ in before | offers
            if id_ in snapshot.people and not snapshot.people[id_].objects}  # fmt: skip


def _call(snapshot: Snapshot, call_id: str) -> Call:
    found: Call | None = snapshot.of("Call").get(call_id)
    if found is None:
        raise NotFound(f"There is no call with the id '{call_id}' here.")
    return found
