"""`/map/turn-to`: a leader names colleagues, agreeing that it is shown, and takes them back."""

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graph_service.store import Batch, Store
from tests.builders import person, tie
from tests.web.visiting import send

PAGE = "/map/turn-to"


def name(client: FlaskClient, who: str, **more: str) -> TestResponse:
    return send(client, PAGE, {"who": who, "agrees": "yes", **more}, form_on=PAGE)


def test_a_colleague_is_named_agreed_drawn_and_taken_back(
    store: Store, leader: FlaskClient
) -> None:
    assert name(leader, "cat CARE").status_code == 302
    (said,) = store.read().ties.values()
    assert (said.person_id, said.other_id, said.context, said.directed, said.start_date) == (
        "bob", "cat", "turns to", True, "2026-09-01",
    )  # fmt: skip
    bob = store.read().people["bob"]
    assert bob.consent_ties
    # What the team says of him stays: his own row says one thing more.
    assert bob.email == "bob@example.org"
    assert "Told us: turns to" in leader.get("/map").text
    assert "You have named 1 colleague." in leader.get(PAGE).text
    send(leader, f"{PAGE}/take-back/cat", {}, form_on=PAGE)
    assert not store.read().ties
    assert "You have named nobody yet." in leader.get(PAGE).text


@pytest.mark.parametrize(
    ("who", "agrees", "field", "said"),
    [
        ("", "yes", "who", "Write the name of a colleague."),
        ("Zoe", "yes", "who", "There is nobody with the id or name"),
        ("Odd Objector", "yes", "who", "There is nobody with the id or name"),
        ("bob", "yes", "who", "That is you: name somebody else."),
        ("Cat Care", "", "agrees", "Tick that you agree"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field_and_nothing_is_kept(
    store: Store, leader: FlaskClient, who: str, agrees: str, field: str, said: str
) -> None:
    answer = name(leader, who, agrees=agrees)
    assert answer.status_code == 400
    assert f'id="{field}-error"' in answer.text
    assert said in answer.text
    assert not store.read().ties


def test_nobody_is_named_twice_and_not_more_than_ten(store: Store, leader: FlaskClient) -> None:
    people = [person(f"q{n}", name=f"Person Q{n}") for n in range(11)]
    store.write(Batch("more", people), by="test", why="test")
    for one in people[:10]:
        assert name(leader, one.name).status_code == 302
    assert "You have named Person Q0 already." in name(leader, "Person Q0").text
    assert "You have named 10 people: take one back first." in name(leader, "Person Q10").text


def test_ties_from_elsewhere_are_not_taken_back_here(store: Store, leader: FlaskClient) -> None:
    elsewhere = tie("cat", "bob", context="turns to", directed=True)
    store.write(Batch("file", [elsewhere]), by="test", why="test")
    assert send(leader, f"{PAGE}/take-back/cat", {}, form_on=PAGE).status_code == 404
    assert store.read().ties
