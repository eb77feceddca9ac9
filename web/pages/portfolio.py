"""Which bids shall we fund?"""

from dataclasses import replace

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from graph_service.analysis.bids.choosing import LEAST_MARK, Choosing, choosing
from graph_service.analysis.bids.conflicts import team_of
from graph_service.analysis.bids.known import bids_on
from graph_service.errors import Refused
from graph_service.new_ids import free_id
from graph_service.records import Bid, Membership, Programme, Record
from graph_service.snapshot import Snapshot
from graph_service.store import TEAM, Batch
from web.day_asked import snapshot_asked
from web.held import store
from web.own_hand import team_row
from web.pages.call_form import pounds_typed
from web.pages.portfolio_views import PortfolioPage
from web.spreadsheet import csv_file
from web.visitor import signed_in_visitor

pages = Blueprint("portfolio", __name__)
LEAST_MARKS = ("1", "2", "2.5", "3", "3.5", "4", "4.5", "5")
"""The lowest mean marks that the team may ask for."""


@pages.get("/bids/calls/<path:call_id>/portfolio")
def page(call_id: str) -> str | tuple[str, int]:
    """The best choice within the budget, the next best, and who is left out."""
    snapshot = snapshot_asked()
    asked = {name: request.args.get(name, "").strip() for name in ("budget", "least")}
    problems = _problems(asked)
    try:
        found = _choosing(snapshot, call_id) if not problems else choosing(snapshot, call_id)
    except Refused as refusal:
        problems["budget"] = str(refusal)
        found = choosing(snapshot, call_id, 0.0)
    shown = PortfolioPage.of(snapshot, found, asked, problems)
    return render_template("portfolio.html", page=shown), 400 if problems else 200


@pages.post("/bids/calls/<path:call_id>/portfolio")
def decide(call_id: str) -> Answer:
    """Fund the bids of a choice, and decline the others that were handed in."""
    snapshot = store().read()
    chosen = set(request.form.getlist("bid"))
    bids = [item for item in bids_on(snapshot).values()
            if item.call_id == call_id and item.state == "submitted"]  # fmt: skip
    if not chosen or chosen - {item.id for item in bids}:
        raise Refused("Somebody has decided some of these bids meanwhile: look again.")
    records: list[Record] = []
    taken = {*store().whole().programmes}
    for item in bids:
        records += _decided(snapshot, item, taken, funded=item.id in chosen)
        taken |= {record.id for record in records}
    store().write(Batch(TEAM, records), by=signed_in_visitor().name_for_audit, why="bids decided")
    flash(f"{len(chosen)} bids are funded and each is a project now; the others are not funded. "
          "Tell every team today, and why.", "done")  # fmt: skip
    return redirect(url_for("bids.call", call_id=call_id))


@pages.get("/bids/calls/<path:call_id>/portfolio.csv")
def download(call_id: str) -> Response:
    """The best choice and the next best, as a file."""
    snapshot = snapshot_asked()
    problems = _problems({name: request.args.get(name, "") for name in ("budget", "least")})
    if problems:
        raise Refused(next(iter(problems.values())))
    found = _choosing(snapshot, call_id)
    rows = (
        [number, snapshot.label("Bid", id_), snapshot.of("Bid")[id_].cost]
        for number, choice in enumerate(found.choices, start=1) for id_ in choice.bids
    )  # fmt: skip
    return csv_file("portfolio.csv", ["Choice", "Bid", "Asks for (pounds)"], rows)


def _choosing(snapshot: Snapshot, call_id: str) -> Choosing:
    budget, least = request.args.get("budget", ""), request.args.get("least", "")
    return choosing(snapshot, call_id, pounds_typed(budget) if budget.strip() else None,
                    float(least) if least.strip() else LEAST_MARK)  # fmt: skip


def _problems(asked: dict[str, str]) -> dict[str, str]:
    found = {}
    if asked["budget"] and pounds_typed(asked["budget"]) is None:
        found["budget"] = "Write the budget in pounds, such as 240000, or leave it blank."
    if asked["least"] and asked["least"] not in LEAST_MARKS:
        found["least"] = f"Choose one of {', '.join(LEAST_MARKS)}."
    return found


def _decided(snapshot: Snapshot, bid: Bid, taken: set[str], *, funded: bool) -> list[Record]:
    """What a decision says of a bid; a funded one is a project with its team."""
    said = replace(team_row(Bid, bid.id), name=bid.name, call_id=bid.call_id,
                   decided_on=snapshot.as_of, state="funded" if funded else "declined")  # fmt: skip
    if not funded:
        return [said]
    project = Programme(
        id=free_id(f"project-{bid.name}", taken), name=bid.name, purpose=bid.aim,
        classification="improvement-project", owner_id=bid.organization_id,
        area_id=bid.area_ids[0] if len(bid.area_ids) == 1 else "", start_date=snapshot.as_of,
    )  # fmt: skip
    team = [
        Membership(id=f"{id_}-{project.id}", person_id=id_, programme_id=project.id,
                   role="Lead" if id_ == bid.lead_id else "Member", start_date=snapshot.as_of)
        for id_ in team_of(bid)
    ]  # fmt: skip
    return [replace(said, programme_id=project.id), project, *team]
