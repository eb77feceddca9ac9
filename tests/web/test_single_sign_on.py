"""Signing in through one's organisation, with a real provider on loopback."""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

import pytest
import requests
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graph_service import sign_in
from graph_service.accounts import set_locked
from graph_service.errors import Refused
from graph_service.store import TEAM, Batch, Store
from tests.provider_process import provider_process
from tests.web.conftest import CheckingClient
from web import Settings, create_app
from web.provider import Provider

KEY = "a key for tests only, of thirty-two and more"
URL = "http://localhost"
ANN = "ann@example.org"


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with provider_process(f"{URL}/sign-in/back") as running:
        yield running


def application(store: Store, provider: Provider) -> Flask:
    app = create_app(store, Settings(KEY, url=URL, provider=provider))
    app.testing = True
    app.test_client_class = CheckingClient
    return app


@pytest.fixture
def app(store: Store, provider: Provider) -> Flask:
    for email, role in ((ANN, "leader"), ("unchecked@example.org", "reader")):
        sign_in.add_account(store, email, role, by="test")
    return application(store, provider)


def at_the_provider(address: str, email: str) -> str:
    """Sign in there as a browser would; the address that it sends the browser back to."""
    session = requests.Session()
    answer = session.get(address, timeout=10, allow_redirects=False)
    for _ in range(20):
        if answer.is_redirect:
            there = urljoin(answer.url, answer.headers["Location"])
            if there.startswith(URL + "/"):
                return there
            answer = session.get(there, timeout=10, allow_redirects=False)
            continue
        action = re.search(r'action="([^"]+)"', answer.text)
        prompt = re.search(r'name="prompt" value="(\w+)"', answer.text)
        assert action, answer.text
        assert prompt, answer.text
        form = {"prompt": prompt[1], "login": email, "password": "any"}
        there = urljoin(answer.url, action[1])
        answer = session.post(there, data=form, timeout=10, allow_redirects=False)
    raise AssertionError("the provider sends us round and round")


def come_back(client: FlaskClient, email: str) -> TestResponse:
    """Go to the provider, sign in there, and come back."""
    asked = client.get("/sign-in/organisation")
    assert asked.status_code == 302
    parts = urlsplit(at_the_provider(asked.location, email))
    return client.get(f"{parts.path}?{parts.query}")


def test_the_page_leads_to_the_organisation(app: Flask) -> None:
    assert "Sign in through Acute Trust" in app.test_client().get("/sign-in").text


def test_who_has_an_account_is_signed_in_and_goes_where_they_wanted(app: Flask) -> None:
    client = app.test_client()
    client.get("/sign-in?next=/people%3Fq%3Dbob")
    answer = come_back(client, ANN)
    assert (answer.status_code, answer.location) == (302, "/people?q=bob")
    assert "Ann Able" in client.get("/account").text


def test_the_sign_in_is_in_the_audit_and_ends_with_signing_out(app: Flask, store: Store) -> None:
    client = app.test_client()
    come_back(client, ANN)
    assert store.entries()[-1].why == "signed in by their organisation"
    copied = client.get_cookie("leadership_map")
    assert copied is not None
    page = client.get("/account").text
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert token
    client.post("/sign-out", data={"csrf_token": token[1]})
    thief = app.test_client()
    thief.set_cookie("leadership_map", copied.value)
    assert thief.get("/account").status_code == 302


def test_who_has_no_account_is_refused(app: Flask) -> None:
    client = app.test_client()
    answer = come_back(client, "nobody@example.org")
    assert answer.status_code == 403
    assert "You have no account here" in answer.text
    assert client.get("/people").status_code == 302


def test_an_address_that_the_provider_has_not_checked_opens_nothing(app: Flask) -> None:
    assert come_back(app.test_client(), "unchecked@example.org").status_code == 403


def test_a_provider_of_one_organisation_can_be_trusted_with_addresses(
    app: Flask, store: Store, provider: Provider
) -> None:
    trusting = application(store, replace(provider, trusts_email=True))
    assert come_back(trusting.test_client(), "unchecked@example.org").status_code == 302
    assert app is not trusting


def test_a_locked_account_stays_locked(app: Flask, store: Store) -> None:
    account = sign_in.account_of(store, ANN)
    assert account is not None
    set_locked(store, account.id, locked=True, by="test")
    assert come_back(app.test_client(), ANN).status_code == 403


def test_an_address_given_to_somebody_else_does_not_open_the_account(
    app: Flask, store: Store
) -> None:
    come_back(app.test_client(), ANN)
    account = sign_in.account_of(store, ANN)
    assert account is not None
    assert account.subject.endswith(f" {ANN}")
    changed = replace(account, subject=f"{account.subject}-before")
    store.write(Batch(TEAM, [changed]), by="test", why="the address changed hands")
    assert come_back(app.test_client(), ANN).status_code == 403


def test_a_new_address_of_the_same_person_still_opens_their_account(
    app: Flask, store: Store
) -> None:
    come_back(app.test_client(), ANN)
    account = sign_in.account_of(store, ANN)
    assert account is not None
    moved = replace(account, email="ann@new.example.org")
    store.write(Batch(TEAM, [moved]), by="test", why="a new address")
    assert come_back(app.test_client(), ANN).status_code == 302


def test_an_answer_meant_for_another_browser_is_refused(app: Flask) -> None:
    asked = app.test_client().get("/sign-in/organisation")
    parts = urlsplit(at_the_provider(asked.location, ANN))
    victim = app.test_client()
    answer = victim.get(f"{parts.path}?{parts.query}")
    assert answer.status_code == 502
    assert victim.get("/people").status_code == 302


def test_an_answer_is_good_for_once(app: Flask) -> None:
    client = app.test_client()
    asked = client.get("/sign-in/organisation")
    parts = urlsplit(at_the_provider(asked.location, ANN))
    assert client.get(f"{parts.path}?{parts.query}").status_code == 302
    assert client.get(f"{parts.path}?{parts.query}").status_code == 502


def test_a_provider_that_is_somebody_else_is_not_believed(store: Store, provider: Provider) -> None:
    """The same server under another name: what it signs names the first."""
    other = replace(provider, issuer=provider.issuer.replace("127.0.0.1", "localhost"))
    sign_in.add_account(store, ANN, "leader", by="test")
    assert come_back(application(store, other).test_client(), ANN).status_code == 502


def test_a_provider_that_does_not_answer_is_one_sentence(store: Store) -> None:
    gone = Provider("http://127.0.0.1:9", "a", "b")
    answer = application(store, gone).test_client().get("/sign-in/organisation")
    assert answer.status_code == 502
    assert "did not work" in answer.text


def test_without_a_provider_there_is_no_such_page(store: Store) -> None:
    client = create_app(store, Settings(KEY)).test_client()
    assert client.get("/sign-in/organisation").status_code == 404
    assert client.get("/sign-in/back").status_code == 404


@pytest.mark.parametrize("issuer", ["", "login.example.org", "http://login.example.org", "ftp://a"])
def test_secrets_go_to_a_provider_over_https_only(issuer: str) -> None:
    with pytest.raises(Refused):
        Provider(issuer, "a", "b")


def test_a_provider_needs_its_secret_and_the_service_its_address() -> None:
    with pytest.raises(Refused, match="secret"):
        Provider("https://login.example.org", "a", "")
    with pytest.raises(Refused, match="address"):
        Settings(KEY, provider=Provider("https://login.example.org", "a", "b"))


def test_the_secret_is_shown_nowhere(provider: Provider) -> None:
    assert "known-to-the-tests" not in repr(Settings(KEY, url=URL, provider=provider))
