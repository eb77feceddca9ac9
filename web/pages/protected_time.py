"""Who gets the time that was set aside for leading, and who does not?"""

from collections.abc import Iterator

from flask import Blueprint, Response, render_template

from graph_service.analysis.governance.protected import Promise, promises
from graph_service.snapshot import Snapshot
from web.day_asked import snapshot_asked
from web.pages.protected_time_views import ProtectedTimePage
from web.spreadsheet import csv_file

pages = Blueprint("protected_time", __name__)
HEADINGS = ["Person", "Post", "Body", "Let go by", "Sessions promised", "Sessions given", "Short",
            "Worth a year (pounds)"]  # fmt: skip


@pages.get("/governance/protected-time")
def page() -> str:
    """Promised against given, by organisation, role and person."""
    return render_template("protected_time.html", page=ProtectedTimePage.of(snapshot_asked()))


@pages.get("/governance/protected-time.csv")
def download() -> Response:
    """Every promise as a file."""
    snapshot = snapshot_asked()
    rows = (list(_cells(snapshot, item)) for item in promises(snapshot))
    return csv_file("protected-time.csv", HEADINGS, rows)


def _cells(snapshot: Snapshot, item: Promise) -> Iterator[object]:
    yield snapshot.label("Person", item.person_id)
    yield item.post.label
    yield snapshot.label("Organization", item.post.organization_id)
    yield snapshot.label("Organization", item.organization_id) if item.organization_id else ""
    yield from (item.promised, item.given, item.gap, item.cost)
