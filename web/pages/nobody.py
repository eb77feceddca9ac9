"""Which organisations and places have nobody?"""

from collections.abc import Iterator

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from graph_service.analysis.nobody import Nobody, nobody
from graph_service.analysis.nobody_words import STATUS_WORDS, headline
from graph_service.codes import SECTORS
from graph_service.snapshot import Snapshot
from web.held import store
from web.pages.asked_frame import answered
from web.pages.missing_asked import Asked
from web.pages.nobody_list import Chosen
from web.pages.nobody_views import NobodyAnswer
from web.spreadsheet import csv_file

pages = Blueprint("nobody", __name__)


@pages.get("/missing/nobody")
def page() -> str | tuple[str, int] | AnyResponse:
    """Boroughs and services without a voice in words, then the grid, then the organisations."""
    return answered("nobody.page", "nobody.html", _concluded)


@pages.get("/missing/nobody.csv")
def download() -> Response:
    """Every organisation with where its people sit, as a file."""
    asked = Asked.of(request.args)
    snapshot = store().read(asked.as_of)
    headings = ["Id", "Organisation", "Sector", "Place", "Leaders", "On a body",
                "On a body of its own place", "Through", "Standing"]  # fmt: skip
    return csv_file("with-nobody.csv", headings, _rows(snapshot, nobody(snapshot, asked.where)))


def _concluded(snapshot: Snapshot, asked: Asked) -> tuple[str, object]:
    found = nobody(snapshot, asked.where)
    chosen = Chosen.of(request.args)
    return headline(snapshot, found), NobodyAnswer.of(snapshot, asked, found, chosen)


def _rows(snapshot: Snapshot, found: Nobody) -> Iterator[list[object]]:
    for item in found.organizations:
        yield [
            item.id, item.name, SECTORS.say(item.sector), snapshot.label("Area", item.borough),
            item.leaders, item.seated, item.on_own_board,
            snapshot.label("Organization", item.through), STATUS_WORDS[item.status],
        ]  # fmt: skip
