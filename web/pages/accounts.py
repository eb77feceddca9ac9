"""Who can sign in? The team gives accounts and links, and locks them."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from graph_service import accounts as core
from graph_service import sign_in
from graph_service.analysis.connections import find_person
from graph_service.errors import NotFound, Refused
from graph_service.records import Account
from web.held import store
from web.links import whole_link
from web.pages.accounts_views import LINK_DAYS, AccountsPage, Adding, letter
from web.visitor import now, signed_in_visitor
from web.wrong_field import WrongField

pages = Blueprint("accounts", __name__)


@pages.get("/accounts")
def page() -> str:
    """Everybody who can sign in, and a form to add somebody."""
    return _shown(Adding())


@pages.post("/accounts")
def add() -> str | tuple[str, int]:
    """Give somebody an account, or another role, and show their first link once."""
    adding = Adding.of(request.form)
    try:
        adding.check()
        _refuse_above(adding.role)
        known = sign_in.account_of(store(), adding.email)
        _refuse_above(known.role if known else "")
        account = sign_in.add_account(
            store(), adding.email, adding.role, name=adding.name,
            person_id=_person_id(adding), by=signed_in_visitor().name_for_audit,
        )  # fmt: skip
    except Refused as refusal:
        return _shown(adding.refused(refusal)), 400
    return _shown(Adding(), _letter(account))


@pages.post("/accounts/<account_id>/link")
def link(account_id: str) -> str | tuple[str, int]:
    """Make a link for somebody, and show it once."""
    account = core.account_with(store(), account_id)
    _refuse_above(account.role)
    if account.locked:
        return _shown(Adding(problem="This account is locked: unlock it first.")), 400
    return _shown(Adding(), _letter(account))


@pages.post("/accounts/<account_id>/lock")
def lock(account_id: str) -> Response | tuple[str, int]:
    """Lock an account, or unlock it."""
    locked = request.form.get("locked") == "yes"
    by = signed_in_visitor().name_for_audit
    _refuse_above(core.account_with(store(), account_id).role)
    try:
        account = core.set_locked(store(), account_id, locked=locked, by=by)
    except Refused as refusal:
        return _shown(Adding(problem=str(refusal))), 400
    done = "is locked: they are signed out everywhere" if locked else "can sign in again"
    flash(f"{account.email} {done}.", "done")
    return redirect(url_for("accounts.page"))


def _person_id(adding: Adding) -> str:
    """Whoever has that address, or that name exactly; "" for somebody new.

    Raises:
        Refused: several people have that name.
    """
    if sign_in.account_of(store(), adding.email):
        return ""
    people = store().whole().people.values()
    if any(item.email.lower() == adding.email.lower() for item in people):
        return ""
    try:
        return find_person(store().whole(), adding.name)
    except NotFound:
        return ""


def _refuse_above(role: str) -> None:
    """Refuse what only an administrator may do.

    Raises:
        WrongField: the account is an administrator's, and the visitor is none.
    """
    if not core.may_give(store(), role, signed_in_visitor().role):
        raise WrongField("Only an administrator may do that to an administrator's account.", "role")


def _letter(account: Account) -> str:
    """The letter with a fresh link, which is shown only now."""
    by = signed_in_visitor().name_for_audit
    token = sign_in.mint(store(), account, now=now(), days=LINK_DAYS, by=by)
    name = store().whole().label("Person", account.person_id)
    return letter(name, whole_link("sign_in.by_link", token=token))


def _shown(adding: Adding, letter: str = "") -> str:
    return render_template("accounts.html", page=AccountsPage.of(store(), adding, letter))
