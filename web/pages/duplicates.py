"""Same person, same organisation? Suggestions with their reasons; the team decides, and undoes."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from graph_service.analysis.duplicates import suspects
from graph_service.errors import Conflict, NotFound
from graph_service.store import identity
from web.held import store
from web.pages.duplicates_views import DuplicatesPage, decisions_of, pairs_of
from web.paging import paged
from web.remembered import remembered
from web.visitor import signed_in_visitor

pages = Blueprint("duplicates", __name__)
PAIRS_SHOWN = 10
DECISIONS_SHOWN = 20


@pages.get("/load/duplicates")
def page() -> str:
    """Two of whom we think that they may be one, and what was decided so far."""
    return _page()


@pages.get("/load/duplicates/decisions")
def decisions() -> str:
    """All that was decided so far."""
    found = paged(decisions_of(store()), DECISIONS_SHOWN)
    return render_template("duplicates_decisions.html", list=found)


@pages.post("/load/duplicates")
def decide() -> Response | tuple[str, int]:
    """Read two as one, or keep them apart."""
    of, one, two = (request.form.get(name, "") for name in ("of", "one", "two"))
    kept, other = (two, one) if request.form.get("keep") == two else (one, two)
    by = signed_in_visitor().name_for_audit
    try:
        if request.form.get("decision") == "same":
            identity.same(store(), of, kept, other, by=by)
            flash("They are read as one now. You can take it back below.", "done")
        else:
            identity.apart(store(), of, one, two, by=by)
            flash("They are kept apart, and will not be suggested again.", "done")
    except (Conflict, NotFound) as refusal:
        return _page(str(refusal)), 409
    return redirect(url_for("duplicates.page", page=request.form.get("page", 1, type=int)))


@pages.post("/load/duplicates/undo")
def undo() -> Response:
    """Take a decision back."""
    of, one, two = (request.form.get(name, "") for name in ("of", "one", "two"))
    identity.undecide(store(), of, one, two, by=signed_in_visitor().name_for_audit)
    flash("The decision is taken back.", "done")
    return redirect(url_for("duplicates.page"))


def _page(problem: str = "") -> str:
    snapshot = store().whole()
    found = paged(remembered("duplicates", snapshot, suspects), PAIRS_SHOWN)
    decided = decisions_of(store())
    shown = DuplicatesPage.of(found.total, len(decided), problem)
    return render_template(
        "duplicates.html",
        page=shown,
        pairs=pairs_of(store(), found.items),
        list=found,
        decided=decided[:DECISIONS_SHOWN],
    )
