"""`/development`: what is open, what fits, who has had none, and places given out."""

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from graph_service.records import DevelopmentOffer
from graph_service.store import TEAM, Batch, Store
from tests.web.pages import Page
from tests.web.visiting import AsVisitor, send

PAGE = "/development"


@pytest.fixture
def team(client_as: AsVisitor, store: Store) -> FlaskClient:
    """The team, where one course is open and Bob wants what it teaches."""
    known = store.whole().people
    records = [
        DevelopmentOffer(id="course", name="=Course<b>", skills=("boards",), places=2, cost=450.0,
                         provider_id="acute", apply_by="2027-01-31", link="javascript:alert(1)"),
        replace(known["bob"], learning=("boards", "money"), level="senior"),
    ]  # fmt: skip
    store.write(Batch(TEAM, records), by="test", why="test")
    return client_as("programme-team")


def test_an_offer_is_told_with_its_places_cost_and_what_it_teaches(team: FlaskClient) -> None:
    shown = team.get(PAGE).text
    assert "1 development offer is open" in shown
    (row,) = [row for row in Page(shown).said_in("tr") if "=Course" in row and "£450" in row]
    assert "2 of 2" in row
    assert "serving on a board" in row
    one = team.get(f"{PAGE}/offers/course").text
    assert "2 places are free of 2" in one
    assert "javascript:" not in one


@pytest.mark.usefixtures("team")
def test_somebody_sees_what_fits_what_they_want_to_learn(client_as: AsVisitor) -> None:
    bob = client_as("leader")
    assert "You want to learn serving on a board and money and contracts" in bob.get(PAGE).text
    send(bob, "/account", {"name": "Bob", "learning": "coaching"})
    assert "Nothing open to you teaches it" in bob.get(PAGE).text


def test_places_are_offered_accepted_and_completed(team: FlaskClient, store: Store) -> None:
    assert "1 of 1 person who wants to learn" in team.get(f"{PAGE}/match").text
    assert "100%" not in team.get(f"{PAGE}/match").text
    send(team, f"{PAGE}/match", {})
    (found,) = store.read().of("Enrolment").values()
    assert (found.person_id, found.state) == ("bob", "offered")
    for state in ("accepted", "completed"):
        send(team, f"{PAGE}/enrolments/{found.id}", {"state": state},
             form_on=f"{PAGE}/offers/course")  # fmt: skip
    assert store.read().of("Enrolment")[found.id].state == "completed"
    assert "1 of 4 leaders have had any" in team.get(PAGE).text


def test_a_step_that_cannot_come_next_is_refused(team: FlaskClient, store: Store) -> None:
    send(team, f"{PAGE}/match", {})
    (found,) = store.read().of("Enrolment")
    answer = send(team, f"{PAGE}/enrolments/{found}", {"state": "completed"},
                  form_on=f"{PAGE}/offers/course")  # fmt: skip
    assert answer.status_code == 400
    assert "look again" in answer.text


def test_the_files_hold_no_formulas(team: FlaskClient) -> None:
    assert "'=Course" in team.get(f"{PAGE}/match.csv").text
    assert team.get(f"{PAGE}.csv?by=level").text.splitlines()[1:] == ["Senior,1,0,1"]


def test_a_way_to_group_that_there_is_not_is_told_beside_the_field(team: FlaskClient) -> None:
    answer = team.get(f"{PAGE}?by=height")
    assert answer.status_code == 400
    assert 'id="by-error"' in answer.text


def test_who_has_which_place_is_for_the_team(leader: FlaskClient, team: FlaskClient) -> None:
    send(team, f"{PAGE}/match", {})
    assert leader.get(f"{PAGE}/match").status_code == 403
    assert "Who has a place" not in leader.get(f"{PAGE}/offers/course").text
    assert "Who has a place" in team.get(f"{PAGE}/offers/course").text


def test_somebody_takes_a_place_that_is_offered_to_them_and_nobody_elses(
    team: FlaskClient, client_as: AsVisitor, store: Store
) -> None:
    send(team, f"{PAGE}/match", {})
    (found,) = store.read().of("Enrolment")
    bob, cat = client_as("leader"), client_as("reader")
    assert "A place is offered to you" in bob.get("/").text
    where = {"form_on": f"{PAGE}/offers/course"}
    assert "A place is offered" not in cat.get(where["form_on"]).text
    answer = f"{PAGE}/enrolments/{found}/answer"
    assert send(cat, answer, {"state": "accepted"}, form_on="/account").status_code == 404
    assert send(bob, answer, {"state": "completed"}, **where).status_code == 400
    send(bob, answer, {"state": "accepted"}, **where)
    assert store.read().of("Enrolment")[found].state == "accepted"
    assert "A place is offered to you" not in bob.get("/").text
    send(team, f"{PAGE}/enrolments/{found}", {"state": "completed"}, **where)
    assert store.read().of("Enrolment")[found].state == "completed"
