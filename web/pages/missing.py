"""Who is not here?"""

from flask import Blueprint, Response, render_template, request

from graph_service.analysis.representation import Gaps, people_gaps
from graph_service.errors import NotFound, Refused
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot
from web.held import store
from web.pages.missing_form import Asked
from web.pages.missing_views import MissingPage, csv_rows
from web.spreadsheet import csv_file

pages = Blueprint("missing", __name__)


@pages.get("/missing")
def page() -> str | tuple[str, int]:
    """Gaps in order of importance, for a scope, by one or two dimensions."""
    snapshot, asked = store().read(), _asked()
    try:
        found = _answer(snapshot, asked)
    except (NotFound, Refused) as refusal:
        shown = MissingPage.refused(snapshot, asked, str(refusal))
        return render_template("missing.html", page=shown), 400
    return render_template("missing.html", page=MissingPage.of(snapshot, asked, found))


@pages.get("/missing.csv")
def download() -> Response:
    """The same table as a file."""
    headings, rows = csv_rows(_answer(store().read(), _asked()))
    return csv_file("who-is-missing.csv", headings, rows)


def _asked() -> Asked:
    given = (request.args.get(name, "").strip() for name in ("scope", "by", "second", "yardstick"))
    return Asked(*given)


def _answer(snapshot: Snapshot, asked: Asked) -> Gaps:
    scope = Scope.parse(asked.scope) if asked.scope else None
    return people_gaps(snapshot, asked.dimensions, scope, asked.yardstick or None)
