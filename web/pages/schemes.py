"""The ways to bring people together: who may take part, hard rules, points."""

from dataclasses import fields, replace
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from graph_service.analysis.pairing.builtin import BUILTIN
from graph_service.analysis.pairing.scheme_checks import faults
from graph_service.analysis.pairing.schemes import schemes
from graph_service.errors import NotFound
from graph_service.new_ids import free_id
from graph_service.records import KINDS, Record, Scheme
from graph_service.store import TEAM, Batch
from web.held import store
from web.pages.schemes_views import SchemePage, SchemesPage
from web.visitor import signed_in_visitor

pages = Blueprint("schemes", __name__)


@pages.get("/pairings/schemes")
def page() -> str:
    """All schemes, and a form for a new one."""
    return render_template("schemes.html", page=SchemesPage.of(store().read()))


@pages.post("/pairings/schemes")
def make() -> Response | tuple[str, int]:
    """Make a scheme like one that is there."""
    snapshot, name = store().read(), " ".join(request.form.get("name", "").split())
    like = schemes(snapshot).get(request.form.get("like", ""))
    if not name or like is None:
        problem = "Choose a scheme to begin with." if name else "Give the scheme a name."
        shown = SchemesPage.of(snapshot, name, "like" if name else "name", problem)
        return render_template("schemes.html", page=shown), 400
    id_ = free_id(name, {*schemes(snapshot)})
    made = replace(like.record, id=id_, name=name)
    _write([made], f"scheme {name} made")
    flash(f"The scheme '{name}' is made. Change what differs.", "done")
    return redirect(url_for("schemes.one", scheme_id=id_))


@pages.get("/pairings/schemes/<path:scheme_id>")
def one(scheme_id: str) -> str:
    """One scheme, to be read and changed."""
    snapshot = store().read()
    return render_template("schemes_one.html", page=SchemePage.of(snapshot, _record(scheme_id), {}))


@pages.post("/pairings/schemes/<path:scheme_id>")
def keep(scheme_id: str) -> Response | tuple[str, int]:
    """Change a scheme; rounds that are kept stay as they are."""
    typed, wrong = sent(_record(scheme_id), request.form)
    problems = wrong | {k: v for k, v in faults(typed).items() if k not in wrong}
    if problems:
        shown = SchemePage.of(store().read(), typed, problems)
        return render_template("schemes_one.html", page=shown), 400
    _write([typed], f"scheme {typed.name} changed")
    flash("The scheme is changed. Rounds that are kept stay as they are.", "done")
    return redirect(url_for("schemes.one", scheme_id=scheme_id))


@pages.post("/pairings/schemes-standard/<path:scheme_id>")
def take_back(scheme_id: str) -> Response:
    """Go back to the standard, or delete a scheme that no round uses."""
    found, snapshot = _record(scheme_id), store().read()
    used = any(item.scheme == scheme_id for item in snapshot.rounds.values())
    if used and scheme_id not in BUILTIN:
        flash("A round uses this scheme: it can't be deleted.", "problem")
        return redirect(url_for("schemes.one", scheme_id=scheme_id))
    if scheme_id in snapshot.schemes:
        batch = Batch(TEAM, removed=[("Scheme", scheme_id)])
        who = signed_in_visitor().name_for_audit
        store().write(batch, by=who, why=f"scheme {found.name} taken back")
    done = "is as it came again" if scheme_id in BUILTIN else "is deleted"
    flash(f"The scheme '{found.name}' {done}.", "done")
    return redirect(url_for("schemes.page"))


def sent(record: Scheme, form: MultiDict[str, str]) -> tuple[Scheme, dict[str, str]]:
    """A scheme with what a form sent, and what cannot be read, by field."""
    wrong: dict[str, str] = {}
    said: dict[str, Any] = {}
    known = KINDS["Scheme"].by_name
    for name in (item.name for item in fields(record)):
        spec = known.get(name)
        if spec is None or spec.type in ("attributes", "day", "flag"):
            continue
        text = form.get(name, "").strip()
        if spec.type == "codes":
            said[name] = tuple(code for code in spec.codes or () if code in form.getlist(name))
        elif spec.type == "whole":
            said[name] = int(text) if text.isascii() and text.isdigit() else None
            if text and said[name] is None:
                wrong[name] = (
                    f"'{text}' is no whole number: write it in figures, or leave it empty."
                )
        elif spec.type == "code":
            said[name] = text if spec.codes and text in spec.codes else ""
        else:
            said[name] = " ".join(text.split())
    points = {name: value or 0 for name, value in said.items() if name.startswith("points_")}
    return replace(record, **said | points), wrong


def _record(scheme_id: str) -> Scheme:
    found = schemes(store().read()).get(scheme_id)
    if found is None:
        raise NotFound("There is no such scheme.")
    return found.record


def _write(records: list[Record], why: str) -> None:
    store().write(Batch(TEAM, records), by=signed_in_visitor().name_for_audit, why=why)
