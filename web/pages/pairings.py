"""Who walks with whom?"""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from graph_service.analysis.pairing.proposal import propose
from graph_service.analysis.pairing.round_records import round_id_of, round_records
from graph_service.analysis.pairing.schemes import schemes
from graph_service.errors import NotFound, Refused
from graph_service.store import TEAM, Batch
from web.held import store
from web.pages.pairings_views import LeaderPairingsPage, PairingsPage, RoundPage
from web.visitor import signed_in_visitor

pages = Blueprint("pairings", __name__)


@pages.get("/pairings")
def page() -> str:
    """To the team a proposal and the rounds; to a leader whom they could walk with."""
    who, snapshot = signed_in_visitor(), store().read()
    if not who.is_team:
        own = LeaderPairingsPage.of(snapshot, who.person_id)
        return render_template("pairings_leader.html", page=own)
    code, name = request.args.get("scheme", ""), request.args.get("round", "").strip()
    seed = max(0, request.args.get("seed", 0, type=int))
    round_id = round_id_of(snapshot, code, name) if name else ""
    found = propose(snapshot, code, round_id=round_id, seed=seed) if code else None
    return render_template("pairings.html", page=PairingsPage.of(snapshot, found, name))


@pages.post("/pairings")
def ask() -> Response | tuple[str, int]:
    """Go to the proposal that a form asks for: its address can be kept."""
    code, name = request.form.get("scheme", ""), request.form.get("round", "").strip()
    snapshot = store().read()
    if code not in schemes(snapshot):
        shown = PairingsPage.of(snapshot, None, name, "Choose a scheme.")
        return render_template("pairings.html", page=shown), 400
    return redirect(url_for("pairings.page", scheme=code, seed=0, round=name or None))


@pages.post("/pairings/keep")
def keep() -> Response | tuple[str, int]:
    """Keep a proposal as the draft of a round."""
    code, name = request.form.get("scheme", ""), request.form.get("round", "").strip()
    seed = max(0, request.form.get("seed", 0, type=int))
    snapshot = store().read()
    back = url_for("pairings.page", scheme=code, seed=seed, round=name or None)
    if request.form.get("version", type=int) != snapshot.version:
        flash("Somebody changed the data meanwhile. Look at the pairs again.", "problem")
        return redirect(back)
    try:
        round_id = round_id_of(snapshot, code, name)
        found = propose(snapshot, code, round_id=round_id, seed=seed)
        kept = round_records(snapshot, found, name)
    except Refused as refusal:
        # Only the name can be wrong here; the same pairs are shown again, with the name as typed.
        proposed = propose(snapshot, code, seed=seed)
        page = PairingsPage.of(snapshot, proposed, name, keep_problem=str(refusal))
        return render_template("pairings.html", page=page), 400
    batch = Batch(TEAM, kept.records, kept.removed)
    store().write(batch, by=signed_in_visitor().name_for_audit, why=f"round {name}")
    flash(f"The pairs are kept as a draft of the round '{name}'.", "done")
    return redirect(url_for("pairings.round_page", round_id=round_id))


@pages.get("/pairings/rounds/<path:round_id>")
def round_page(round_id: str) -> str:
    """A round that is kept."""
    snapshot = store().read()
    found = snapshot.of("Round").get(round_id)
    if found is None:
        raise NotFound("There is no such round.")
    return render_template("pairings_round.html", page=RoundPage.of(snapshot, found))
