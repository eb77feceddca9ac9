"""One's own pairing: why, with whom; yes or no; introduced, met, looked back on."""

from collections.abc import Callable
from datetime import date, timedelta

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from graph_service.analysis.pairing.calendar_file import Visit, calendar_file
from graph_service.analysis.pairing.half_days import hours_of, next_day
from graph_service.analysis.pairing.introduction import introduction
from graph_service.analysis.pairing.life import stage_of
from graph_service.analysis.pairing.schemes import words_of
from graph_service.analysis.pairing.steps import answered, met, reflected
from graph_service.errors import NotFound, Refused
from graph_service.records import Pairing, Reply
from graph_service.snapshot import Snapshot
from graph_service.store import PERSON, Batch
from web.held import store
from web.pages.own_pairing_views import OwnPairingPage
from web.visitor import now, signed_in_visitor

pages = Blueprint("own_pairing", __name__)
SOONEST = timedelta(days=14)
"""Nobody can free a half-day sooner."""


@pages.get("/pairings/mine/<path:pairing_id>")
def page(pairing_id: str) -> str:
    """The pairing, as one of its people or the team sees it."""
    return _page(_own(pairing_id))


@pages.post("/pairings/answer/<path:pairing_id>")
def answer(pairing_id: str) -> Answer | tuple[str, int]:
    """Say yes or no."""
    said, reason = request.form.get("answer", ""), request.form.get("reason", "").strip()
    words = {"accepted": "You have accepted.", "declined": "You have declined. Nobody is told why."}
    return _said(
        pairing_id,
        "answer",
        lambda snapshot, pairing, who: answered(snapshot, pairing, who, said, reason),
        words.get(said, ""),
    )


@pages.post("/pairings/met/<path:pairing_id>")
def record(pairing_id: str) -> Answer | tuple[str, int]:
    """Record when two people met, and for how long."""
    day, hours = (request.form.get(name, "").strip() for name in ("met_on", "hours"))
    return _said(
        pairing_id,
        "met_on",
        lambda snapshot, pairing, who: met(snapshot, pairing, who, day, hours),
        "The meeting is recorded.",
    )


@pages.post("/pairings/reflect/<path:pairing_id>")
def reflect(pairing_id: str) -> Answer | tuple[str, int]:
    """Say what it was worth and what changed."""
    worth, change = (request.form.get(name, "").strip() for name in ("worth", "change"))
    return _said(
        pairing_id,
        "worth",
        lambda snapshot, pairing, who: reflected(snapshot, pairing, who, worth, change),
        "Thank you. What you changed helps the next round.",
    )


@pages.get("/pairings/calendar/<path:pairing_id>")
def calendar(pairing_id: str) -> Response:
    """The half-day as a file that calendars open."""
    pairing, snapshot = _own(pairing_id), store().read()
    if not pairing.half_day or stage_of(snapshot, pairing) not in _CAN_MEET:
        raise NotFound("There is no half-day to put into a calendar yet.")
    day = next_day(pairing.half_day, date.fromisoformat(snapshot.as_of) + SOONEST)
    begins, ends = hours_of(pairing.half_day, day)
    names = " and ".join(snapshot.label("Person", id_) for id_ in pairing.person_ids)
    what = words_of(snapshot, pairing.scheme)
    visit = Visit(
        f"{pairing.id}@leadership-map", begins, ends, f"{what}: {names}",
        introduction(snapshot, pairing),
    )  # fmt: skip
    return Response(
        calendar_file(visit, now()),
        mimetype="text/calendar",
        headers={"Content-Disposition": 'attachment; filename="pairing.ics"'},
    )


_CAN_MEET = ("accepted", "introduced", "met", "reflected")


def _own(pairing_id: str) -> Pairing:
    """A pairing that the visitor may see: their own, or to the team any."""
    snapshot, who = store().read(), signed_in_visitor()
    found = snapshot.pairings.get(pairing_id)
    mine = found is not None and who.person_id in found.person_ids
    # A leader learns of a pairing when the round is published, not before.
    told = found is not None and stage_of(snapshot, found) != "proposed"
    if found is None or not (who.is_team or (mine and told)):
        raise NotFound("There is no such pairing.")
    return found


def _said(
    pairing_id: str, field: str, say: Callable[[Snapshot, Pairing, str], Reply], done: str
) -> Answer | tuple[str, int]:
    """Write down what one of the people of a pairing says of it."""
    pairing, who = _own(pairing_id), signed_in_visitor()
    if who.person_id not in pairing.person_ids:
        abort(403)
    try:
        reply = say(store().read(), pairing, who.person_id)
    except Refused as refusal:
        return _page(pairing, field, str(refusal)), 400
    batch = Batch(PERSON, [reply])
    store().write(batch, by=who.name_for_audit, why=f"pairing: {field}")
    flash(done, "done")
    return redirect(url_for("own_pairing.page", pairing_id=pairing_id))


def _page(pairing: Pairing, field: str = "", problem: str = "") -> str:
    who = signed_in_visitor()
    typed = {name: request.form.get(name, "") for name in ("reason", "met_on", "hours", "change")}
    shown = OwnPairingPage.of(store().read(), pairing, who, typed if problem else {})
    return render_template("own_pairing.html", page=shown.with_problem(field, problem))
