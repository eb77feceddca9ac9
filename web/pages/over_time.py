"""What has become of the gaps?"""

from flask import Blueprint, Response, render_template, request

from graph_service.analysis.gap_history import GapHistory, gap_history
from graph_service.analysis.history_days import history_days
from graph_service.days import is_whole_day
from graph_service.errors import NotFound, Refused
from graph_service.snapshot import Snapshot, as_at
from web.held import store
from web.pages.missing_asked import Asked
from web.pages.over_time_steps import Steps
from web.pages.over_time_views import OverTimePage, csv_rows
from web.spreadsheet import csv_file

pages = Blueprint("over_time", __name__)


@pages.get("/missing/over-time")
def page() -> str | tuple[str, int]:
    """A line a gap, what changed, what may open soon, and how mixed people were."""
    asked, steps = Asked.of(request.args), Steps.of(request.args)
    try:
        snapshot = store().read(asked.as_of)
    except Refused as refusal:
        return _refused(store().read(), asked, steps, "as_of", refusal)
    try:
        days = _days(snapshot, steps)
    except Refused as refusal:
        return _refused(snapshot, asked, steps, "since", refusal)
    try:
        found = _history(snapshot, asked, days)
    except (NotFound, Refused) as refusal:
        return _refused(snapshot, asked, steps, "yardstick", refusal)
    return render_template("over_time.html", page=OverTimePage.of(snapshot, asked, steps, found))


@pages.get("/missing/over-time.csv")
def download() -> Response:
    """Every group on every day, as a file."""
    asked = Asked.of(request.args)
    snapshot = store().read(asked.as_of)
    found = _history(snapshot, asked, _days(snapshot, Steps.of(request.args)))
    return csv_file("gaps-over-time.csv", *csv_rows(found))


def _days(snapshot: Snapshot, steps: Steps) -> tuple[str, ...]:
    if steps.since and not is_whole_day(steps.since):
        raise Refused(f"'{steps.since}' is not a day: write one such as 2024-04-01.")
    return steps.fitting(history_days(snapshot.as_of, steps.every, steps.since), snapshot)


def _history(snapshot: Snapshot, asked: Asked, days: tuple[str, ...]) -> GapHistory:
    # Made here and let go: a store keeps only a few days, and others are looking at those.
    whole = store().whole()
    earlier = (as_at(whole, day) for day in days[:-1])
    by = asked.dimensions or ("sector",)
    return gap_history(snapshot, earlier, by, asked.where, asked.yardstick or None)


def _refused(
    snapshot: Snapshot, asked: Asked, steps: Steps, field: str, refusal: Exception
) -> tuple[str, int]:
    shown = OverTimePage.refused(snapshot, asked, steps, field, str(refusal))
    return render_template("over_time.html", page=shown), 400
