"""Signing in through one's own organisation, and coming back from it."""

import logging

from flask import Blueprint, abort, redirect, render_template, session
from werkzeug.wrappers import Response

from graph_service import sign_in as core
from graph_service.errors import Refused
from web import visitor
from web.held import sign_on, store
from web.links import whole_link
from web.pages.sign_in import SignInPage, home
from web.provider import FAILURES, SingleSignOn
from web.security import local_path

pages = Blueprint("single_sign_on", __name__)
log = logging.getLogger(__name__)


@pages.get("/sign-in/organisation")
def go() -> Response | tuple[str, int]:
    """Send the visitor to their organisation's own sign-in."""
    try:
        answer: Response = _sign_on().begin(whole_link("single_sign_on.back"))
    except FAILURES as exc:
        return _failed(exc)
    return answer


@pages.get("/sign-in/back")
def back() -> Response | tuple[str, int]:
    """Sign in whom the organisation names, and go where they wanted to go."""
    way = _sign_on()
    wanted = local_path(session.get("next", ""))
    try:
        claims = way.claims()
    except FAILURES as exc:
        return _failed(exc)
    try:
        signed_in = core.sign_in_known(
            store(), issuer=way.provider.issuer, subject=claims.subject,
            email=claims.email if claims.is_email_checked else "", now=visitor.now(),
        )  # fmt: skip
    except Refused as refusal:
        return _page(str(refusal), 403)
    who = visitor.begin(signed_in)
    return redirect(wanted or home(who))


def _sign_on() -> SingleSignOn:
    found = sign_on()
    if found is None:
        abort(404)
    return found


def _failed(exc: Exception) -> tuple[str, int]:
    # What it was is for the log; it names nobody.
    log.warning("signing in through the organisation failed: %s", type(exc).__name__)
    return _page("Your organisation's sign-in did not work. Try again, or ask for a link.", 502)


def _page(problem: str, status: int) -> tuple[str, int]:
    return render_template("sign_in.html", page=SignInPage.of(problem)), status
