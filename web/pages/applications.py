"""Who has applied to a round, and whose manager has said yes?"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from graph_service.analysis.pairing.applying import applied, entered
from graph_service.records import Application
from graph_service.snapshot import Snapshot
from graph_service.store import TEAM, Batch
from web.held import store
from web.pages.applications_views import ApplicationsPage
from web.pages.rounds import round_of
from web.spreadsheet import csv_file
from web.visitor import signed_in_visitor

pages = Blueprint("applications", __name__)
HEADINGS = ["id", "round_id", "person_id", "challenges", "offers", "seeks", "half_days", "hosts",
            "visits", "manager", "manager_agrees", "withdrawn"]  # fmt: skip


@pages.get("/pairings/applications/<path:round_id>")
def page(round_id: str) -> str:
    """The applications, with each manager's answer."""
    shown = ApplicationsPage.of(store().read(), round_of(round_id))
    return render_template("applications.html", page=shown)


@pages.post("/pairings/applications/<path:round_id>")
def approve(round_id: str) -> Answer:
    """Note that some managers have said yes, or no."""
    yes = request.form.get("said") == "yes"
    chosen = _chosen(round_id)
    if not chosen:
        flash("Nothing was changed: tick people first.", "problem")
        return _back(round_id)
    answer = "yes" if yes else "no"
    said = [replace(_team(item), manager_agrees=yes) for item in chosen]
    _write(said, f"managers said {answer}")
    flash(f"Noted for {len(chosen):,}: the manager said {answer}.", "done")
    return _back(round_id)


@pages.post("/pairings/applications-add/<path:round_id>")
def add(round_id: str) -> Answer:
    """Enter one person, as their profile is."""
    round_, snapshot = round_of(round_id), store().read()
    id_ = request.form.get("person", "")
    if id_ not in applied(snapshot, round_).could:
        flash("Choose somebody who agreed to be paired and has not applied yet.", "problem")
        return _back(round_id)
    _write(entered(round_, [id_]), f"entered for {round_.name}")
    flash(f"{snapshot.label('Person', id_)} is entered.", "done")
    return _back(round_id)


@pages.post("/pairings/applications-all/<path:round_id>")
def add_all(round_id: str) -> Answer:
    """Enter everybody who agreed to be paired and fits the scheme."""
    round_ = round_of(round_id)
    could = applied(store().read(), round_).could
    if could:
        _write(entered(round_, could), f"everybody entered for {round_.name}")
    flash(f"Entered: {len(could):,}. Ask their managers next.", "done")
    return _back(round_id)


@pages.post("/pairings/applications-withdraw/<path:round_id>")
def withdraw(round_id: str) -> Answer:
    """Take applications back that the team has entered, or put them back."""
    back = request.form.get("withdrawn") == "no"
    chosen = _chosen(round_id)
    records = [replace(_team(item), withdrawn=None if back else True) for item in chosen]
    if records:
        _write(records, "applications put back" if back else "applications withdrawn")
    flash(f"{'Put back' if back else 'Withdrawn'}: {len(records):,}.", "done")
    return _back(round_id)


@pages.get("/pairings/applications-file/<path:round_id>")
def download(round_id: str) -> Response:
    """The applications as a sheet that can be filled in and loaded again."""
    snapshot, round_ = store().read(), round_of(round_id)
    return csv_file("applications.csv", HEADINGS, _rows(snapshot, round_.id))


def _rows(snapshot: Snapshot, round_id: str) -> Iterator[list[object]]:
    for item in snapshot.applications.values():
        if item.round_id == round_id:
            yield [_cell(getattr(item, name)) for name in HEADINGS]


def _cell(value: object) -> object:
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else value


def _chosen(round_id: str) -> list[Application]:
    known = store().read().applications
    sent = dict.fromkeys(request.form.getlist("application"))
    return [known[id_] for id_ in sent if id_ in known and known[id_].round_id == round_id]


def _team(item: Application) -> Application:
    """What the team says of an application already.

    The person's own words stay theirs: the team's row has only what the team says.
    """
    for own in store().said("Application", item.id):
        if isinstance(own, Application) and own.source.name == TEAM:
            return own
    return Application(id=item.id, round_id=item.round_id, person_id=item.person_id)


def _back(round_id: str) -> Answer:
    return redirect(url_for("applications.page", round_id=round_id))


def _write(records: Sequence[Application], why: str) -> None:
    who = signed_in_visitor().name_for_audit
    store().write(Batch(TEAM, records), by=who, why=why)
