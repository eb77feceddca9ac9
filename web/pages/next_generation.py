"""Who will lead next, who helps them, and do the same people still hold the seats?"""

from flask import Blueprint, Response, render_template, request

from graph_service.analysis.next_generation import next_generation
from graph_service.analysis.readiness import SIGNS
from graph_service.analysis.stagnation import Stagnation, stagnation
from graph_service.errors import Refused
from graph_service.snapshot import Snapshot
from web.day_asked import snapshot_asked
from web.held import store
from web.pages.next_generation_views import NextGenerationPage
from web.remembered import remembered
from web.spreadsheet import csv_file
from web.visitor import signed_in_visitor

pages = Blueprint("next_generation", __name__)
HEADINGS = ["Post", "Body", "Held by", "Term ends", "Could follow", "What speaks for it"]


@pages.get("/next-generation")
def page() -> str | tuple[str, int]:
    """Emerging leaders by group, their sponsors, who is ready for what, and the trend."""
    snapshot, by = snapshot_asked(), request.args.get("by", "profession")
    try:
        found, problem = next_generation(snapshot, store().whole(), by), ""
    except Refused as refusal:
        found, problem = next_generation(snapshot, store().whole()), str(refusal)
    shown = NextGenerationPage.of(snapshot, found, _stagnation(snapshot), signed_in_visitor(),
                                  problem)  # fmt: skip
    return render_template("next_generation.html", page=shown), 400 if problem else 200


@pages.get("/next-generation.csv")
def download() -> Response:
    """Terms that end soon with who could follow and what speaks for it, as a file."""
    snapshot = snapshot_asked()
    rows = (
        [snapshot.label("Post", item.post_id),
         snapshot.label("Organization", snapshot.posts[item.post_id].organization_id),
         snapshot.label("Person", item.holder_id), item.end,
         snapshot.label("Person", one.person_id), "; ".join(SIGNS[code] for code in one.signs)]
        for item in next_generation(snapshot, store().whole()).openings for one in item.ready
    )  # fmt: skip
    return csv_file("next-generation.csv", HEADINGS, rows)


def _stagnation(snapshot: Snapshot) -> Stagnation:
    return remembered("stagnation", snapshot, lambda now: stagnation(now.as_of, store().read))
