"""Signing in by a link, and what a session can and cannot do afterwards."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from graph_service import sign_in
from graph_service.records import Account
from graph_service.store import TEAM, Batch, Store
from tests.web.visiting import AsVisitor, send
from web import visitor


@pytest.fixture
def account(store: Store) -> Account:
    return sign_in.add_account(store, "ann@example.org", "leader", by="test")


@pytest.fixture
def address(store: Store, account: Account) -> str:
    """The address of a fresh link."""
    return "/sign-in/" + sign_in.mint(store, account, now=datetime.now(UTC), by="test")


def test_opening_a_link_signs_nobody_in_and_uses_nothing_up(
    app: Flask, address: str, stranger: FlaskClient
) -> None:
    for _ in range(3):
        assert stranger.get(address).status_code == 200
    assert stranger.get("/").status_code == 302
    other = app.test_client()
    assert send(other, address, {}, form_on=address).location == "/"


def test_the_button_signs_in_and_the_link_is_then_used(address: str, stranger: FlaskClient) -> None:
    assert send(stranger, address, {}, form_on=address).status_code == 302
    assert stranger.get("/").status_code == 200
    answer = stranger.get(address)
    assert answer.status_code == 403
    assert "has been used" in answer.text


def test_an_unknown_link_says_what_to_do(stranger: FlaskClient) -> None:
    answer = stranger.get("/sign-in/made-up")
    assert answer.status_code == 403
    assert "Ask your programme team for a new one" in answer.text


def test_a_visitor_lands_where_they_wanted_to_go(address: str, stranger: FlaskClient) -> None:
    stranger.get("/sign-in?next=/people?q=ann")
    assert send(stranger, address, {}, form_on=address).location == "/people?q=ann"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "javascript:1",
    ],
)
def test_a_visitor_is_never_sent_elsewhere(
    address: str, stranger: FlaskClient, elsewhere: str
) -> None:
    stranger.get("/sign-in", query_string={"next": elsewhere})
    assert send(stranger, address, {}, form_on=address).location == "/"


def test_a_form_without_its_token_changes_nothing(address: str, stranger: FlaskClient) -> None:
    answer = stranger.post(address)
    assert answer.status_code == 400
    assert "too old to be sent" in answer.text
    assert stranger.get("/").status_code == 302


def test_signing_out_ends_the_session(leader: FlaskClient) -> None:
    assert send(leader, "/sign-out", {}, form_on="/").location == "/sign-in"
    assert leader.get("/").status_code == 302


def test_a_copy_of_the_cookie_is_worth_nothing_after_signing_out(
    app: Flask, leader: FlaskClient
) -> None:
    name = app.config["SESSION_COOKIE_NAME"]
    cookie = leader.get_cookie(name)
    assert cookie is not None
    thief = app.test_client()
    thief.set_cookie(name, cookie.value)
    assert thief.get("/").status_code == 200
    send(leader, "/sign-out", {}, form_on="/")
    assert thief.get("/").status_code == 302


def test_signing_out_ends_no_other_session(
    client_as: AsVisitor,
) -> None:
    one, other = client_as("leader"), client_as("leader")
    send(one, "/sign-out", {}, form_on="/")
    assert other.get("/").status_code == 200


def test_a_session_ends_after_its_hours(
    leader: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = datetime.now(UTC) + timedelta(hours=visitor.SESSION_HOURS, seconds=5)

    assert leader.get("/").status_code == 200
    monkeypatch.setattr(visitor, "now", lambda: later)
    assert leader.get("/").status_code == 302


def test_locking_an_account_ends_its_sessions_at_once(
    address: str, stranger: FlaskClient, store: Store, account: Account
) -> None:
    send(stranger, address, {}, form_on=address)
    store.write(Batch(TEAM, [replace(account, locked=True)]), by="test", why="test")
    assert stranger.get("/").status_code == 302


def test_a_change_of_role_holds_at_once(
    address: str, stranger: FlaskClient, store: Store, account: Account
) -> None:
    send(stranger, address, {}, form_on=address)
    assert stranger.get("/load").status_code == 403
    store.write(Batch(TEAM, [replace(account, role="programme-team")]), by="test", why="test")
    assert stranger.get("/load").status_code == 200


def test_a_forged_session_is_a_stranger(app: Flask, stranger: FlaskClient) -> None:
    stranger.set_cookie(app.config["SESSION_COOKIE_NAME"], "eyJhY2NvdW50IjoiYSJ9.x.y")
    assert stranger.get("/").status_code == 302


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(
    address: str, stranger: FlaskClient
) -> None:
    cookie = send(stranger, address, {}, form_on=address).headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_a_link_to_bodies_leads_to_the_first_of_them(
    app: Flask, store: Store, account: Account
) -> None:
    token = sign_in.mint(store, account, now=datetime.now(UTC), body_ids=["board"], by="test")
    client = app.test_client()
    client.get("/sign-in?next=/people")
    answer = send(client, f"/sign-in/{token}", {}, form_on=f"/sign-in/{token}")
    assert answer.location == "/governance/board"


def test_a_session_for_bodies_ends_with_its_link(
    client_as: AsVisitor, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visitor, "SESSION_HOURS", 24 * 30)
    client = client_as("reviewer", body_ids=("board",))
    expires = max(link.expires for link in store.apart("SignInLink").values())
    with client.session_transaction() as session:
        assert session["until"] == expires
