"""`user add`, `user list`, `user link`: who may sign in, and the links that let them in."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import click

from graph_service import sign_in
from graph_service.codes import ROLES
from graph_service.errors import NotFound
from graph_service.records import Account
from graph_service.store import Store
from leadership_map.answer import Answer, command, table

BY = "command line"
DEFAULT_URL = "http://127.0.0.1:8000"


@click.group("user")
def user() -> None:
    """Say who may sign in, and make their links."""


@command("add", creates=True)
@click.argument("email")
@click.option("--role", required=True, type=click.Choice(list(ROLES)), help="What they may do.")
@click.option("--name", default="", help="What a new person is called.")
@click.option("--person", "person_id", default="", metavar="ID", help="A person already known.")
def add(store: Store, email: str, role: str, name: str, person_id: str) -> Answer:
    """Let the person with an e-mail address sign in, in a role."""
    account = sign_in.add_account(
        store, email, role, name=name, person_id=person_id, by=BY
    )  # fmt: skip
    document = _document(store, account)
    return Answer(
        document,
        [
            f"{document['name']} ({account.email}) may sign in as {account.role}.",
            f"Next: leadership-map user link {account.email}",
        ],
    )


@command("list")
def list_(store: Store) -> Answer:
    """List who may sign in."""
    accounts = sorted(store.apart("Account").values(), key=lambda item: item.email)
    documents = [_document(store, account) for account in accounts]
    headings = ("e-mail", "name", "role", "locked")
    rows = [
        (said["email"], said["name"], said["role"], "yes" if said["locked"] else "")
        for said in documents
    ]
    lines = table(headings, rows) if rows else ["Nobody may sign in yet: leadership-map user add."]
    return Answer({"accounts": documents}, lines)


@command("link")
@click.argument("email")
@click.option("--body", "body_ids", multiple=True, metavar="ID", help="Open only this body.")
@click.option("--days", default=7, show_default=True, type=click.IntRange(1, 366))
@click.option("--url", default=DEFAULT_URL, show_default=True, help="Where the service is.")
def link(store: Store, email: str, body_ids: Sequence[str], days: int, url: str) -> Answer:
    """Make a sign-in link: for one use, or (with --body) for only some bodies until it expires."""
    account = sign_in.account_of(store, email)
    if account is None:
        raise NotFound(
            f"Nobody with the address '{email}' may sign in: first leadership-map user add."
        )
    now = datetime.now(UTC)
    token = sign_in.mint(store, account, now=now, days=days, body_ids=body_ids, by=BY)
    address = link_address(url, token)
    document: dict[str, Any] = {
        **_document(store, account),
        "link": address,
        "expires": sign_in.look_up(store, token, now=now).link.expires,
        "body_ids": list(body_ids),
    }
    return Answer(document, [address])


def link_address(url: str, token: str) -> str:
    """The whole address of a sign-in link."""
    return f"{url.rstrip('/')}/sign-in/{token}"


def _document(store: Store, account: Account) -> dict[str, Any]:
    return {
        "id": account.id,
        "email": account.email,
        "person": account.person_id,
        "name": store.whole().label("Person", account.person_id) or account.email,
        "role": account.role,
        "locked": bool(account.locked),
    }


user.add_command(add)
user.add_command(list_)
user.add_command(link)
