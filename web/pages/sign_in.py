"""Signing in by a link, and signing out."""

import threading
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from flask import Blueprint, abort, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from graph_service import sign_in as core
from graph_service.errors import Refused
from web import visitor
from web.held import outbox, paces, sign_on, store
from web.links import body_link, whole_link
from web.mail import Letter, Outbox
from web.security import local_path

pages = Blueprint("sign_in", __name__)
LONGEST_EMAIL = 254
LINK_LASTS = timedelta(hours=1)
"""Long enough for mail that is held back on its way; a link is short-lived and works once."""


@dataclass(frozen=True)
class SignInPage:
    """How to sign in; `problem` says why a link did not work.

    `by_mail` says whether a link can be asked for, `sent` that one was, whoever asked;
    `organisation` is whose own sign-in there is, "" for none.
    """

    problem: str = ""
    field: str = ""
    email: str = ""
    by_mail: bool = False
    sent: bool = False
    organisation: str = ""

    @classmethod
    def of(cls, problem: str = "", field: str = "", email: str = "", *, sent: bool = False
           ) -> "SignInPage":  # fmt: skip
        """The page with the ways in that there are."""
        way = sign_on()
        name = way.provider.name if way else ""
        return cls(problem, field, email, outbox() is not None, sent, name)


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
    return render_template("sign_in.html", page=SignInPage.of())


@pages.post("/sign-in")
def send_link() -> str | tuple[str, int]:
    """Send a link to an address, if it has an account; the answer is the same if it has none."""
    email = request.form.get("email", "").strip()
    box = outbox()
    for_address, for_visitor = paces()
    if box is None:
        abort(404)
    if "@" not in email or len(email) > LONGEST_EMAIL:
        problem = "Write your work e-mail address, like name@example.org."
        shown = SignInPage.of(problem, "email", email[:LONGEST_EMAIL])
        return render_template("sign_in.html", page=shown), 400
    if not for_visitor.allows(request.remote_addr or ""):
        problem = "Too many links were asked for from here. Try again in an hour."
        shown = SignInPage.of(problem, "email", email)
        return render_template("sign_in.html", page=shown), 429
    if for_address.allows(email.lower()):
        _send(box, email)
    return render_template("sign_in.html", page=SignInPage.of(email=email, sent=True))


def _send(box: Outbox, email: str) -> None:
    """Make and send a link aside: the time it takes tells nobody who has an account."""
    held, base = store(), whole_link("sign_in.page")

    def work() -> None:
        account = core.account_of(held, email)
        if account is not None and not account.locked:
            token = core.mint(held, account, now=visitor.now(), lasting=LINK_LASTS, by=account.id)
            box.put(_letter(account.email, f"{base}/{token}"))

    threading.Thread(target=work, daemon=True).start()


def _letter(email: str, address: str) -> Letter:
    text = (
        "Open this link and press “Sign in”. It works once, within an hour.\n\n"
        f"{address}\n\nIf you did not ask for it, do nothing: nobody can sign in without it.\n"
    )
    return Letter(email, "Your link to Leadership Map", text)


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
    return redirect(home(who) if who.body_ids else wanted or home(who))


@pages.post("/sign-out")
def leave() -> Response:
    """End the session."""
    visitor.end()
    answer = redirect(url_for("sign_in.page"))
    # What pages may have left in the browser goes too.
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


def _refused(refusal: Refused) -> tuple[str, int]:
    return render_template("sign_in.html", page=SignInPage.of(str(refusal))), 403


def home(who: visitor.Visitor) -> str:
    """The first body for somebody who may open only some, Today for all others."""
    if who.body_ids:
        return body_link(who.body_ids[0])
    return url_for("today.page")
