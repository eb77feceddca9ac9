"""`/account`: everybody corrects what is known of them, says what for, and takes it all out."""

import json
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graph_service.records import Account
from graph_service.store import PERSON, TEAM, Batch, Store
from tests.builders import person
from tests.web.conftest import HOSTILE
from tests.web.visiting import AsVisitor, send, signed_in

PAGE = "/account"


def keep(client: FlaskClient, **said: Any) -> TestResponse:
    return send(client, PAGE, {"name": f"Bob {HOSTILE}", **said}, form_on=PAGE)


def test_what_somebody_says_of_themselves_outranks_what_others_say(
    store: Store, leader: FlaskClient
) -> None:
    store.write(Batch(TEAM, [person("bob", name="Bob", job_title="Nurse")]), by="t", why="t")
    answer = keep(
        leader, name="Robert", job_title="Matron", interests="Sleep\n\nFrailty", offers="shadow",
        agreed=["consent_ties", "nonsense"], days_free=["tue-am", "x"],
    )  # fmt: skip
    assert answer.status_code == 302
    bob = store.read().people["bob"]
    assert (bob.name, bob.job_title, bob.interests) == ("Robert", "Matron", ("Sleep", "Frailty"))
    assert (bob.offers, bob.days_free) == (("shadow",), ("tue-am",))
    # Whom he knows was shown before, and still is.
    assert bob.consent_ties is None
    # What was not ticked and never said stays unsaid.
    assert bob.consent_pairing is None
    assert (
        "two uses" in leader.get(PAGE).text or "2 uses need your consent" in leader.get(PAGE).text
    )


def test_only_what_differs_becomes_their_own_word(store: Store, leader: FlaskClient) -> None:
    keep(leader, job_title="Matron")
    (own,) = [item for item in store.said("Person", "bob") if item.source.name == PERSON]
    assert (own.name, own.job_title, own.email) == ("", "Matron", "")  # type: ignore[attr-defined]


def test_whom_somebody_knows_is_shown_until_they_say_no(store: Store, leader: FlaskClient) -> None:
    assert 'value="consent_ties" checked' in leader.get(PAGE).text
    keep(leader)
    assert store.read().people["bob"].consent_ties is False
    assert 'value="consent_ties" checked' not in leader.get(PAGE).text
    keep(leader, agreed="consent_ties")
    assert store.read().people["bob"].consent_ties is True


def test_a_consent_is_taken_back(store: Store, leader: FlaskClient) -> None:
    keep(leader, agreed="consent_pairing")
    assert store.read().people["bob"].consent_pairing is True
    keep(leader)
    assert store.read().people["bob"].consent_pairing is False


def test_who_objects_is_gone_for_others_at_once(leader: FlaskClient, client_as: AsVisitor) -> None:
    keep(leader, objects="yes")
    other = client_as("leader", person_id="ann")
    assert other.get("/people/bob").status_code == 404
    assert leader.get("/people/bob").status_code == 200
    keep(leader)
    assert other.get("/people/bob").status_code == 200


def test_what_others_say_as_well_cannot_be_emptied_and_the_page_says_so(
    store: Store, leader: FlaskClient
) -> None:
    store.write(Batch(TEAM, [person("bob", name="Bob", job_title="Nurse")]), by="t", why="t")
    keep(leader, name="Bob", job_title="")
    assert "Others still say something as your job title" in leader.get(PAGE).text


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("name", "", "Write your name."),
        ("name", "n" * 201, "Write at most 200 letters."),
        ("interests", "\n".join("i" * 21), "Write at most 20 lines"),
        ("challenges", "c" * 201, "Write at most 20 lines"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field_and_nothing_typed_is_lost(
    store: Store, leader: FlaskClient, field: str, typed: str, said: str
) -> None:
    before = store.version()
    answer = keep(leader, **{"job_title": "Typed before", field: typed})
    assert answer.status_code == 400
    assert f'id="{field}-error"' in answer.text
    assert said in answer.text
    assert 'value="Typed before"' in answer.text
    assert store.version() == before


def test_all_that_is_held_comes_out_as_a_file_of_ones_own(leader: FlaskClient) -> None:
    answer = leader.get(f"{PAGE}/held.json")
    assert "attachment" in answer.headers["Content-Disposition"]
    held = json.loads(answer.text)
    assert held["person"]["email"] == "bob@example.org"
    assert {"Account", "Membership"} <= held["records"].keys()
    assert "ann@example.org" not in answer.text


def test_an_account_of_nobody_is_told_so_and_takes_out_the_account(
    app: Flask, store: Store
) -> None:
    account = Account(id="acc", email="nobody@example.org", role="reviewer")
    store.write(Batch(TEAM, [account]), by="test", why="test")
    client = signed_in(app, store, account)
    assert "belongs to nobody" in client.get(PAGE).text
    held = json.loads(client.get(f"{PAGE}/held.json").text)
    assert held["person"] == {}
    assert [item["email"] for item in held["records"]["Account"]] == ["nobody@example.org"]
    # Their own links to sign in, and nobody else's.
    assert {item["account_id"] for item in held["records"]["SignInLink"]} == {"acc"}


def test_the_name_in_the_header_leads_there(leader: FlaskClient) -> None:
    assert f'href="{PAGE}">Bob' in leader.get("/people").text
