"""Who is not here?"""

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from graph_service.analysis.overview import overview
from graph_service.analysis.representation import people_gaps
from graph_service.snapshot import Snapshot
from web.held import store
from web.pages.asked_frame import answered, scope_by_or_yardstick
from web.pages.missing_asked import Asked
from web.pages.missing_table import csv_rows
from web.pages.missing_views import MissingAnswer
from web.pages.missing_words import headline, overview_headline
from web.spreadsheet import csv_file

pages = Blueprint("missing", __name__)


@pages.get("/missing")
def page() -> str | tuple[str, int] | AnyResponse:
    """Gaps in order of importance: along the usual dimensions, or one, or two crossed."""
    return answered("missing.page", "missing.html", _concluded, scope_by_or_yardstick)


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


def _concluded(snapshot: Snapshot, asked: Asked) -> tuple[str, object]:
    yardstick = asked.yardstick or None
    if not asked.dimensions:
        all_ = overview(snapshot, asked.where, yardstick)
        return overview_headline(all_), MissingAnswer.over(asked, all_)
    found = people_gaps(snapshot, asked.dimensions, asked.where, yardstick)
    return headline(found, found.in_order), MissingAnswer.of(snapshot, asked, found)
