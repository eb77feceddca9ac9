"""What could go wrong? The risks we watch, and the lines that the team sets."""

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from graph_service.analysis.obstacles import obstacles
from graph_service.analysis.watch.indicators import COUNTS, RISKS, Indicator, indicators
from graph_service.codes import INDICATORS
from graph_service.days import months_later
from graph_service.records import Threshold
from graph_service.snapshot import Snapshot
from graph_service.store import TEAM, Batch
from graph_service.voting import agreement
from web.day_asked import snapshot_asked
from web.held import store
from web.pages.watch_views import WatchPage
from web.remembered import remembered
from web.spreadsheet import csv_file
from web.visitor import signed_in_visitor

pages = Blueprint("watch", __name__)
_MOST = 1_000


@pages.get("/watch")
def page() -> str:
    """Every risk: what it reads now and a year ago, and the line."""
    return render_template("watch.html", page=_page())


@pages.post("/watch")
def keep() -> Answer | tuple[str, int]:
    """Set the lines."""
    typed = {code: request.form.get(code, "").strip().rstrip("%") for code in INDICATORS}
    problems = {code: text for code, value in typed.items() if (text := _problem(code, value))}
    if problems:
        return render_template("watch.html", page=_page(typed, problems)), 400
    made = [Threshold(id=code, indicator=code, line=float(text)) for code, text in typed.items()]
    store().write(Batch(TEAM, made), by=signed_in_visitor().name_for_audit, why="lines of risks")
    flash("The lines are kept.", "done")
    return redirect(url_for("watch.page"))


@pages.get("/watch.csv")
def download() -> Response:
    """The same as a file."""
    headings = ["Risk", "Measured", "Now", "A year ago", "Line", "Reached"]
    rows = (
        [RISKS[item.code], INDICATORS.say(item.code), item.value, item.before, item.line,
         "yes" if item.alarmed else ""]
        for item in watched(snapshot_asked())
    )  # fmt: skip
    return csv_file("risks.csv", headings, rows)


def watched(snapshot: Snapshot) -> list[Indicator]:
    """All indicators of a day; worked out once for a state of the store."""

    def work(now: Snapshot) -> list[Indicator]:
        year_ago = store().read(months_later(now.as_of, -12))
        return indicators(now, year_ago, agreement(store(), now))

    return remembered("watch", snapshot, work)


def _page(typed: dict[str, str] | None = None, problems: dict[str, str] | None = None) -> WatchPage:
    snapshot = snapshot_asked()
    return WatchPage.of(watched(snapshot), len(obstacles(snapshot).open), typed, problems)


def _problem(code: str, text: str) -> str:
    most = _MOST if code in COUNTS else 100
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    return "" if 0 <= value <= most else f"Write a number from 0 to {most}."
