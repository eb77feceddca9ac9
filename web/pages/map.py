"""How does it all hang together?"""

from typing import Any

from flask import Blueprint, Response, render_template, request

from graph_service.snapshot import Snapshot
from web import maps
from web.held import store
from web.pages.map_asked import Asked, Part, part_of
from web.pages.map_drawing import dots_and_lines
from web.pages.map_table import rows
from web.pages.map_views import MapPage
from web.pictures import picture
from web.shown import snapshot_shown
from web.spreadsheet import csv_file
from web.visitor import signed_in_visitor

pages = Blueprint("map", __name__)

HEADINGS = (
    "Name", "Organisation", "Sector", "Place", "Ties", "Cluster",
    "Share of the ways between others", "Invented",
)  # fmt: skip


@pages.get("/map")
def page() -> str:
    """The map, what it shows in words, and the same as a table."""
    return render_template("map.html", page=MapPage.of(_part()))


@pages.get("/map/data.json")
def data() -> dict[str, Any]:
    """Nodes, edges and options for the picture, for the script on the page."""
    return maps.drawing(*dots_and_lines(_part()))


@pages.get("/map/picture.svg")
def svg() -> Response:
    """The same picture without a script."""
    dots, lines = dots_and_lines(_part())
    drawn = picture("Map of people and their ties", dots, lines)
    return Response(drawn, mimetype="image/svg+xml")


@pages.get("/map/people.csv")
def people_csv() -> Response:
    """The table as a file."""
    cells = (
        (row.name, row.organization, row.sector, row.place, row.ties, row.cluster, row.betweenness,
         "yes" if row.invented else "")
        for row in rows(_part())
    )  # fmt: skip
    return csv_file("map.csv", HEADINGS, cells)


def _part() -> Part:
    snapshot: Snapshot = store().read()
    who = signed_in_visitor()
    return part_of(snapshot, snapshot_shown(snapshot, who), who, Asked.of(request.args))
