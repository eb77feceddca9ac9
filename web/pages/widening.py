"""How do our groups grow wider? From a drafted letter to a seat, and the gaps before and after."""

from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from graph_service.analysis import invitation_words as words
from graph_service.analysis.invitations import invitations
from graph_service.analysis.widening import Widening, seat, widenings
from graph_service.errors import NotFound, Refused
from graph_service.records import Invitation, Record
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot
from graph_service.store import TEAM, Batch
from web.day_asked import snapshot_asked
from web.held import store
from web.own_hand import team_row
from web.pages.invitations_asked import InvitationsAsked
from web.pages.widening_views import NEXT, WideningPage, WideningsPage
from web.spreadsheet import csv_file
from web.visitor import signed_in_visitor

pages = Blueprint("widening", __name__)
_DAYS = {"sent": "sent_on", "accepted": "answered_on", "declined": "answered_on",
         "seated": "seated_on"}  # fmt: skip


@pages.get("/widening")
def page() -> str:
    """Every body and event that people are asked to."""
    snapshot = snapshot_asked()
    return render_template("widenings.html", page=WideningsPage.of(snapshot, _all(snapshot)))


@pages.post("/widening")
def keep() -> Answer:
    """Keep the people of drafted letters as invitations; who is asked already stays as they are."""
    asked = InvitationsAsked.of(request.args)
    snapshot, scope = store().read(), Scope.parse(asked.scope)
    found = invitations(snapshot, scope, asked.wishes(snapshot, scope))
    to = {"event_id" if scope.kind == "Event" else "organization_id": scope.id}
    made = [
        Invitation(id=id_, person_id=item.person, state="drafted", start_date=snapshot.as_of,
                   closes=tuple(words.closing(one) for one in item.closes), **to)  # type: ignore[arg-type]
        for item in found.chosen
        if (id_ := f"{scope.id}-{item.person}") not in store().whole().of("Invitation")
    ]  # fmt: skip
    if made:
        _write(made, f"invitations to {found.name} drafted")
    flash("They are kept here: note when you have written, and what they answer.", "done")
    return redirect(url_for("widening.one", kind=scope.kind, target_id=scope.id))


@pages.get("/widening/<kind>/<path:target_id>")
def one(kind: str, target_id: str) -> str:
    """One body or event: who is asked, how far it is, the gaps before and after."""
    snapshot = snapshot_asked()
    found = _of(snapshot, Scope(kind, target_id))
    return render_template("widening.html", page=WideningPage.of(snapshot, found))


@pages.post("/widening-state/<path:invitation_id>")
def state(invitation_id: str) -> Answer:
    """Note what came next; whoever takes a seat is a member from today."""
    snapshot, wanted = store().read(), request.form.get("state", "")
    found = snapshot.of("Invitation").get(invitation_id)
    if found is None:
        raise NotFound("There is no such invitation.")
    if wanted not in NEXT.get(found.state, ()):
        raise Refused("Somebody has noted something else meanwhile: look again.")
    day = snapshot.as_of
    own = team_row(Invitation, found.id)
    noted: dict[str, Any] = {"state": wanted, _DAYS[wanted]: day}
    said = replace(own, person_id=found.person_id, **noted)
    records: list[Record] = [said]
    if wanted == "seated" and found.organization_id:
        records.append(seat(found, day))
    _write(records, f"invitation {wanted}")
    done = "They have a seat from today." if wanted == "seated" else "Noted."
    flash(done, "done")
    to = ("Event", found.event_id) if found.event_id else ("Organization", found.organization_id)
    return redirect(url_for("widening.one", kind=to[0], target_id=to[1]))


@pages.get("/widening.csv")
def download() -> Response:
    """All invitations, as a file."""
    snapshot = snapshot_asked()
    headings = ["To", "Person", "State", "Drafted on", "Sent on", "Answered on", "Seated on"]
    rows = (
        [snapshot.label(item.to.kind, item.to.id), snapshot.label("Person", one.person_id),
         one.state, one.start_date, one.sent_on, one.answered_on, one.seated_on]
        for item in _all(snapshot) for one in item.invitations
    )  # fmt: skip
    return csv_file("invitations-so-far.csv", headings, rows)


def _all(snapshot: Snapshot) -> list[Widening]:
    return widenings(snapshot, store().read)


def _of(snapshot: Snapshot, scope: Scope) -> Widening:
    found = next((item for item in _all(snapshot) if item.to == scope), None)
    if found is None:
        raise NotFound("Nobody is asked to this yet.")
    return found


def _write(records: list[Record] | list[Invitation], why: str) -> None:
    store().write(Batch(TEAM, records), by=signed_in_visitor().name_for_audit, why=why)
