"""How does a program of mine ask here? Make a token for it, and revoke it."""

from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from graph_service import tokens
from graph_service.codes import SCOPES
from graph_service.errors import Refused
from graph_service.sign_in import account_in_force
from graph_service.store import Store
from web.choices import Choice
from web.held import store
from web.templating import count, moment
from web.visitor import Visitor, now, signed_in_visitor

pages = Blueprint("own_tokens", __name__)
DAYS = {"30": "30 days", "90": "90 days", "365": "A year"}
LONGEST = 100


@dataclass(frozen=True)
class TokenRow:
    """A token that works."""

    id: str
    name: str
    may: str
    until: str


@dataclass(frozen=True)
class TokensPage:
    """The tokens of the visitor; `secret` is the one just made, shown only now."""

    sentence: str
    tokens: tuple[TokenRow, ...]
    scopes: tuple[Choice, ...]
    days: tuple[Choice, ...]
    name: str
    secret: str
    field: str
    problem: str

    @classmethod
    def of(cls, store: Store, who: Visitor, *, secret: str = "", name: str = "", problem: str = ""
           ) -> "TokensPage":  # fmt: skip
        """The page of this moment."""
        found = tokens.tokens_of(store, who.account_id, now=now())
        rows = tuple(
            TokenRow(item.id, item.name, ", ".join(map(SCOPES.say, item.scopes)),
                     moment(item.expires[:16]))
            for item in found
        )  # fmt: skip
        return cls(
            f"You have {count(len(rows), 'token') if rows else 'no token'} that "
            f"{'work' if len(rows) > 1 else 'works'}.",
            rows,
            tuple(Choice(code, words, code == "read") for code, words in SCOPES.words.items()),
            tuple(Choice(code, words, code == "90") for code, words in DAYS.items()),
            name,
            secret,
            "name" if problem else "",
            problem,
        )


@pages.get("/account/tokens")
def page() -> str:
    """The visitor's tokens, and a form for another."""
    shown = TokensPage.of(store(), signed_in_visitor())
    return render_template("own_tokens.html", page=shown)


@pages.post("/account/tokens")
def make() -> str | tuple[str, int]:
    """Make a token, and show it once."""
    who, name = signed_in_visitor(), request.form.get("name", "").strip()[:LONGEST]
    account = account_in_force(store(), who.account_id)
    days = request.form.get("days", "")
    try:
        if account is None or days not in DAYS:
            raise Refused("Choose for how long it works.")
        secret = tokens.give(store(), account, name, request.form.getlist("scopes"),
                             days=int(days), now=now())  # fmt: skip
    except Refused as refusal:
        shown = TokensPage.of(store(), who, name=name, problem=str(refusal))
        return render_template("own_tokens.html", page=shown), 400
    return render_template("own_tokens.html", page=TokensPage.of(store(), who, secret=secret))


@pages.post("/account/tokens/<token_id>/revoke")
def revoke(token_id: str) -> Response:
    """Make a token useless at once."""
    who = signed_in_visitor()
    tokens.revoke(store(), who.account_id, token_id, by=who.name_for_audit)
    flash("The token opens nothing any more.", "done")
    return redirect(url_for("own_tokens.page"))
