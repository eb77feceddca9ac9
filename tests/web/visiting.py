"""How a test signs in and sends forms, as a browser would."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Protocol

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graph_service import sign_in, tokens
from graph_service.records import Account
from graph_service.store import Store

_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


class AsVisitor(Protocol):
    """Makes a client for somebody in a role."""

    def __call__(
        self, role: str, *, person_id: str = "", body_ids: tuple[str, ...] = ()
    ) -> FlaskClient: ...


class AsProgram(Protocol):
    """Makes a client that sends a token of somebody in a role."""

    def __call__(
        self, role: str, *, person_id: str = "", scopes: tuple[str, ...] = ("read", "write")
    ) -> FlaskClient: ...


def with_token(
    app: Flask, store: Store, account: Account, scopes: tuple[str, ...] = ("read", "write")
) -> FlaskClient:
    """A client that sends a fresh token of an account."""
    now = datetime.now(UTC)
    secret = tokens.give(store, account, "test", scopes, days=1, now=now)
    client = app.test_client()
    client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {secret}"
    return client


def signed_in(
    app: Flask, store: Store, account: Account, body_ids: tuple[str, ...] = ()
) -> FlaskClient:
    """A client that has used a fresh link."""
    now = datetime.now(UTC)
    token = sign_in.mint(store, account, now=now, body_ids=body_ids, by="test")
    client = app.test_client()
    answer = send(client, f"/sign-in/{token}", {}, form_on=f"/sign-in/{token}")
    assert answer.status_code == 302, answer.text
    return client


def send(
    client: FlaskClient, address: str, fields: Mapping[str, Any], *, form_on: str = ""
) -> TestResponse:
    """Open the page that holds a form, by default that at the same address, and send the form."""
    found = _TOKEN.search(client.get(form_on or address).text)
    assert found is not None, f"there is no form on {form_on or address}"
    return client.post(address, data={**fields, "csrf_token": found[1]})
