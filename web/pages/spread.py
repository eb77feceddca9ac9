"""Which improvement came from where, who took it up, and who could be next?"""

from dataclasses import replace

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from graph_service.analysis.pairing.applying import entered
from graph_service.analysis.pairing.round_records import round_id_of
from graph_service.analysis.spreading import Improvement, improvements, learners
from graph_service.codes import ADOPTION_STATES
from graph_service.errors import NotFound, Refused
from graph_service.records import Adoption, Programme, Round
from graph_service.snapshot import Snapshot
from graph_service.store import TEAM, Batch
from web.day_asked import snapshot_asked
from web.held import store
from web.own_hand import team_row, write_by_hand
from web.pages.improvement_views import ImprovementPage, StepTyped
from web.pages.spread_views import SpreadPage
from web.shown import ties_shown
from web.spreadsheet import csv_file
from web.visitor import signed_in_visitor

pages = Blueprint("spread", __name__)
HEADINGS = ["Improvement", "Began at", "Organisation", "How far", "Since", "Learnt from",
            "What was learnt"]  # fmt: skip
SEEKS = ("run-an-action-learning-set",)
FEWEST = 5
"""A circle has five people or more."""


@pages.get("/spread")
def page() -> str:
    """All improvements, and the communities that learn together."""
    snapshot = snapshot_asked()
    shown = SpreadPage.of(snapshot, _all(snapshot), signed_in_visitor())
    return render_template("spread.html", page=shown)


@pages.get("/spread.csv")
def download() -> Response:
    """Every step of every improvement, as a file."""
    snapshot = snapshot_asked()
    rows = (
        [one.programme.name, snapshot.label("Organization", one.programme.owner_id),
         snapshot.label("Organization", step.organization_id), ADOPTION_STATES.say(step.state),
         step.start_date, snapshot.label("Organization", step.from_id), step.text]
        for one in _all(snapshot) for step in one.steps
    )  # fmt: skip
    return csv_file("spread.csv", HEADINGS, rows)


@pages.get("/spread/<path:programme_id>")
def improvement(programme_id: str) -> str:
    """One improvement: its way so far, and who could be next."""
    snapshot = snapshot_asked()
    shown = ImprovementPage.of(snapshot, _one(snapshot, programme_id), signed_in_visitor(),
                               StepTyped())  # fmt: skip
    return render_template("improvement.html", page=shown)


@pages.post("/spread/<path:programme_id>")
def note(programme_id: str) -> Answer | tuple[str, int]:
    """Note how far an organisation is."""
    snapshot, typed = store().read(), StepTyped.sent(request.form)
    found, problems = _one(snapshot, programme_id), typed.problems(snapshot)
    if problems:
        shown = ImprovementPage.of(snapshot, found, signed_in_visitor(), typed, problems)
        return render_template("improvement.html", page=shown), 400
    known = next((step for step in found.steps if step.organization_id == typed.organization), None)
    own = team_row(Adoption, known.id if known else f"{programme_id}-{typed.organization}")
    said = replace(
        own, programme_id=programme_id, organization_id=typed.organization, state=typed.state,
        from_id=typed.learnt_from or own.from_id, text=typed.text or own.text,
        start_date=known.start_date if known else snapshot.as_of,
    )  # fmt: skip
    write_by_hand(said, "how far an improvement has spread")
    flash("Noted. Below stands whom the network suggests next.", "done")
    return redirect(url_for("spread.improvement", programme_id=programme_id))


@pages.post("/spread-circles/<path:programme_id>")
def circles(programme_id: str) -> Answer:
    """Open a round of learning circles for those who could learn together."""
    snapshot = store().read()
    programme: Programme | None = snapshot.programmes.get(programme_id)
    if programme is None:
        raise NotFound(f"There is no programme with the id '{programme_id}' here.")
    people = learners(snapshot, programme_id)
    if len(people) < FEWEST:
        raise Refused("Fewer than five people of it have agreed to be paired: ask more of them.")
    round_id = round_id_of(snapshot, "circles", programme.name)
    if round_id in snapshot.rounds:
        flash("There is a round of circles for it already: here are its applications.", "done")
        return redirect(url_for("applications.page", round_id=round_id))
    made = Round(id=round_id, name=programme.name, scheme="circles", status="open",
                 start_date=snapshot.as_of)  # fmt: skip
    asked = [replace(item, seeks=SEEKS) for item in entered(made, people)]
    store().write(Batch(TEAM, [made, *asked]), by=signed_in_visitor().name_for_audit,
                  why=f"learning circles for {programme.name}")  # fmt: skip
    flash(f"{len(people)} people are entered. Ask their managers, then put the circles together.",
          "done")  # fmt: skip
    return redirect(url_for("applications.page", round_id=round_id))


def _all(snapshot: Snapshot) -> list[Improvement]:
    return improvements(snapshot, ties_shown(snapshot, snapshot.ties.values(), signed_in_visitor()))


def _one(snapshot: Snapshot, programme_id: str) -> Improvement:
    found = next((one for one in _all(snapshot) if one.programme.id == programme_id), None)
    if found is None:
        raise NotFound(f"There is no improvement with the id '{programme_id}' here.")
    return found
