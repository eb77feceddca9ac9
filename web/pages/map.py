"""How does it all hang together?"""

from dataclasses import asdict
from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as WerkzeugResponse

from web import maps
from web.days import Days
from web.held import store
from web.pages.map_around import around
from web.pages.map_asked import Asked
from web.pages.map_days import moved_to
from web.pages.map_drawing import dots_and_lines
from web.pages.map_exports import provenance, view_file
from web.pages.map_part import Part, part_of
from web.pages.map_table import rows
from web.pages.map_views import MapPage
from web.pages.people_found import folded
from web.pictures import picture
from web.shown import people_shown
from web.spreadsheet import csv_file
from web.visitor import signed_in_visitor

pages = Blueprint("map", __name__)

HEADINGS = (
    "Name", "Organisation", "Sector", "Place", "Ties", "Cluster",
    "Share of the ways between others", "Years in post", "Invented", "What this is",
)  # fmt: skip
MOST_NAMES = 10
GROUP_HEADINGS = ("Group", "People", "Ties inside", "Ties to others", "What this is")


@pages.get("/map")
def page() -> str | tuple[str, int] | WerkzeugResponse:
    """The map, what it shows in words, and the same as a table."""
    if "month" in request.args:
        today = store().read().as_of
        asked = moved_to(Asked.of(request.args), request.args["month"], today)
        return redirect(url_for("map.page", **asked.query()))
    shown = MapPage.of(_part(), signed_in_visitor())
    answer = render_template("map.html", page=shown)
    return (answer, 400) if shown.problem else answer


@pages.get("/map/data.json")
def data() -> dict[str, Any]:
    """Nodes, edges and options for the picture, for the script on the page."""
    return maps.drawing(*dots_and_lines(_part()))


@pages.get("/map/around.json")
def around_json() -> dict[str, list[dict[str, str]]]:
    """What the dot with the id `of` is joined to, with why."""
    found = around(_part(), request.args.get("of", ""))
    return {"around": [asdict(item) for item in found]}


@pages.get("/map/names.json")
def names() -> dict[str, list[str]]:
    """Names of people on the map in which all words occur that are typed so far, the first few."""
    words = folded(request.args.get("q", "")).split()
    people = people_shown(store().read(), signed_in_visitor())
    fitting = (item.name for item in people if all(word in folded(item.name) for word in words))
    return {"names": sorted(set(fitting))[:MOST_NAMES] if words else []}


@pages.get("/map/picture.svg")
def svg() -> Response:
    """The same picture without a script."""
    part = _part()
    dots, lines = dots_and_lines(part)
    still = request.args.get("still") == "yes"
    drawn = picture(provenance(part), dots, lines, with_words=not still)
    return Response(drawn, mimetype="image/svg+xml")


@pages.get("/map/people.csv")
def people_csv() -> Response:
    """The table as a file: people, or groups where there are too many to draw."""
    part = _part()
    said = provenance(part)
    if part.groups:
        groups = (
            (item.words, item.people, item.inside, item.out, "" if number else said)
            for number, item in enumerate(part.groups.groups)
        )
        return csv_file("map.csv", GROUP_HEADINGS, groups)
    cells = (
        (row.name, row.organization, row.sector, row.place, row.ties, row.cluster, row.betweenness,
         row.years, "yes" if row.invented else "", "" if number else said)
        for number, row in enumerate(rows(part))
    )  # fmt: skip
    return csv_file("map.csv", HEADINGS, cells)


@pages.get("/map/file/<form>")
def file(form: str) -> Response:
    """People and relations of exactly this view, as JSON, XLSX, GraphML or GEXF."""
    return view_file(_part(), form)


def _part() -> Part:
    days = Days.asked(store().read, request.args)
    return part_of(days, store().whole(), signed_in_visitor(), Asked.of(request.args))
