"""What stands in the way, who can unblock it, and what do they say?"""

from dataclasses import replace

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from graph_service.errors import NotFound
from graph_service.new_ids import free_id
from graph_service.records import Obstacle
from graph_service.store import PERSON, TEAM, Batch
from web.day_asked import snapshot_asked
from web.held import store
from web.own_hand import team_row, write_by_hand
from web.pages.obstacles_views import ObstaclesPage
from web.spreadsheet import csv_file
from web.visitor import signed_in_visitor

pages = Blueprint("obstacles", __name__)
LONGEST = 1_000


@pages.get("/obstacles")
def page() -> str:
    """Obstacles that wait for an answer, and those that have one."""
    shown = ObstaclesPage.of(snapshot_asked(), signed_in_visitor())
    return render_template("obstacles.html", page=shown)


@pages.post("/obstacles")
def raise_one() -> Answer | tuple[str, int]:
    """Say what stands in the way."""
    snapshot, who = store().read(), signed_in_visitor()
    text, programme = request.form.get("text", "").strip(), request.form.get("programme", "")
    if not text or len(text) > LONGEST:
        return _refused("text", f"Say what stands in the way, in at most {LONGEST} letters.")
    made = Obstacle(
        id=free_id(text, store().whole().of("Obstacle")), text=text,
        by_id=who.person_id if who.person_id in snapshot.people else "",
        programme_id=programme if programme in snapshot.programmes else "",
        start_date=snapshot.as_of,
    )  # fmt: skip
    source = TEAM if who.is_team else PERSON
    store().write(Batch(source, [made]), by=who.name_for_audit, why="an obstacle raised")
    flash("Thank you. The programme team passes it on to those who can move it.", "done")
    return redirect(url_for("obstacles.page"))


@pages.post("/obstacles/<path:obstacle_id>/passed")
def pass_on(obstacle_id: str) -> Answer | tuple[str, int]:
    """Note to whom an obstacle was passed on."""
    found, snapshot = _obstacle(obstacle_id), store().read()
    body = request.form.get("body", "")
    if body not in snapshot.bodies:
        return _refused(f"body-{found.id}", "Choose the body that can move it.")
    own = team_row(Obstacle, found.id)
    said = replace(own, text=found.text, organization_id=body, escalated_on=snapshot.as_of)
    write_by_hand(said, "an obstacle passed on")
    flash("Noted. Say here what they answer.", "done")
    return redirect(url_for("obstacles.page"))


@pages.post("/obstacles/<path:obstacle_id>/answered")
def answer(obstacle_id: str) -> Answer | tuple[str, int]:
    """Keep what was answered."""
    found, text = _obstacle(obstacle_id), request.form.get("answer", "").strip()
    if not text or len(text) > LONGEST:
        problem = f"Write what they answered, in at most {LONGEST} letters."
        return _refused(f"answer-{found.id}", problem)
    own, day = team_row(Obstacle, found.id), store().read().as_of
    said = replace(own, text=found.text, answer=text, answered_on=day)
    write_by_hand(said, "an obstacle answered")
    flash("The answer is kept. Whoever raised it reads it here.", "done")
    return redirect(url_for("obstacles.page"))


@pages.get("/obstacles.csv")
def download() -> Response:
    """All obstacles, as a file."""
    snapshot = snapshot_asked()
    headings = ["What", "Raised on", "In the way of", "Passed on to", "On", "Answer", "Answered on"]
    rows = (
        [item.text, item.start_date, snapshot.label("Programme", item.programme_id),
         snapshot.label("Organization", item.organization_id), item.escalated_on, item.answer,
         item.answered_on]
        for item in snapshot.of("Obstacle").values()
    )  # fmt: skip
    return csv_file("obstacles.csv", headings, rows)


def _obstacle(obstacle_id: str) -> Obstacle:
    found: Obstacle | None = store().read().of("Obstacle").get(obstacle_id)
    if found is None:
        raise NotFound("There is no such obstacle.")
    return found


def _refused(field: str, problem: str) -> tuple[str, int]:
    typed = request.form.get("text", "")
    shown = ObstaclesPage.of(store().read(), signed_in_visitor(), typed, field, problem)
    return render_template("obstacles.html", page=shown), 400
