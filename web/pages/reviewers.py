"""Whom do we ask whether a body is right? Links that open only the bodies meant for somebody."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from graph_service import sign_in
from graph_service.errors import Refused
from web.held import store
from web.links import whole_link
from web.pages.reviewers_views import Asking, ReviewersPage, asked_letter
from web.visitor import REVIEWER, now, signed_in_visitor

pages = Blueprint("reviewers", __name__)


@pages.get("/governance/reviewers")
def page() -> str:
    """The links that work, and a form for a new one; bodies of the address are ticked."""
    asking = Asking(body_ids=tuple(request.args.getlist("body")))
    return render_template("reviewers.html", page=_page(asking))


@pages.post("/governance/reviewers")
def ask() -> str | tuple[str, int]:
    """Make a link, and show it once, in a letter to be sent."""
    asking = Asking.of(request.form)
    try:
        days = asking.checked(store().read())
        token = _link(asking, days)
    except Refused as refusal:
        shown = _page(asking.refused(refusal))
        return render_template("reviewers.html", page=shown), 400
    address = whole_link("sign_in.by_link", token=token)
    letter = asked_letter(store().read(), asking, address, now(), days)
    return render_template("reviewers.html", page=_page(Asking(), letter))


@pages.post("/governance/reviewers/withdraw/<link_id>")
def withdraw(link_id: str) -> Response:
    """Make a link useless at once.

    Raises:
        NotFound: there is no such link that still works.
    """
    sign_in.withdraw(store(), link_id, now=now(), by=signed_in_visitor().name_for_audit)
    flash("The link opens nothing any more.", "done")
    return redirect(url_for("reviewers.page"))


def _page(asking: Asking, letter: str = "") -> ReviewersPage:
    return ReviewersPage.of(store(), asking, now(), letter)


def _link(asking: Asking, days: int) -> str:
    """The secret of a new link.

    Raises:
        Refused: the address cannot be one.
        NotFound: a body is not there.
    """
    by = signed_in_visitor().name_for_audit
    known = sign_in.account_of(store(), asking.email)
    account = known or sign_in.add_account(store(), asking.email, REVIEWER, name=asking.name, by=by)
    if account.locked:
        raise Refused(f"{account.email} is locked: unlock the account first.")
    return sign_in.mint(store(), account, now=now(), days=days, body_ids=asking.body_ids, by=by)
