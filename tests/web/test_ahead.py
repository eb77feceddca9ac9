"""`/pairings/ahead`: several rounds in which nobody meets the same person twice."""

from itertools import combinations

import pytest
from flask.testing import FlaskClient

from graph_service.analysis.pairing.ahead import ahead
from graph_service.errors import Refused
from graph_service.store import Batch, Store
from tests.builders import person, snapshot
from tests.web.pages import Page

SAID = {"consent_pairing": True, "offers": ("buddy",)}


def test_six_people_meet_in_five_rounds_and_not_in_a_sixth() -> None:
    now = snapshot(*(person(id_, **SAID) for id_ in "abcdef"))
    found = ahead(now, "buddies", 6)
    met = [
        frozenset(two)
        for item in found.rounds
        for group in item.groups
        for two in combinations(group, 2)
    ]
    assert len(met) == len(set(met)) == 15
    assert found.statement.startswith("Round 5 is the last")
    assert found.points <= found.bound


def test_people_who_may_not_meet_have_nobody_in_any_round() -> None:
    now = snapshot(*(person(id_, avoid_ids=tuple("abcde"), **SAID) for id_ in "abcde"))
    assert ahead(now, "buddies", 2).rounds[0].groups == ()


def test_what_cannot_be_planned_is_refused_in_a_sentence() -> None:
    now = snapshot()
    with pytest.raises(Refused, match="anybody with anybody"):
        ahead(now, "shadowing", 2)
    with pytest.raises(Refused, match="from 1 to 60"):
        ahead(now, "buddies", 0)
    assert ahead(snapshot(), "buddies", 3).sentence.startswith("Fewer than two people")


def test_the_page_names_who_meets_whom_and_the_file_says_the_same(
    team: FlaskClient, store: Store
) -> None:
    people = [person(id_, name=f"Buddy {id_.upper()}", **SAID) for id_ in ("e", "f", "g", "h")]
    store.write(Batch("test", people), by="test", why="test")
    address = "/pairings/ahead?scheme=buddies&number=2"
    page = Page(team.get(address).text)
    assert any("Two rounds for four people" in words or "for 4 people" in words
               for words in page.said_in("p"))  # fmt: skip
    assert sum(" with " in words for words in page.said_in("td")) == 4
    text = team.get("/pairings/ahead.csv?scheme=buddies&number=2").text
    assert text.count("Buddy") == 8


def test_a_number_that_is_none_is_told_beside_its_field(team: FlaskClient) -> None:
    answer = team.get("/pairings/ahead?scheme=buddies&number=many")
    assert answer.status_code == 400
    assert "Plan from 1 to 60 rounds." in answer.text
    assert "many" in answer.text
