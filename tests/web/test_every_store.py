"""The pages over each kind of store: empty, with the set-up account, and with the small system."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from graph_service.store import TEAM, Batch, Store, open_store
from leadership_map.serving import first_account
from tests.web.conftest import small_system
from tests.web.visiting import signed_in
from web import Settings, create_app
from web.access import PERMISSIONS


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """An empty store, once for each kind of store."""
    store = open_store(store_url)
    yield store
    store.close()


@pytest.fixture
def first(app: Flask, store: Store) -> FlaskClient:
    """Whoever sets the system up."""
    return signed_in(app, store, first_account(store)[0])


@pytest.fixture
def app(store: Store) -> Flask:
    app = create_app(store, Settings("a key for tests only, of thirty-two and more"))
    app.testing = True
    return app


# Programs have addresses of their own; without an organisation's sign-in there is no way to it.
ELSEWHERE = ("api.", "single_sign_on.")


def addresses(app: Flask) -> list[str]:
    """Every page that no part of the address decides about."""
    return [
        rule.rule
        for rule in app.url_map.iter_rules()
        if not rule.arguments
        and "GET" in (rule.methods or ())
        and rule.endpoint in PERMISSIONS
        and not rule.endpoint.startswith(ELSEWHERE)
    ]


def test_every_page_opens_on_an_empty_store(app: Flask, first: FlaskClient) -> None:
    statuses = {address: first.get(address).status_code for address in addresses(app)}
    assert {address: code for address, code in statuses.items() if code not in (200, 302)} == {}


def test_every_page_opens_on_a_small_system(app: Flask, first: FlaskClient, store: Store) -> None:
    store.write(Batch(TEAM, small_system()), by="test", why="set up")
    statuses = {address: first.get(address).status_code for address in addresses(app)}
    assert {address: code for address, code in statuses.items() if code not in (200, 302)} == {}
    assert "Ann Able" in first.get("/people").text
