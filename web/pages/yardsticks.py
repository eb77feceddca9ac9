"""What do we measure by? Every yardstick with its source, and the team's own targets."""

from dataclasses import replace
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from graph_service.analysis.own_target import target_records
from graph_service.errors import NotFound, Refused
from graph_service.snapshot import Snapshot
from graph_service.store import TEAM, Batch
from web.held import store
from web.pages import by_hand
from web.pages.yardsticks_form import TargetForm
from web.pages.yardsticks_typed import Typed, reading_of
from web.pages.yardsticks_views import YardsticksPage
from web.visitor import signed_in_visitor

pages = Blueprint("yardsticks", __name__)
WHY = "target"
"""How the audit begins the reason of a change made here."""


@pages.get("/missing/yardsticks")
def page() -> str | tuple[str, int]:
    """All yardsticks, and a target to set where a scope and a dimension are asked for."""
    snapshot, asked = store().read(), request.args
    if not asked.get("by"):
        return _page(snapshot)
    try:
        given = (asked.get(field, "") for field in ("scope", "by", "name", "group"))
        form = TargetForm.of(snapshot, *given, fresh="new" in asked)
    except (NotFound, Refused) as refusal:
        return _page(snapshot, problem=str(refusal)), 400
    return _page(snapshot, form)


@pages.post("/missing/yardsticks")
def keep() -> Response | tuple[str, int]:
    """Keep a target as it was filled in."""
    snapshot, typed = store().read(), Typed.of(request.form)
    try:
        form = TargetForm.of(snapshot, typed.scope, typed.by, typed.name)
    except (NotFound, Refused) as refusal:
        return _page(snapshot, problem=str(refusal)), 400
    typed = replace(typed, scope=form.scope, by=form.by)  # in the spelling that is kept
    if typed.version != snapshot.version:
        problem = {"": "Somebody changed the data meanwhile. Look at the figures, and save again."}
        return _page(snapshot, form.filled_in(typed, problem)), 409
    groups = {row.code: row.words for row in form.rows}
    read = reading_of(typed, groups, exists=form.exists)
    if read.problems:
        return _page(snapshot, form.filled_in(typed, read.problems)), 400
    found = target_records(store().whole(), read.target, read.wanted, typed.basis, TEAM)
    if found.refused:
        return _page(snapshot, form.filled_in(typed, form.beside(found.refused))), 400
    name, query = read.target.name, {"scope": typed.scope or None, "by": typed.by}
    if found.records or found.removed:
        why = f"{WHY} '{name}' for {typed.scope or 'everywhere'} by {typed.by}"
        by = signed_in_visitor().name_for_audit
        store().write(Batch(TEAM, found.records, found.removed), by=by, why=why)
        flash(f"The target '{name}' is kept.", "done")
    else:
        flash(f"Nothing was changed: '{name}' says so already.", "done")
    if read.warning:
        flash(read.warning, "problem")
    left = TargetForm.of(store().read(), typed.scope, typed.by, name)
    shown: dict[str, Any] = {**query, "yardstick": name if left.exists else None}
    return redirect(url_for("missing.page", **shown))


@pages.post("/missing/yardsticks/<int:version>/undo")
def take_back(version: int) -> Response:
    """Take back one change of the targets."""
    problem = by_hand.take_back(store(), WHY, version, signed_in_visitor().name_for_audit)
    flash(problem or "The change is taken back.", "problem" if problem else "done")
    return redirect(url_for("yardsticks.page", _anchor="changes"))


def _page(snapshot: Snapshot, form: TargetForm | None = None, problem: str = "") -> str:
    changes = tuple(by_hand.changes_by_hand(store(), WHY))
    shown = YardsticksPage.of(snapshot, request.values, form, changes, problem)
    return render_template("yardsticks.html", page=shown)
