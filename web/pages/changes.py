"""What changed in the governance between two days?"""

from collections.abc import Iterator

from flask import Blueprint, Response, render_template, request

from graph_service.errors import Refused
from web.held import store
from web.pages.changes_views import ChangesPage
from web.spreadsheet import csv_file
from web.visitor import signed_in_visitor

pages = Blueprint("changes", __name__)


@pages.get("/governance/changes")
def page() -> str | tuple[str, int]:
    """Bodies and posts that are new or gone, filled or emptied."""
    try:
        return render_template("changes.html", page=_page())
    except Refused as refusal:
        shown = ChangesPage.refused(request.args, str(refusal))
        return render_template("changes.html", page=shown), 400


@pages.get("/governance/changes.csv")
def download() -> Response:
    """The same as a file."""
    return csv_file("changes.csv", ["Body", "Post", "What", "Before", "After"], _rows(_page()))


def _page() -> ChangesPage:
    return ChangesPage.of(store().read, request.args, signed_in_visitor())


def _rows(shown: ChangesPage) -> Iterator[list[object]]:
    for row in shown.rows:
        yield [row.body.name, row.post, row.what, row.before, row.after]
