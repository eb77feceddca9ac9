"""Who is not here?"""

from flask import Blueprint, Response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from graph_service.analysis.overview import overview
from graph_service.analysis.representation import people_gaps
from graph_service.errors import NotFound, Refused
from graph_service.snapshot import Snapshot
from web.held import store
from web.pages.missing_asked import Asked
from web.pages.missing_scopes import scopes_named
from web.pages.missing_table import csv_rows
from web.pages.missing_views import MissingPage
from web.spreadsheet import csv_file

pages = Blueprint("missing", __name__)


@pages.get("/missing")
def page() -> str | tuple[str, int] | AnyResponse:
    """Gaps in order of importance: along the usual dimensions, or one, or two crossed."""
    asked = Asked.of(request.args)
    try:
        snapshot = store().read(asked.as_of)
    except Refused as refusal:
        return _refused(store().read(), asked, "as_of", refusal)
    if asked.find:
        return _find(snapshot, asked)
    try:
        shown = _concluded(snapshot, asked)
    except (NotFound, Refused) as refusal:
        return _refused(snapshot, asked, _field(snapshot, asked), refusal)
    return render_template("missing.html", page=shown)


@pages.get("/missing.csv")
def download() -> Response:
    """The same table as a file; all usual dimensions together where none is asked for."""
    asked = Asked.of(request.args)
    snapshot, yardstick = store().read(asked.as_of), asked.yardstick or None
    if asked.dimensions:
        answers = [people_gaps(snapshot, asked.dimensions, asked.where, yardstick)]
    else:
        answers = list(overview(snapshot, asked.where, yardstick).answers.values())
    return csv_file("who-is-missing.csv", *csv_rows(answers))


def _concluded(snapshot: Snapshot, asked: Asked) -> MissingPage:
    yardstick = asked.yardstick or None
    if not asked.dimensions:
        return MissingPage.over(snapshot, asked, overview(snapshot, asked.where, yardstick))
    found = people_gaps(snapshot, asked.dimensions, asked.where, yardstick)
    return MissingPage.of(snapshot, asked, found)


def _find(snapshot: Snapshot, asked: Asked) -> str | tuple[str, int] | AnyResponse:
    found = scopes_named(snapshot, asked.find)
    if len(found) == 1:
        return redirect(asked.address("missing.page", scope=found[0].scope))
    if found:
        shown = MissingPage.choosing(snapshot, asked, found)
        return render_template("missing.html", page=shown)
    problem = f"Nothing here is called “{asked.find}”. Try a part of its name."
    return _refused(snapshot, asked, "find", Refused(problem))


def _field(snapshot: Snapshot, asked: Asked) -> str:
    """Which field of the form an answer failed at."""
    try:
        overview(snapshot, asked.where, by=("sector",))
    except (NotFound, Refused):
        return "scope"
    return "yardstick" if asked.yardstick else "by"


def _refused(snapshot: Snapshot, asked: Asked, field: str, refusal: Exception) -> tuple[str, int]:
    shown = MissingPage.refused(snapshot, asked, field, str(refusal))
    return render_template("missing.html", page=shown), 400
