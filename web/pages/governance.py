"""Who sits where, and who decides?"""

from dataclasses import replace

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from graph_service.errors import NotFound, Refused
from graph_service.identity import kept_id
from web.held import store
from web.origins import origins
from web.pages.body_views import BodyPage, picture_of
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
    """All bodies, their posts, and who decides what, today or as at the day that is asked for."""
    whole, who, day = store().whole(), signed_in_visitor(), _day()
    try:
        shown = GovernancePage.of(store().read(day), whole, who, _asked(), day)
    except Refused as refusal:
        today = GovernancePage.of(store().read(), whole, who, _asked(), day)
        shown = replace(today, field="as_of", problem=str(refusal))
    answer = render_template("governance.html", page=shown)
    return (answer, 400) if shown.problem else answer


@pages.get("/governance/picture.svg")
def svg() -> Response:
    """The bodies as a tree."""
    found = concluded(store().read(_day()))
    drawn = tree_picture("Bodies and how they stand to one another", found)
    return Response(drawn, mimetype="image/svg+xml")


@pages.get("/governance/picture-of/<path:body_id>")
def body_svg(body_id: str) -> Response:
    """One body with its posts, as a picture."""
    snapshot, who = store().read(), signed_in_visitor()
    if body_id not in snapshot.bodies:
        raise NotFound(f"There is no body with the id '{body_id}' here.")
    drawn = picture_of(BodyPage.of(snapshot, store().whole(), who, body_id))
    return Response(drawn, mimetype="image/svg+xml")


@pages.get("/governance/posts.csv")
def posts_csv() -> Response:
    """Every post as a file."""
    snapshot, whole, who = store().read(_day()), store().whole(), signed_in_visitor()
    return csv_file("posts.csv", HEADINGS, seat_rows(snapshot, whole, who))


@pages.get("/governance/<path:body_id>")
def body(body_id: str) -> str | Response:
    """One body."""
    snapshot, who = store().read(), signed_in_visitor()
    kept = kept_id(snapshot, "Organization", body_id)
    if kept != body_id:
        return redirect(url_for("governance.body", body_id=kept))
    may_review = who.role in (REVIEWER, PROGRAMME_TEAM) and body_id in snapshot.bodies
    return body_page(body_id, ReviewPart.of(snapshot, who, body_id, {}) if may_review else None)


def body_page(body_id: str, review: ReviewPart | None) -> str:
    """The page of a body, with what was said of it for those who may review it.

    Raises:
        NotFound: there is no such body.
    """
    snapshot, who = store().read(), signed_in_visitor()
    if body_id not in snapshot.bodies:
        raise NotFound(f"There is no body with the id '{body_id}' here.")
    asked = request.args.get("q", "").strip()
    heard = origins(store(), "Organization", body_id, who)
    page = BodyPage.of(snapshot, store().whole(), who, body_id, asked, heard)
    return render_template("body.html", page=page, review=review)


def _day() -> str:
    return request.args.get("as_of", "").strip()


def _asked() -> Asked:
    return Asked(request.args.get("topic", "").strip(), request.args.get("area", "").strip())
