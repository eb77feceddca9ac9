"""`/spread`: who took up what, who could be next, and circles that learn together."""

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from graph_service.records import Programme
from graph_service.store import TEAM, Batch, Store
from tests.builders import membership, organization, person, tie
from tests.web.visiting import AsVisitor, send

PAGE = "/spread/falls"


@pytest.fixture
def team(client_as: AsVisitor, store: Store) -> FlaskClient:
    """The team, with an improvement that began at the trust; Cat of a practice knows Ann."""
    more = [person(f"more{number}") for number in range(2)]
    all_five = [*(store.whole().people[id_] for id_ in ("ann", "bob", "cat")), *more]
    records = [
        Programme(id="falls", name="=Falls<b>", classification="improvement-project",
                  owner_id="acute", start_date="2025-01-01"),
        Programme(id="circle", name="Community", classification="network"),
        organization("gp", name="=Practice", sector="primary"),
        membership("cat", "gp"), tie("ann", "cat"),
        *(replace(item, consent_pairing=True) for item in all_five),
        *(membership(item.id, programme_id="circle", id=f"{item.id}-circle") for item in all_five),
    ]  # fmt: skip
    store.write(Batch(TEAM, records), by="test", why="test")
    return client_as("programme-team")


def test_a_step_is_noted_and_then_another_organisation_is_next(
    team: FlaskClient, store: Store
) -> None:
    assert "1 of 1" in team.get(PAGE).text
    step = {"organization": "gp", "state": "trying", "learnt_from": "acute", "text": "<b>Slowly"}
    send(team, PAGE, step)
    made = store.read().of("Adoption")["falls-gp"]
    assert (made.state, made.from_id, made.start_date) == ("trying", "acute", store.read().as_of)
    shown = team.get(PAGE).text
    assert "1 is trying it" in shown
    assert 'class="app-chart"' in shown
    assert "No further organisation has anybody" in shown
    send(team, PAGE, step | {"state": "adopted", "text": ""})
    made = store.read().of("Adoption")["falls-gp"]
    assert (made.state, made.text) == ("adopted", "<b>Slowly")
    assert "'=Falls<b>,Acute Trust,'=Practice,Taken up" in team.get("/spread.csv").text


def test_what_is_wrong_is_told_beside_each_field(team: FlaskClient) -> None:
    answer = send(team, PAGE, {"organization": "", "state": "x", "learnt_from": "mars",
                               "text": "x" * 501})  # fmt: skip
    assert answer.status_code == 400
    for field in ("organization", "state", "learnt_from", "text"):
        assert f'id="{field}-error"' in answer.text


def test_a_community_forms_learning_circles(team: FlaskClient, store: Store) -> None:
    answer = send(team, "/spread-circles/circle", {}, form_on="/spread")
    assert answer.status_code == 302
    (made,) = store.read().rounds.values()
    assert (made.scheme, made.name, made.status) == ("circles", "Community", "open")
    assert len(store.read().applications) == 5
    again = send(team, "/spread-circles/circle", {}, form_on="/spread")
    assert again.status_code == 302
    assert len(store.read().rounds) == 1
    assert send(team, "/spread-circles/falls", {}, form_on="/spread").status_code == 400


def test_a_tie_that_somebody_refuses_to_show_suggests_nothing(
    team: FlaskClient, store: Store
) -> None:
    ann = replace(store.whole().people["ann"], consent_ties=False)
    store.write(Batch(TEAM, [ann]), by="test", why="test")
    assert "No further organisation has anybody" in team.get(PAGE).text


def test_leaders_read_and_do_not_note(client_as: AsVisitor, team: FlaskClient) -> None:
    leader = client_as("leader")
    assert "Note how far" in team.get(PAGE).text
    assert "Note how far" not in leader.get(PAGE).text
    assert send(leader, PAGE, {}, form_on="/spread").status_code == 403
    assert leader.get("/spread/nothing").status_code == 404
