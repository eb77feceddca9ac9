"""Is what we know of a body right? Comment, correct, sign off; the team answers."""

from collections.abc import Sequence

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from graph_service.analysis.governance.reviewing import commented, corrected, settled, signed_off
from graph_service.analysis.governance.reviews import target_of
from graph_service.errors import NotFound, Refused
from graph_service.records import Record, Review
from graph_service.store import PERSON, TEAM, Batch
from web.held import store
from web.pages.governance import body_page
from web.pages.review_views import ReviewPart, ReviewsPage
from web.visitor import signed_in_visitor

pages = Blueprint("reviews", __name__)
Answer = str | Response | tuple[str, int]


@pages.get("/governance/reviews")
def page() -> str:
    """All that waits for the team."""
    return render_template("reviews.html", page=ReviewsPage.of(store().read()))


@pages.post("/governance/comment/<path:body_id>")
def comment(body_id: str) -> Answer:
    """Say something of a body or a post."""
    who, text = signed_in_visitor().person_id, request.form.get("text", "")
    try:
        made = commented(store().read(), _target(body_id), text, who)
    except Refused as refusal:
        return _refused(body_id, "text", refusal)
    return _said(body_id, made, "comment", "Thank you. The programme team reads it and answers.")


@pages.post("/governance/correct/<path:body_id>")
def correct(body_id: str) -> Answer:
    """Propose that something should say something else."""
    who, form = signed_in_visitor().person_id, request.form
    what, value = form.get("what", ""), form.get("value", "")
    try:
        made = corrected(store().read(), _target(body_id), what, value, who)
    except Refused as refusal:
        return _refused(body_id, "value", refusal)
    said = "Thank you. It changes once the programme team accepts it."
    return _said(body_id, made, "correction", said)


@pages.post("/governance/sign-off/<path:body_id>")
def sign_off(body_id: str) -> Answer:
    """Confirm that everything said of a body is right."""
    try:
        made = signed_off(store().read(), body_id, signed_in_visitor().person_id)
    except Refused as refusal:
        return _refused(body_id, "text", refusal)
    return _said(body_id, made, "sign-off", "Signed off: confirmed by you today.")


@pages.post("/governance/settle/<path:review_id>")
def settle(review_id: str) -> Response:
    """Accept, decline or answer what a reviewer said."""
    snapshot = store().read()
    review = snapshot.reviews.get(review_id)
    body_id = target_of(snapshot, review) if review else ""
    if review is None or not body_id:
        raise NotFound("There is no such comment.")
    kind, _, id_ = review.target.partition(":")
    own = next((item for item in store().said(kind, id_) if item.source.name == TEAM), None)
    outcome, answer = (request.form.get(name, "") for name in ("outcome", "answer"))
    try:
        records = settled(snapshot, review, outcome, answer, own)
    except Refused as refusal:
        flash(str(refusal), "problem")
        return _back(body_id)
    _write(TEAM, records, f"review {outcome}")
    flash("Noted: the reviewer sees your answer here.", "done")
    return _back(body_id)


def _target(body_id: str) -> str:
    """What the form is about: the body of the address, or a post or part of it and no other."""
    target = request.form.get("target", "")
    about = Review(id="", by_id="", target=target)
    return target if target_of(store().read(), about) == body_id else ""


def _refused(body_id: str, field: str, refusal: Refused) -> Answer:
    snapshot, who = store().read(), signed_in_visitor()
    part = ReviewPart.of(snapshot, who, body_id, request.form)
    return body_page(body_id, part.with_problem(field, str(refusal)))


def _said(body_id: str, made: Record, what: str, thanks: str) -> Response:
    _write(PERSON, [made], f"{what} on {body_id}")
    flash(thanks, "done")
    return _back(body_id)


def _back(body_id: str) -> Response:
    return redirect(url_for("governance.body", body_id=body_id))


def _write(source: str, records: Sequence[Record], why: str) -> None:
    store().write(Batch(source, records), by=signed_in_visitor().name_for_audit, why=why)
