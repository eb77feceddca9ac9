"""Whom do you turn to? A leader names colleagues, and agrees that this is shown."""

from collections.abc import Sequence
from dataclasses import replace

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from graph_service.analysis.connections import find_person
from graph_service.errors import NotFound, Refused
from graph_service.records import Record, Tie
from graph_service.store import PERSON, Batch
from web.held import store
from web.pages.own_row import own_person, own_row
from web.pages.turn_to_views import CONTEXT, MOST, TurnToPage, own_ties
from web.shown import snapshot_shown
from web.visitor import signed_in_visitor

pages = Blueprint("turn_to", __name__)


@pages.get("/map/turn-to")
def page() -> str:
    """Whom I named so far, and a form to name somebody."""
    return render_template("turn_to.html", page=_page())


@pages.post("/map/turn-to")
def name() -> Response | tuple[str, int]:
    """Name somebody."""
    typed, agrees = request.form.get("who", "").strip(), request.form.get("agrees") == "yes"
    try:
        tie = _named(typed)
    except (NotFound, Refused) as problem:
        return render_template("turn_to.html", page=_page(typed, "who", str(problem))), 400
    if not agrees and not own_person(store().read()).consent_ties:
        said = "Tick that you agree: without it we may not keep whom you name."
        return render_template("turn_to.html", page=_page(typed, "agrees", said)), 400
    _write([replace(own_row(tie.person_id), consent_ties=True), tie])
    flash("Noted. It is on the map now.", "done")
    return redirect(url_for("turn_to.page"))


@pages.post("/map/turn-to/take-back/<path:other_id>")
def take_back(other_id: str) -> Response:
    """Take back whom I named."""
    snapshot = store().read()
    mine = {tie.other_id: tie.id for tie in own_ties(snapshot, own_person(snapshot).id)}
    if other_id not in mine:
        raise NotFound("You have not named them.")
    _write([], [("Tie", mine[other_id])])
    flash("Taken back.", "done")
    return redirect(url_for("turn_to.page"))


def _named(typed: str) -> Tie:
    """The tie to somebody by name.

    Raises:
        Refused: nobody is named, it is oneself, or there are too many already.
        NotFound: nobody who may be shown is called so.
    """
    snapshot = store().read()
    who = own_person(snapshot)
    if not typed:
        raise Refused("Write the name of a colleague.")
    other = find_person(snapshot_shown(snapshot, signed_in_visitor()), typed)
    mine = own_ties(snapshot, who.id)
    if other == who.id:
        raise Refused("That is you: name somebody else.")
    if other in {tie.other_id for tie in mine}:
        raise Refused(f"You have named {snapshot.people[other].name} already.")
    if len(mine) >= MOST:
        raise Refused(f"You have named {MOST} people: take one back first.")
    return Tie(
        id=f"turns-to:{who.id}:{other}", person_id=who.id, other_id=other, directed=True,
        context=CONTEXT, start_date=snapshot.as_of,
    )  # fmt: skip


def _page(typed: str = "", field: str = "", problem: str = "") -> TurnToPage:
    shown = snapshot_shown(store().read(), signed_in_visitor())
    own = shown.people.get(signed_in_visitor().person_id)
    return TurnToPage.of(shown, own, typed, field, problem)


def _write(records: Sequence[Record], removed: Sequence[tuple[str, str]] = ()) -> None:
    by = signed_in_visitor().name_for_audit
    store().write(Batch(PERSON, records, removed), by=by, why="whom they turn to")
