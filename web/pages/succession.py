"""Whose terms end, who could follow, and what rests on few."""

from collections.abc import Iterator

from flask import Blueprint, Response, render_template

from web.held import store
from web.pages.succession_views import SuccessionPage
from web.spreadsheet import csv_file

pages = Blueprint("succession", __name__)


@pages.get("/governance/succession")
def page() -> str:
    """Terms that end soon first, then time in post, seats, bodies that stand still."""
    return render_template("succession.html", page=SuccessionPage.of(store().read()))


@pages.get("/governance/succession.csv")
def download() -> Response:
    """The terms that end soon, with who could follow, as a file."""
    headings = ["Post", "Body", "Held by", "Term ends", "Could follow", "Where they fit"]
    return csv_file("succession.csv", headings, _rows(SuccessionPage.of(store().read())))


def _rows(shown: SuccessionPage) -> Iterator[list[object]]:
    for item in shown.endings:
        term = [item.post, item.body.name, item.holder.name, item.end]
        for one in item.followers:
            yield [*term, one.name, one.note]
        if not item.followers:
            yield [*term, "", "Nobody is known"]
