"""What tests of pages share: an application over a small made-up system, and its visitors.

Every HTML page that a test fetches is checked on the way: see `check_page`.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graph_service import sign_in
from graph_service.records import Record
from graph_service.store import TEAM, Batch, Store
from graph_service.store.sqlite import SqliteStore
from tests.builders import body, membership, organization, person, post
from tests.conftest import TODAY
from tests.web.pages import check_page
from tests.web.strictness import watch
from tests.web.visiting import AsProgram, AsVisitor, signed_in, with_token
from web import Settings, create_app

HOSTILE = '<script>alert("x")</script>'
"""A name that runs as a script wherever a page forgets to escape."""


PEOPLE = {
    "programme-team": "ann", "leader": "bob", "reviewer": "cat", "reader": "cat",
    "administrator": "cat",
}  # fmt: skip
"""Who has which role, where a test does not say."""


def small_system() -> list[Record]:
    """A few records of each kind that pages show, one of them with a hostile name."""
    return [
        organization("acute", name="Acute Trust", sector="acute"),
        body("board", name="Partnership Board"),
        body("group", name=f"Group {HOSTILE}"),
        person("ann", name="Ann Able", email="ann@example.org", consent_contact=True),
        person("bob", name=f"Bob {HOSTILE}", email="bob@example.org"),
        person("cat", name="Cat Care", email="cat@example.org"),
        person("odd", name="Odd Objector", objects=True),
        post("chair", "board", label="Chair"),
        post("empty", "board", label="Vacant seat"),
        membership("ann", "acute"),
        membership("bob", "acute"),
        membership("ann", "board", post_id="chair"),
    ]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store with the small system."""
    store = SqliteStore(tmp_path / "web.db", today=lambda: TODAY)
    store.write(Batch(TEAM, small_system()), by="test", why="set up")
    yield store
    store.close()


@pytest.fixture
def app(store: Store) -> Flask:
    """The web service over `store`, with its forms guarded as in earnest."""
    app = create_app(store, Settings("a key for tests only, of thirty-two and more"))
    app.testing = True
    app.test_client_class = CheckingClient
    watch(app)
    return app


class CheckingClient(FlaskClient):
    """A client that checks every HTML page it is given."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        response = super().open(*args, **kwargs)
        expected = self.application.config.get("FAILURE_EXPECTED", False)
        assert expected or response.status_code != 500, "the page failed: see the log"
        is_page = response.mimetype == "text/html" and "Content-Encoding" not in response.headers
        if is_page and response.status_code not in (301, 302, 303, 308):
            check_page(response.text)
        return response


@pytest.fixture
def stranger(app: Flask) -> FlaskClient:
    """Somebody who has not signed in."""
    return app.test_client()


@pytest.fixture
def client_as(app: Flask, store: Store) -> AsVisitor:
    """Somebody signed in: `client_as("leader")`, `client_as("reviewer", body_ids=["board"])`."""

    def client(role: str, *, person_id: str = "", body_ids: tuple[str, ...] = ()) -> FlaskClient:
        chosen = person_id or PEOPLE[role]
        email = store.whole().people[chosen].email
        account = sign_in.add_account(store, email, role, person_id=chosen, by="test")
        return signed_in(app, store, account, body_ids=body_ids)

    return client


@pytest.fixture
def token_as(app: Flask, store: Store) -> AsProgram:
    """A program of somebody: `token_as("reader", scopes=("read",))`."""
    made: dict[tuple[str, ...], FlaskClient] = {}

    def client(
        role: str, *, person_id: str = "", scopes: tuple[str, ...] = ("read", "write")
    ) -> FlaskClient:
        chosen = person_id or PEOPLE[role]
        if (role, chosen, *scopes) not in made:
            # An account of its own for each role, since an account has one.
            email = f"{role}-{chosen}@program.example.org"
            account = sign_in.add_account(store, email, role, person_id=chosen, by="test")
            made[role, chosen, *scopes] = with_token(app, store, account, scopes)
        return made[role, chosen, *scopes]

    return client


@pytest.fixture
def team(client_as: AsVisitor) -> FlaskClient:
    """The programme team."""
    return client_as("programme-team")


@pytest.fixture
def leader(client_as: AsVisitor) -> FlaskClient:
    """A leader."""
    return client_as("leader")
