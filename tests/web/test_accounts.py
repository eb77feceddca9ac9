"""`/accounts`: the team lets people in, makes links, locks and unlocks."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graph_service import sign_in
from graph_service.accounts import standings
from graph_service.records import Account
from graph_service.store import TEAM, Batch, Store
from tests.builders import person
from tests.web.pages import Page
from tests.web.visiting import send, signed_in

PAGE = "/accounts"


def add(client: FlaskClient, **said: str) -> TestResponse:
    form = {"name": "Cat Care", "email": "cat@example.org", "role": "leader", **said}
    return send(client, PAGE, form, form_on=PAGE)


def account(store: Store, email: str) -> Account:
    found = sign_in.account_of(store, email)
    assert found
    return found


def test_somebody_is_let_in_with_a_link_that_is_shown_once(
    app: Flask, store: Store, team: FlaskClient
) -> None:
    shown = add(team).text
    found = re.search(r"http://localhost(/sign-in/\S+)", shown)
    assert found
    assert "Dear Cat Care" in shown
    assert account(store, "cat@example.org").person_id == "cat"
    client = app.test_client()
    assert send(client, found[1], {}, form_on=found[1]).status_code == 302
    assert client.get("/account").status_code == 200
    assert "/sign-in/" not in team.get(PAGE).text


def test_a_person_is_known_by_their_name_where_nobody_has_the_address(
    store: Store, team: FlaskClient
) -> None:
    store.write(Batch(TEAM, [person("dan", name="Dan Day")]), by="test", why="test")
    add(team, name="dan day", email="dan.day@example.org")
    assert account(store, "dan.day@example.org").person_id == "dan"
    add(team, name="Eve New", email="eve@example.org")
    eve = account(store, "eve@example.org").person_id
    assert store.whole().people[eve].name == "Eve New"


def test_of_namesakes_the_team_must_say_which(store: Store, team: FlaskClient) -> None:
    twins = [person(id_, name="Sam Same") for id_ in ("s1", "s2")]
    store.write(Batch(TEAM, twins), by="test", why="test")
    answer = add(team, name="Sam Same", email="sam@example.org")
    assert answer.status_code == 400
    assert "2 people are called" in answer.text
    assert sign_in.account_of(store, "sam@example.org") is None


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("name", "", "Write their name."),
        ("email", "cat", "is not an e-mail address"),
        ("role", "king", "Choose what they may do."),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(
    store: Store, team: FlaskClient, field: str, typed: str, said: str
) -> None:
    before = store.version()
    answer = add(team, **{field: typed})
    assert answer.status_code == 400
    assert f'id="{field}-error"' in answer.text
    assert said in answer.text
    assert store.version() == before


def test_who_is_locked_is_signed_out_at_once_and_gets_no_link(
    app: Flask, store: Store, team: FlaskClient
) -> None:
    add(team)
    cat = account(store, "cat@example.org")
    client = signed_in(app, store, cat)
    assert client.get("/people").status_code == 200
    send(team, f"{PAGE}/{cat.id}/lock", {"locked": "yes"}, form_on=PAGE)
    assert client.get("/people").status_code == 302
    assert "1 account locked." in team.get(PAGE).text
    assert send(team, f"{PAGE}/{cat.id}/link", {}, form_on=PAGE).status_code == 400
    send(team, f"{PAGE}/{cat.id}/lock", {"locked": ""}, form_on=PAGE)
    assert account(store, "cat@example.org").locked is False
    shown = send(team, f"{PAGE}/{cat.id}/link", {}, form_on=PAGE).text
    assert "/sign-in/" in shown


def test_the_last_of_the_team_is_not_locked_out(store: Store, team: FlaskClient) -> None:
    (own,) = [item.account for item in standings(store) if item.account.role == "programme-team"]
    answer = send(team, f"{PAGE}/{own.id}/lock", {"locked": "yes"}, form_on=PAGE)
    assert answer.status_code == 400
    assert "the only account of the programme team" in answer.text
    assert team.get(PAGE).status_code == 200


def test_the_list_says_when_somebody_last_signed_in(
    app: Flask, store: Store, team: FlaskClient
) -> None:
    add(team)
    rows = Page(team.get(PAGE).text).said_in("tr")
    assert any("cat@example.org" in row and "Never" in row for row in rows)
    signed_in(app, store, account(store, "cat@example.org"))
    rows = Page(team.get(PAGE).text).said_in("tr")
    assert not any("cat@example.org" in row and "Never" in row for row in rows)


@pytest.mark.parametrize("what", ["link", "lock"])
def test_an_account_that_is_not_there_is_told_so(team: FlaskClient, what: str) -> None:
    assert send(team, f"{PAGE}/none/{what}", {"locked": "yes"}, form_on=PAGE).status_code == 404


def test_leaders_are_not_offered_the_page(leader: FlaskClient, team: FlaskClient) -> None:
    assert PAGE not in leader.get("/people").text.replace('href="/account"', "")
    assert f'href="{PAGE}"' in team.get("/people").text
