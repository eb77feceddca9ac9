"""What do we measure by? Every yardstick with its source, and the team's own targets."""

from dataclasses import replace
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from graph_service.analysis.own_target import (
    Target,
    TargetRecords,
    rows_of_target,
    target_records,
)
from graph_service.errors import NotFound, Refused
from graph_service.snapshot import Snapshot
from graph_service.store import TEAM, Batch
from web.held import store
from web.pages import by_hand
from web.pages.yardsticks_form import TargetForm
from web.pages.yardsticks_typed import Typed, reading_of
from web.pages.yardsticks_views import YardsticksPage
from web.pages.yardsticks_words import scope_words
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
    _write(found, read.target, scope_words(snapshot, typed.scope))
    if read.warning:
        flash(read.warning, "problem")
    return _to_missing(read.target)


@pages.post("/missing/yardsticks/<int:version>/undo")
def take_back(version: int) -> Response:
    """Take back one change of the targets."""
    problem = by_hand.take_back(store(), WHY, version, signed_in_visitor().name_for_audit)
    flash(problem or "The change is taken back.", "problem" if problem else "done")
    return redirect(url_for("yardsticks.page", _anchor="changes"))


def _write(found: TargetRecords, target: Target, whom: str) -> None:
    """Write what a target needs, and say so."""
    if not (found.records or found.removed):
        flash(f"Nothing was changed: '{target.name}' says so already.", "done")
        return
    why = f"{WHY} '{target.name}' for {whom} by {target.by.words.lower()}"
    batch = Batch(TEAM, found.records, found.removed)
    store().write(batch, by=signed_in_visitor().name_for_audit, why=why)
    said = f"The target '{target.name}' is kept. You can take it back on the page of yardsticks."
    flash(said, "done")


def _to_missing(target: Target) -> Response:
    """Who is missing by a target; where nothing is left of it, by the usual yardstick."""
    left = target.name if rows_of_target(store().read(), target) else None
    asked: dict[str, Any] = {"scope": target.scope or None, "by": target.by.code}
    return redirect(url_for("missing.page", **asked, yardstick=left))


def _page(snapshot: Snapshot, form: TargetForm | None = None, problem: str = "") -> str:
    changes = tuple(by_hand.changes_by_hand(store(), WHY))
    shown = YardsticksPage.of(snapshot, request.values, form, changes, problem)
    return render_template("yardsticks.html", page=shown)
