"""Same person, same organisation? Nothing merges but by the team; every merge comes undone."""

import pytest
from flask.testing import FlaskClient

from graph_service.store import Batch, Store
from tests.builders import organization, person
from tests.web.pages import Page
from tests.web.visiting import send

TWICE = {"of": "person", "one": "kim", "two": "k"}


@pytest.fixture
def twice(store: Store) -> Store:
    """Somebody of whom two lists speak under two ids."""
    kim = person("kim", name="Kim Kindly", email="kim@example.org", job_title="Matron")
    store.write(Batch("hospital", [kim]), by="test", why="load")
    other = person("k", name="Dr K. Kindly", email="kim@example.org")
    store.write(Batch("council", [other]), by="test", why="load")
    return store


def decide(client: FlaskClient, **fields: str) -> None:
    answer = send(client, "/load/duplicates", {**TWICE, **fields}, form_on="/load/duplicates")
    assert answer.status_code == 302


@pytest.mark.usefixtures("twice")
def test_a_suggestion_has_its_reasons_and_both_records_side_by_side(team: FlaskClient) -> None:
    page = Page(team.get("/load/duplicates").text)
    assert page.said_in("p")[0].startswith("1 pair may be one and the same.")
    assert page.said_in("h2")[0] == "Kim Kindly and Dr K. Kindly person"
    assert page.said_in("td")[:2] == ["FirstKim Kindly", "SecondDr K. Kindly"]
    assert any("e-mail" in text for text in page.said_in("li"))


def test_nothing_is_merged_by_looking(team: FlaskClient, twice: Store) -> None:
    before = twice.fingerprint()
    team.get("/load/duplicates")
    assert twice.fingerprint() == before


def test_two_that_are_the_same_are_read_as_one_and_two_again_when_undone(
    team: FlaskClient, twice: Store
) -> None:
    decide(team, decision="same", keep="kim")
    assert "k" not in twice.whole().people
    page = Page(team.get("/load/duplicates").text)
    assert "DecisionThe same person" in page.said_in("td")
    assert "Everything that looked like the same twice is decided." in page.said_in("p")
    send(team, "/load/duplicates/undo", TWICE, form_on="/load/duplicates")
    assert {"k", "kim"} <= twice.whole().people.keys()


def test_the_team_chooses_which_id_is_kept(team: FlaskClient, twice: Store) -> None:
    decide(team, decision="same", keep="k")
    assert "kim" not in twice.whole().people
    assert "k" in twice.whole().people


def test_two_that_are_kept_apart_are_not_suggested_again(team: FlaskClient, twice: Store) -> None:
    decide(team, decision="apart")
    assert {"k", "kim"} <= twice.whole().people.keys()
    page = Page(team.get("/load/duplicates").text)
    assert "DecisionKept apart" in page.said_in("td")
    assert "Kim Kindly and Dr K. Kindly person" not in page.said_in("h2")


def test_a_decision_that_cannot_stand_is_refused_with_its_reason(
    team: FlaskClient, twice: Store
) -> None:
    fields = {**TWICE, "two": "nobody", "decision": "same"}
    answer = send(team, "/load/duplicates", fields, form_on="/load/duplicates")
    assert answer.status_code == 409
    assert "There is no person with the id" in answer.text
    assert "nobody" not in twice.whole().of("Identity")


@pytest.mark.usefixtures("twice")
def test_every_decision_is_listed(team: FlaskClient) -> None:
    decide(team, decision="apart")
    page = Page(team.get("/load/duplicates/decisions").text)
    assert "1 decision was taken so far; each can be taken back." in page.said_in("p")


def test_organisations_are_compared_too(team: FlaskClient, store: Store) -> None:
    one = organization("o1", name="Oakwood NHS Foundation Trust", ods_code="RX1")
    store.write(Batch("one", [one]), by="test", why="load")
    two = organization("o2", name="Oakwood NHS Trust", ods_code="RX1")
    store.write(Batch("two", [two]), by="test", why="load")
    assert "Oakwood NHS Trust" in team.get("/load/duplicates").text
