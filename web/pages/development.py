"""What development is there, who has had it, and whom would it suit?"""

from dataclasses import replace

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from graph_service.analysis.development.coverage import coverage
from graph_service.analysis.development.matching import WHY_NOT, Match, match
from graph_service.codes import SKILLS
from graph_service.errors import NotFound, Refused
from graph_service.records import DevelopmentOffer, Enrolment
from graph_service.snapshot import Snapshot
from graph_service.store import TEAM, Batch
from web.day_asked import snapshot_asked
from web.held import store
from web.own_hand import team_row, write_by_hand
from web.pages.development_match import MatchPage
from web.pages.development_offer import NEXT, OfferPage
from web.pages.development_views import DevelopmentPage
from web.spreadsheet import csv_file
from web.visitor import signed_in_visitor

pages = Blueprint("development", __name__)


@pages.get("/development")
def page() -> str | tuple[str, int]:
    """What is open, what fits the visitor, and which groups have had none."""
    snapshot, by, who = snapshot_asked(), request.args.get("by", "profession"), signed_in_visitor()
    try:
        found, problem = coverage(snapshot, store().whole(), by), ""
    except Refused as refusal:
        found, problem = coverage(snapshot, store().whole()), str(refusal)
    shown = DevelopmentPage.of(snapshot, store().whole(), found, who, problem)
    return render_template("development.html", page=shown), 400 if problem else 200


@pages.get("/development.csv")
def download() -> Response:
    """Every group with its people and how many have had development, as a file."""
    snapshot, by = snapshot_asked(), request.args.get("by", "profession")
    found = coverage(snapshot, store().whole(), by)
    rows = ([item.words, item.people, item.had, item.open] for item in found.groups)
    return csv_file("development.csv", ["Group", "People", "Have had some", "Open offers"], rows)


@pages.get("/development/match")
def suggested() -> str:
    """Whom each open place would suit."""
    snapshot = snapshot_asked()
    return render_template("development_match.html", page=MatchPage.of(snapshot, _match(snapshot)))


@pages.post("/development/match")
def keep() -> Answer:
    """Offer the suggested places: each becomes an enrolment that waits for an answer."""
    snapshot = store().read()
    known = {(one.person_id, one.offer_id) for one in store().whole().of("Enrolment").values()}
    made = [
        Enrolment(id=f"{item.person}-{item.offer}", person_id=item.person, offer_id=item.offer,
                  state="offered", start_date=snapshot.as_of)
        for item in _match(snapshot).matched if (item.person, item.offer) not in known
    ]  # fmt: skip
    store().write(Batch(TEAM, made), by=signed_in_visitor().name_for_audit, why="places offered")
    flash(f"{len(made)} places are offered. Note on each offer who accepts.", "done")
    return redirect(url_for("development.page"))


@pages.get("/development/match.csv")
def matched() -> Response:
    """Who is suggested for what, and who is not and why, as a file."""
    snapshot = snapshot_asked()
    found = _match(snapshot)
    rows = [
        [snapshot.label("Person", item.person), snapshot.label("DevelopmentOffer", item.offer),
         f"{item.share:.0%}", "; ".join(map(SKILLS.say, item.teaches))]
        for item in found.matched
    ]  # fmt: skip
    rows += [[snapshot.label("Person", item.person), "", "", WHY_NOT[item.reason]]
             for item in found.unmatched]  # fmt: skip
    headings = ["Person", "Offer", "Of what they want it teaches", "Why"]
    return csv_file("places.csv", headings, rows)


@pages.get("/development/offers/<path:offer_id>")
def offer(offer_id: str) -> str:
    """One offer; for the team, who has a place on it."""
    snapshot = snapshot_asked()
    shown = OfferPage.of(snapshot, _offer(snapshot, offer_id), signed_in_visitor())
    return render_template("development_offer.html", page=shown)


@pages.post("/development/enrolments/<path:enrolment_id>")
def state(enrolment_id: str) -> Answer:
    """Note what became of a place."""
    found = store().read().of("Enrolment").get(enrolment_id)
    wanted = request.form.get("state", "")
    if found is None:
        raise NotFound("There is no such place.")
    if wanted not in NEXT.get(found.state, ()):
        raise Refused("Somebody has noted something else meanwhile: look again.")
    said = replace(team_row(Enrolment, found.id), person_id=found.person_id,
                   offer_id=found.offer_id, state=wanted)  # fmt: skip
    write_by_hand(said, f"place {wanted}")
    flash("Noted.", "done")
    return redirect(url_for("development.offer", offer_id=found.offer_id))


@pages.post("/development/enrolments/<path:enrolment_id>/answer")
def answer(enrolment_id: str) -> Answer:
    """Take or leave a place that is offered to oneself."""
    snapshot, who = store().read(), signed_in_visitor()
    found: Enrolment | None = snapshot.of("Enrolment").get(enrolment_id)
    if found is None or found.person_id != who.person_id:
        raise NotFound("No such place is offered to you.")
    wanted = request.form.get("state", "")
    if found.state != "offered" or wanted not in NEXT["offered"]:
        raise Refused("This place is not waiting for your answer any more.")
    # In the team's row: what comes after an answer is noted by the team.
    said = replace(team_row(Enrolment, found.id), person_id=who.person_id,
                   offer_id=found.offer_id, state=wanted)  # fmt: skip
    write_by_hand(said, f"place {wanted}")
    flash("The place is yours." if wanted == "accepted" else "Thank you for saying so.", "done")
    return redirect(url_for("development.offer", offer_id=found.offer_id))


def _match(snapshot: Snapshot) -> Match:
    return match(snapshot, store().whole())


def _offer(snapshot: Snapshot, offer_id: str) -> DevelopmentOffer:
    found: DevelopmentOffer | None = snapshot.of("DevelopmentOffer").get(offer_id)
    if found is None:
        raise NotFound(f"There is no development offer with the id '{offer_id}' here.")
    return found
