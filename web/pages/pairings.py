"""To the team the rounds and how they are going, to a leader whom they could walk with."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from graph_service.analysis.pairing.round_records import round_id_of
from graph_service.analysis.pairing.schemes import schemes
from graph_service.errors import Refused
from graph_service.records import Round
from graph_service.store import TEAM, Batch
from web.held import store
from web.pages.find_someone_views import FindSomeonePage
from web.pages.pairings_views import PairingsPage, Started
from web.visitor import signed_in_visitor

pages = Blueprint("pairings", __name__)


@pages.get("/pairings")
def page() -> str:
    """The rounds, and a form to start one; or a leader's own page."""
    who, snapshot = signed_in_visitor(), store().read()
    if not who.is_team:
        own = FindSomeonePage.of(snapshot, who.person_id)
        return render_template("find_someone.html", page=own)
    return render_template("pairings.html", page=PairingsPage.of(snapshot, Started()))


@pages.post("/pairings")
def start() -> Response | tuple[str, int]:
    """Start a round: people can apply to it from now on."""
    snapshot = store().read()
    typed = Started(*(_text(name) for name in ("scheme", "name", "apply_until")))
    problem = typed.checked(schemes(snapshot))
    try:
        round_id = round_id_of(snapshot, typed.scheme, typed.name)
    except Refused as refusal:
        problem = problem or ("name", str(refusal))
        round_id = ""
    if problem is None and round_id in snapshot.rounds:
        problem = ("name", "There is a round of this scheme with that name: give it another one.")
    if problem is not None:
        shown = PairingsPage.of(snapshot, typed, *problem)
        return render_template("pairings.html", page=shown), 400
    made = Round(
        id=round_id, name=typed.name, scheme=typed.scheme, status="open",
        apply_until=typed.apply_until,
    )  # fmt: skip
    by = signed_in_visitor().name_for_audit
    store().write(Batch(TEAM, [made]), by=by, why=f"round {typed.name} started")
    flash(f"The round '{typed.name}' is open for applications.", "done")
    return redirect(url_for("rounds.page", round_id=round_id))


def _text(field: str) -> str:
    return " ".join(request.form.get(field, "").split())
