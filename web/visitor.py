"""Who is asking: the signed-in visitor of this request, and how a session begins and ends."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from flask import abort, g, request, session
from flask.sessions import SecureCookieSessionInterface

from graph_service.records import Account
from graph_service.sign_in import SignedIn, sign_out, still_signed_in
from graph_service.tokens import bearer
from web.held import store

SESSION_HOURS, IDLE_HOURS = 12, 2
"""How long a session lasts at most, and how long without a page being asked for."""
_SEEN_EVERY = timedelta(minutes=5)
API_PATH = "/api/v1"
PROGRAMME_TEAM, LEADER, REVIEWER = "programme-team", "leader", "reviewer"
READER, ADMINISTRATOR = "reader", "administrator"


class Sessions(SecureCookieSessionInterface):
    """Sessions in a signed cookie: HMAC with SHA-256, where Flask's own is with SHA-1."""

    digest_method = staticmethod(hashlib.sha256)


@dataclass(frozen=True)
class Visitor:
    """Somebody signed in. `body_ids`, where there are any, are the only bodies they may open.

    `scopes` are what a program that asks in their name may do; None for people in a browser.
    """

    account_id: str
    person_id: str
    role: str
    body_ids: tuple[str, ...] = ()
    scopes: frozenset[str] | None = None

    @property
    def name_for_audit(self) -> str:
        """How the audit names them: the person's id, which says nothing once they are forgotten."""
        return self.person_id or self.account_id

    @property
    def is_reader(self) -> bool:
        """Whether they see professional facts and what is published, and no more of people."""
        return self.role in (READER, REVIEWER, ADMINISTRATOR)

    @property
    def is_team(self) -> bool:
        """Whether this is the programme team."""
        return self.role == PROGRAMME_TEAM and not self.body_ids


def visitor() -> Visitor | None:
    """Who is asking; None for a stranger, an ended session or a locked account."""
    if "visitor" not in g:
        g.visitor = _from_token() if is_api() else _from_session()
    found: Visitor | None = g.visitor
    return found


def signed_in_visitor() -> Visitor:
    """Who is asking, on a page that only people who have signed in can open."""
    found = visitor()
    if found is None:
        abort(401)
    return found


def is_api() -> bool:
    """Whether this request is a program's: it carries a token, and a session counts for nothing."""
    return request.path == API_PATH or request.path.startswith(f"{API_PATH}/")


def _from_token() -> Visitor | None:
    kind, _, secret = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer":
        return None
    known = bearer(store(), secret.strip(), now=now())
    if known is None:
        return None
    account, token = known
    return Visitor(account.id, account.person_id, account.role, (), frozenset(token.scopes))


def _from_session() -> Visitor | None:
    until = session.get("until", "")
    if until <= _moment(now()):
        return None
    if session.get("seen", "") <= _moment(now() - timedelta(hours=IDLE_HOURS)):
        return None
    if session["seen"] <= _moment(now() - _SEEN_EVERY):
        session["seen"] = _moment(now())
    # Looked up each time, so that locking the account or signing out holds at once, everywhere.
    account = still_signed_in(store(), session.get("account", ""), session.get("link", ""))
    return _visitor(account, session.get("bodies", ())) if account else None


def _visitor(account: Account, body_ids: Sequence[str]) -> Visitor:
    # Who was asked to look at some bodies is their reviewer by that link, whatever they are else.
    role = REVIEWER if body_ids else account.role
    return Visitor(account.id, account.person_id, role, tuple(body_ids))


def begin(signed_in: SignedIn) -> Visitor:
    """Begin a session anew; it ends after some hours, or when a link to bodies expires."""
    session.clear()
    end = _moment(now() + timedelta(hours=SESSION_HOURS))
    session["account"] = signed_in.account.id
    session["link"] = signed_in.link.id
    session["seen"] = _moment(now())
    session["bodies"] = list(signed_in.body_ids)
    session["until"] = min(end, signed_in.link.expires) if signed_in.body_ids else end
    g.visitor = _visitor(signed_in.account, signed_in.body_ids)
    return _visitor(signed_in.account, signed_in.body_ids)


def end() -> None:
    """End the session."""
    sign_out(store(), session.get("link", ""))
    session.clear()
    g.visitor = None


def now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


def _moment(when: datetime) -> str:
    return when.isoformat(timespec="seconds")
