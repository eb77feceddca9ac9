"""`/governance/reviewers`: links that open only some bodies, made and withdrawn by the team."""

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from graph_service import sign_in
from graph_service.store import Batch, Store
from tests.builders import body
from tests.web.pages import Page
from tests.web.visiting import send

PAGE = "/governance/reviewers"
ASKED = {"name": "Rae Reader", "email": "rae@example.org", "body": ["board"], "days": "3"}


def asked(team: FlaskClient, **fields: Any) -> str:
    return send(team, PAGE, {**ASKED, **fields}, form_on=PAGE).text


def opened(app: Flask, letter: str) -> FlaskClient:
    found = re.search(r"/sign-in/[\w-]+", letter)
    assert found is not None
    client = app.test_client()
    send(client, found[0], {}, form_on=found[0])
    return client


def test_the_letter_holds_a_link_that_opens_what_it_names_and_nothing_else(
    app: Flask, team: FlaskClient, store: Store
) -> None:
    shown = asked(team)
    assert "Dear Rae Reader" in shown
    assert "- Partnership Board" in shown
    rae = opened(app, shown)
    assert "Is this right?" in rae.get("/governance/board").text
    assert rae.get("/governance/group").status_code == 403
    account = sign_in.account_of(store, "rae@example.org")
    assert account is not None
    assert account.role == "reviewer"
    # The secret is shown once: neither the page afterwards nor the store holds it.
    assert "/sign-in/" not in team.get(PAGE).text
    assert any("Rae Reader Partnership Board" in row for row in rows(team))


def test_a_service_over_https_says_so_in_the_link(app: Flask, team: FlaskClient) -> None:
    assert "http://localhost/sign-in/" in asked(team)
    app.config["SESSION_COOKIE_SECURE"] = True
    # This client goes on without HTTPS, as a proxy does that asks the service itself.
    assert "https://localhost/sign-in/" in asked(team, email="rob@example.org")


def test_somebody_with_another_role_reviews_by_the_link_and_keeps_the_role(
    app: Flask, team: FlaskClient, leader: FlaskClient, store: Store
) -> None:
    bob = opened(app, asked(team, name="Bob", email="bob@example.org"))
    assert "Is this right?" in bob.get("/governance/board").text
    assert bob.get("/people").status_code == 403
    account = sign_in.account_of(store, "bob@example.org")
    assert account is not None
    assert account.role == "leader"
    assert leader.get("/people").status_code == 200


def test_a_link_that_is_withdrawn_opens_nothing_from_then_on(app: Flask, team: FlaskClient) -> None:
    letter = asked(team)
    rae = opened(app, letter)
    action = re.search(r'action="(/governance/reviewers/withdraw/\w+)"', team.get(PAGE).text)
    assert action is not None
    send(team, action[1], {}, form_on=PAGE)
    assert "The link opens nothing any more." in team.get(PAGE).text
    assert rae.get("/governance/board").status_code == 302
    address = re.search(r"/sign-in/[\w-]+", letter)
    assert address is not None
    again = app.test_client().get(address[0])
    assert again.status_code == 403
    assert "This link has been withdrawn." in again.text
    assert send(team, action[1], {}, form_on=PAGE).status_code == 404


@pytest.mark.parametrize(
    ("fields", "field", "said"),
    [
        ({"name": ""}, "name", "Write the name of the reviewer."),
        ({"email": ""}, "email", "Write the e-mail address of the reviewer."),
        ({"email": "rae"}, "email", "is not an e-mail address"),
        ({"body": []}, "body", "Tick at least one body."),
        ({"body": ["nowhere"]}, "body", "Tick at least one body."),
        ({"days": "0"}, "days", "Write a number of days from 1 to 366."),
        ({"days": "soon"}, "days", "Write a number of days from 1 to 366."),
    ],
)
def test_what_cannot_be_is_told_beside_its_field_and_what_was_typed_stays(
    team: FlaskClient, fields: dict[str, Any], field: str, said: str
) -> None:
    shown = asked(team, **fields)
    assert f'id="{field}-error"' in shown
    assert said in shown
    assert f'value="{ {**ASKED, **fields}["name"] }"' in shown
    assert "Works until" not in shown


def test_bodies_that_are_due_stand_first_and_are_ticked_from_the_list(
    team: FlaskClient, store: Store
) -> None:
    due = body("zoo", name="Zoo board", confirmed_on="2020-01-01", review_every=12)
    store.write(Batch("test", [due]), by="test", why="test")
    assert f'href="{PAGE}?body=zoo"' in team.get("/governance").text
    shown = team.get(f"{PAGE}?body=zoo").text
    assert "1 body is due for review." in shown
    labels = Page(shown).said_in("label")
    assert next(text for text in labels if "board" in text.lower()) == (
        "Zoo board (due since 1 January 2021)"
    )
    assert re.search(r'value="zoo" checked', shown)


def rows(client: FlaskClient) -> list[str]:
    return Page(client.get(PAGE).text).said_in("tr")
