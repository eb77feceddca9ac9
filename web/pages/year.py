"""What has come of this year? The annual report, and the pages of the programme's year."""

from flask import Blueprint, Response, render_template

from graph_service.analysis.year import Year, year
from graph_service.snapshot import Snapshot
from web.day_asked import snapshot_asked
from web.held import store
from web.pages.watch import watched
from web.pages.year_views import WORDS, YearPage, number_words
from web.remembered import remembered
from web.spreadsheet import csv_file

pages = Blueprint("year", __name__)


@pages.get("/year")
def page() -> str:
    """The year in numbers, what was hoped for, and where to go on."""
    snapshot = snapshot_asked()
    shown = YearPage.of(snapshot, _year(snapshot), watched(snapshot))
    return render_template("year.html", page=shown)


@pages.get("/year.csv")
def download() -> Response:
    """The same numbers as a file."""
    found = _year(snapshot_asked())
    rows = (
        [WORDS[item.code][0], number_words(item.value), number_words(item.before)]
        for item in found.numbers
    )
    return csv_file("year.csv", ["Number", f"On {found.as_of}", f"On {found.since}"], rows)


def _year(snapshot: Snapshot) -> Year:
    return remembered("year", snapshot, lambda now: year(now, store().whole(), store().read))
