"""How do people want to stay involved?"""

from collections.abc import Container, Iterator

from flask import Blueprint, Response, render_template, request

from graph_service.analysis.involvement import involvement
from graph_service.codes import INVOLVEMENTS
from graph_service.errors import Refused
from web.day_asked import snapshot_asked
from web.pages.involvement_views import InvolvementPage
from web.spreadsheet import csv_file

pages = Blueprint("involvement", __name__)


@pages.get("/involvement")
def page() -> str | tuple[str, int]:
    """The ways that people want, by group; who has not said; the next events."""
    snapshot, by = snapshot_asked(), request.args.get("by", "sector")
    try:
        found = involvement(snapshot, by)
    except Refused as refusal:
        shown = InvolvementPage.of(snapshot, involvement(snapshot), str(refusal))
        return render_template("involvement.html", page=shown), 400
    return render_template("involvement.html", page=InvolvementPage.of(snapshot, found))


@pages.get("/involvement.csv")
def download() -> Response:
    """Each person with how they want to stay involved, as a file: for invitations."""
    snapshot = snapshot_asked()
    rows = (
        [person.name, person.email, *_ticked(person.involvement)]
        for person in sorted(snapshot.people.values(), key=lambda item: (item.name, item.id))
    )
    return csv_file("involvement.csv", ["Name", "E-mail", *INVOLVEMENTS.words.values()], rows)


def _ticked(wanted: Container[str]) -> Iterator[str]:
    yield from ("yes" if way in wanted else "" for way in INVOLVEMENTS)
