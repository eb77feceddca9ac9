"""`serve`: the web service, over a team's own store or over the sample system."""

import os
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click
from flask import Flask
from waitress.server import BaseWSGIServer, MultiSocketServer, create_server

from graph_service import sign_in
from graph_service.errors import Refused
from graph_service.records import Account
from graph_service.store import TEAM, Batch, Store
from graph_service.store.sqlite import SqliteStore
from leadership_map.answer import Answer, command
from leadership_map.sample import load_sample, sample_accounts
from leadership_map.users import link_address
from web import Settings, create_app
from web.mail import Post
from web.provider import Provider

BY = "serve"
# smtp://user:password@host:587, and whom letters come from.
MAIL_VARIABLE, SENDER_VARIABLE = "LEADERSHIP_MAP_SMTP", "LEADERSHIP_MAP_MAIL_FROM"
# The address under which people reach the service.
URL_VARIABLE = "LEADERSHIP_MAP_URL"
# …_ISSUER, …_CLIENT and …_SECRET; …_NAME on the button; …_TRUST_EMAIL=yes, see Provider.
PROVIDER_VARIABLES = "LEADERSHIP_MAP_OIDC"
THREADS = 8
SECRET_VARIABLE = "LEADERSHIP_MAP_SECRET"  # noqa: S105 - the variable's name, not a secret


@command("serve", creates=True)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option("--sample", is_flag=True, help="Load the sample system into an empty store.")
@click.option("--secure-cookies", is_flag=True, help="For a service that is reached over HTTPS.")
def serve(store: Store, host: str, port: int, sample: bool, secure_cookies: bool) -> Answer:
    """Serve the pages until stopped with Ctrl-C."""
    if sample:
        load_sample(store)
    settings = Settings(
        secret_key(store),
        secure_cookies=secure_cookies,
        mail=mail(),
        url=os.environ.get(URL_VARIABLE, ""),
        provider=provider(),
    )
    server = _listening(create_app(store, settings), host, port, settings)
    # With port 0 the system chooses one.
    url = address(host, int(getattr(server, "effective_port", port)))
    accounts = sample_accounts(store) if sample else first_account(store)
    # With --json the one document comes at the end, and nothing else on stdout.
    aside = bool(click.get_current_context().params["as_json"])
    for line in welcome(store, accounts, url):
        click.echo(line, err=aside)
    server.run()
    return Answer({"served": url})


def mail() -> Post | None:
    """The mail server that the environment names, None where it names none.

    Raises:
        Refused: what it says is no mail server.
    """
    server = os.environ.get(MAIL_VARIABLE, "")
    return Post.of(server, os.environ.get(SENDER_VARIABLE, "")) if server else None


def provider() -> Provider | None:
    """The organisation's own sign-in that the environment names, None where it names none.

    Raises:
        Refused: what it says is no provider.
    """
    said = {name: os.environ.get(f"{PROVIDER_VARIABLES}_{name}", "")
            for name in ("ISSUER", "CLIENT", "SECRET", "NAME", "TRUST_EMAIL")}  # fmt: skip
    if not said["ISSUER"]:
        return None
    return Provider(
        said["ISSUER"], said["CLIENT"], said["SECRET"], said["NAME"] or Provider.name,
        trusts_email=said["TRUST_EMAIL"] == "yes",
    )  # fmt: skip


def _listening(
    app: Flask, host: str, port: int, settings: Settings
) -> BaseWSGIServer | MultiSocketServer:
    try:
        return create_server(
            app,
            host=host,
            port=port,
            threads=THREADS,
            ident="",
            max_request_body_size=settings.max_upload_bytes,
            # Over HTTPS a proxy on the same machine stands in front: it says who asks.
            trusted_proxy="127.0.0.1" if settings.secure_cookies else None,
            trusted_proxy_headers={"x-forwarded-for"} if settings.secure_cookies else set(),
        )
    except (OSError, ValueError) as exc:
        raise Refused(
            f"Nothing can be served on {host}:{port}: {getattr(exc, 'strerror', '') or exc}. "
            "Give another with --port."
        ) from exc


def welcome(store: Store, accounts: list[Account], url: str) -> Iterator[str]:
    """The address, and a fresh sign-in link for each of these accounts."""
    yield f"Leadership Map is on {url}"
    for account in accounts:
        token = sign_in.mint(store, account, now=datetime.now(UTC), by=BY)
        yield f"sign in as {account.role}: {link_address(url, token)}"


def first_account(store: Store) -> list[Account]:
    """An account for whoever sets an installation up, until somebody else can sign in."""
    others = [item for item in store.apart("Account").values() if item.id != SET_UP.id]
    if others:
        # The way in for whoever comes first is closed as soon as there is another.
        store.write(Batch(TEAM, removed=[("Account", SET_UP.id)]), by=BY, why="set up")
        return []
    store.write(Batch(TEAM, [SET_UP]), by=BY, why="account to set the system up")
    return [SET_UP]


SET_UP = Account(id="set-up", email="set-up@localhost", role="programme-team")


def address(host: str, port: int) -> str:
    """What to type into a browser on this machine."""
    if host in ("0.0.0.0", "::", ""):  # noqa: S104 - compared with, not listened on
        host = "127.0.0.1"
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def secret_key(store: Store) -> str:
    """The key that signs sessions: given, kept beside the store's file, or new for each start.

    A key that is kept lets people stay signed in when the service starts again. A store on a
    server has no place beside it that is ours, so there the key should be given.
    """
    given = os.environ.get(SECRET_VARIABLE, "")
    if given:
        if len(given) < sign_in.TOKEN_BYTES:
            raise Refused(f"{SECRET_VARIABLE} must have at least {sign_in.TOKEN_BYTES} characters.")
        return given
    if not isinstance(store, SqliteStore):
        return secrets.token_urlsafe(sign_in.TOKEN_BYTES)
    return _kept(store.path.with_name(store.path.name + ".secret"))


def _kept(path: Path) -> str:
    try:
        # Made for the owner alone from the first moment, and never over another's.
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    with os.fdopen(handle, "w", encoding="ascii") as file:
        key = secrets.token_urlsafe(sign_in.TOKEN_BYTES)
        file.write(key)
    return key
