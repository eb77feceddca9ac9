"""Where is the voice of patients, carers and the public, and where is it missing?"""

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from graph_service.analysis.patients import patients
from graph_service.codes import ARRANGEMENTS, REIMBURSEMENTS
from graph_service.new_ids import free_id
from graph_service.store import TEAM, Batch
from web.day_asked import snapshot_asked
from web.held import store
from web.pages.patients_form import RoleTyped
from web.pages.patients_views import PatientsPage
from web.spreadsheet import csv_file
from web.visitor import signed_in_visitor

pages = Blueprint("patients", __name__)
HEADINGS = ["Person", "Where", "Role", "Has an employer", "Repaid with", "What makes it possible"]


@pages.get("/patients")
def page() -> str:
    """Where nobody speaks for patients; for the team, who could, and how they are repaid."""
    shown = PatientsPage.of(snapshot_asked(), signed_in_visitor(), RoleTyped())
    return render_template("patients.html", page=shown)


@pages.post("/patients")
def add() -> Answer | tuple[str, int]:
    """Give somebody a role in their own right: no employer is asked for."""
    snapshot, who, typed = store().read(), signed_in_visitor(), RoleTyped.sent(request.form)
    problems = typed.problems(snapshot)
    if problems:
        shown = PatientsPage.of(snapshot, who, typed, problems)
        return render_template("patients.html", page=shown), 400
    person = typed.person(free_id(typed.name, store().whole().people), snapshot.as_of)
    records = [person, typed.membership(person.id, snapshot.as_of)]
    store().write(Batch(TEAM, records), by=who.name_for_audit, why="a role without an employer")
    flash(f"{typed.name} has the role from today. Tell them what we hold, and ask what makes it "
          "possible to come.", "done")  # fmt: skip
    return redirect(url_for("patients.page"))


@pages.get("/patients.csv")
def download() -> Response:
    """Each role with how it is repaid and what makes it possible to come, as a file."""
    snapshot = snapshot_asked()
    rows = (
        [snapshot.label("Person", item.person_id), snapshot.label(item.kind, item.id), item.words,
         "yes" if item.employed else "no",
         REIMBURSEMENTS.say(item.reimbursement) if item.reimbursement else "",
         "; ".join(map(ARRANGEMENTS.say, snapshot.people[item.person_id].arrangements))]
        for item in patients(snapshot).roles
    )  # fmt: skip
    return csv_file("patients.csv", HEADINGS, rows)
