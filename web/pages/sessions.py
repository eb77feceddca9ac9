"""How much time do posts ask for, and who pays for it?"""

from collections.abc import Iterator

from flask import Blueprint, Response, render_template, request

from web.held import store
from web.pages.sessions_views import SessionsPage
from web.spreadsheet import csv_file

pages = Blueprint("sessions", __name__)


@pages.get("/governance/sessions")
def page() -> str:
    """Sessions by body, profession, place or organisation; what to fund first; protected time."""
    return render_template("sessions.html", page=_page())


@pages.get("/governance/sessions.csv")
def download() -> Response:
    """The same sessions as a file."""
    shown = _page()
    headings = [shown.by, "Sessions asked for", "Held", "Funded", "Not funded",
                "Cost of what is not funded, a year"]  # fmt: skip
    return csv_file("sessions.csv", headings, _rows(shown))


def _page() -> SessionsPage:
    return SessionsPage.of(store().read, request.args.get("by", "body"))


def _rows(shown: SessionsPage) -> Iterator[list[object]]:
    for row in shown.rows:
        yield [row.group.name, row.needed, row.filled, row.funded, row.unfunded, row.cost]
