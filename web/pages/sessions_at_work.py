"""Who is at work with an account now? See its sign-ins, and end them."""

from dataclasses import dataclass
from datetime import timedelta

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from graph_service import accounts as core
from graph_service.records import Account
from graph_service.store import Store
from web.held import store
from web.templating import count, moment
from web.visitor import SESSION_HOURS, now, signed_in_visitor

pages = Blueprint("sessions_at_work", __name__)


@dataclass(frozen=True)
class AtWork:
    """A sign-in that still holds: since when, and until when at most."""

    since: str
    until: str


@dataclass(frozen=True)
class SessionsPage:
    """The sign-ins of one account that still hold."""

    account_id: str
    email: str
    sentence: str
    sessions: tuple[AtWork, ...]

    @classmethod
    def of(cls, store: Store, account: Account) -> "SessionsPage":
        """The page of an account."""
        length = timedelta(hours=SESSION_HOURS)
        found = core.sessions(store, account.id, now=now(), length=length)
        rows = tuple(AtWork(moment(i.since[:16]), moment(i.until[:16])) for i in found)
        said = f"{count(len(rows), 'sign-in holds', 'sign-ins hold')} now." if rows else (
            "Nobody is signed in with this account.")  # fmt: skip
        return cls(account.id, account.email, said, rows)


@pages.get("/accounts/<account_id>")
def page(account_id: str) -> str:
    """The sign-ins that still hold."""
    return render_template(
        "sessions_at_work.html",
        page=SessionsPage.of(store(), core.account_with(store(), account_id)),
    )


@pages.post("/accounts/<account_id>/sign-out")
def end(account_id: str) -> Response:
    """Sign an account out everywhere, at once."""
    account = core.account_with(store(), account_id)
    core.end_sessions(store(), account.id, by=signed_in_visitor().name_for_audit)
    flash(f"{account.email} is signed out everywhere. They can sign in again.", "done")
    return redirect(url_for("sessions_at_work.page", account_id=account.id))
