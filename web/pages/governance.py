"""Who sits where, and who decides?"""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from graph_service.identity import kept_id
from web.days import Days
from web.held import store
from web.origins import origins
from web.pages.body_views import BodyPage
from web.pages.change_marks import Marks
from web.pages.decision_views import Asked
from web.pages.governance_views import GovernancePage, concluded, seat_rows
from web.pages.review_views import ReviewPart
from web.spreadsheet import csv_file
from web.trees import tree_picture
from web.visitor import PROGRAMME_TEAM, REVIEWER, signed_in_visitor

pages = Blueprint("governance", __name__)

HEADINGS = (
    "Body", "Post", "Held by", "Vacant", "For how long", "Sessions a week",
    "Funded sessions a week", "Invented",
)  # fmt: skip


@pages.get("/governance")
def page() -> str | tuple[str, int]:
    """All bodies, their posts, and who decides what, as at the days that are asked for."""
    shown = GovernancePage.of(_days(), store().whole(), signed_in_visitor(), _asked())
    answer = render_template("governance.html", page=shown)
    return (answer, 400) if shown.problem else answer


@pages.get("/governance/picture.svg")
def svg() -> Response:
    """The bodies as a tree."""
    days = _days()
    marks = Marks.of(days).bodies()
    drawn = tree_picture(
        "Bodies and how they stand to one another", concluded(days.snapshot), marks
    )
    return Response(drawn, mimetype="image/svg+xml")


@pages.get("/governance/picture-of/<path:body_id>")
def body_svg(body_id: str) -> Response:
    """One body with its posts, as a picture."""
    page = BodyPage.of(_days(), store().whole(), signed_in_visitor(), body_id)
    return Response(page.picture, mimetype="image/svg+xml")


@pages.get("/governance/posts.csv")
def posts_csv() -> Response:
    """Every post as a file."""
    rows = seat_rows(_days().snapshot, store().whole(), signed_in_visitor())
    return csv_file("posts.csv", HEADINGS, rows)


@pages.get("/governance/<path:body_id>")
def body(body_id: str) -> str | Response | tuple[str, int]:
    """One body."""
    snapshot, who = store().read(), signed_in_visitor()
    kept = kept_id(snapshot, "Organization", body_id)
    if kept != body_id:
        return redirect(url_for("governance.body", body_id=kept))
    # What is said today is said of today: a past day is only to be read.
    may_review = who.role in (REVIEWER, PROGRAMME_TEAM) and body_id in snapshot.bodies
    is_past = "as_of" in request.args
    review = None if is_past or not may_review else ReviewPart.of(snapshot, who, body_id, {})
    return body_page(body_id, review)


def body_page(body_id: str, review: ReviewPart | None) -> str | tuple[str, int]:
    """The page of a body, with what was said of it for those who may review it.

    Raises:
        NotFound: there is no such body.
    """
    who = signed_in_visitor()
    asked = request.args.get("q", "").strip()
    heard = origins(store(), "Organization", body_id, who)
    page = BodyPage.of(_days(), store().whole(), who, body_id, asked, heard)
    answer = render_template("body.html", page=page, review=review)
    return (answer, 400) if page.problem or (review and review.problem) else answer


def _days() -> Days:
    return Days.asked(store().read, request.args)


def _asked() -> Asked:
    return Asked(request.args.get("topic", "").strip(), request.args.get("area", "").strip())
