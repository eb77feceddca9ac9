"""Where am I signed in? See it, and sign out everywhere."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from graph_service import accounts as core
from graph_service.errors import NotFound
from graph_service.sign_in import account_in_force
from web import visitor
from web.held import store
from web.pages.sessions_at_work import SessionsPage

pages = Blueprint("own_sessions", __name__)


@pages.get("/account/sessions")
def page() -> str:
    """The visitor's own sign-ins that still hold."""
    account = account_in_force(store(), visitor.signed_in_visitor().account_id)
    if account is None:
        raise NotFound("There is no such account.")
    return render_template("own_sessions.html", page=SessionsPage.of(store(), account))


@pages.post("/account/sessions")
def end() -> Response:
    """Sign the visitor out everywhere, here too."""
    who = visitor.signed_in_visitor()
    core.end_sessions(store(), who.account_id, by=who.name_for_audit)
    visitor.end()
    return redirect(url_for("sign_in.page"))
