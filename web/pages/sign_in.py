"""Signing in by a link, and signing out."""

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Blueprint, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from graph_service import sign_in as core
from graph_service.errors import Refused
from web import visitor
from web.held import store
from web.links import body_link
from web.security import local_path

pages = Blueprint("sign_in", __name__)


@dataclass(frozen=True)
class SignInPage:
    """How to sign in; `problem` says why a link did not work."""

    problem: str = ""


@dataclass(frozen=True)
class LinkPage:
    """The last step: one button. `token` is the secret of the link."""

    token: str


@pages.get("/sign-in")
def page() -> str:
    """Say how to sign in, and remember where the visitor wanted to go."""
    wanted = local_path(request.args.get("next", ""))
    if wanted:
        session["next"] = wanted
    return render_template("sign_in.html", page=SignInPage())


@pages.get("/sign-in/<token>")
def by_link(token: str) -> str | tuple[str, int]:
    """Show a button; opening the address alone uses nothing up, since mail scanners open it too."""
    try:
        core.look_up(store(), token, now=datetime.now(UTC))
    except Refused as refusal:
        return _refused(refusal)
    return render_template("sign_in_link.html", page=LinkPage(token))


@pages.post("/sign-in/<token>")
def use_link(token: str) -> Response | tuple[str, int]:
    """Sign in, and go where the visitor wanted to go."""
    wanted = local_path(session.get("next", ""))
    try:
        signed_in = core.redeem(store(), token, now=datetime.now(UTC))
    except Refused as refusal:
        return _refused(refusal)
    who = visitor.begin(signed_in)
    return redirect(_home(who) if who.body_ids else wanted or _home(who))


@pages.post("/sign-out")
def leave() -> Response:
    """End the session."""
    visitor.end()
    return redirect(url_for("sign_in.page"))


def _refused(refusal: Refused) -> tuple[str, int]:
    return render_template("sign_in.html", page=SignInPage(str(refusal))), 403


def _home(who: visitor.Visitor) -> str:
    """The first body for somebody who may open only some, Today for all others."""
    if who.body_ids:
        return body_link(who.body_ids[0])
    return url_for("today.page")
