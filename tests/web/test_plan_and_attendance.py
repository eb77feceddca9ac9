"""Before an event whom to invite; after it who came, and whom they met."""

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from graph_service.records import Event, Person
from graph_service.store import TEAM, Batch, Store
from tests.web.visiting import AsVisitor, send

PLAN = "/events/next/plan"
SHEET = "/events/past/attendance"


@pytest.fixture
def team(client_as: AsVisitor, store: Store) -> FlaskClient:
    """The team, with an event to come and one that is over."""
    records = [
        Event(id="next", name="Next <b>", classification="conference", start_date="2030-01-01"),
        Event(id="past", name="Past <b>", classification="summit", start_date="2020-01-01"),
        Person(id="twin", name="Ann Able", email="twin@example.org"),
    ]
    store.write(Batch(TEAM, records), by="test", why="test")
    return client_as("programme-team")


def test_a_list_is_planned_and_kept_as_invitations(team: FlaskClient, store: Store) -> None:
    assert "Plan whom to invite" in team.get("/events/next").text
    shown = team.get(f"{PLAN}?seats=2").text
    assert "2 guests" in shown
    assert "No other list is more like the system" in shown
    send(team, f"{PLAN}?seats=2", {}, form_on=PLAN)
    made = store.read().of("Invitation").values()
    assert {(item.event_id, item.state) for item in made} == {("next", "drafted")}
    assert len(made) == 2
    assert "invited already" in team.get(f"{PLAN}?seats=2").text


@pytest.mark.parametrize("seats", ["0", "x", "99999"])
def test_seats_that_make_no_sense_are_told_beside_the_field(team: FlaskClient, seats: str) -> None:
    answer = team.get(f"{PLAN}?seats={seats}")
    assert answer.status_code == 400
    assert 'id="seats-error"' in answer.text


def test_the_guests_are_a_file_without_formulas(team: FlaskClient, store: Store) -> None:
    bad = replace(store.whole().people["bob"], name="=Bob()")
    store.write(Batch(TEAM, [bad]), by="test", why="test")
    assert "\n'=Bob()" in team.get("/events/next/guests.csv?seats=9").text.replace("\r", "")


def test_a_sheet_with_strangers_is_kept_whole_only_when_they_are_left_out(
    team: FlaskClient, store: Store
) -> None:
    sheet = {"sheet": "cat care, Practice\nann@example.org\nAnn Able\nNobody Known\n"}
    answer = send(team, SHEET, sheet)
    assert answer.status_code == 400
    assert "is called Nobody Known" in answer.text
    assert "Several people are called Ann Able" in answer.text
    assert "cat care, Practice" in answer.text
    assert not store.read().attendances
    send(team, SHEET, sheet | {"leave_out": "yes"})
    assert {item.person_id for item in store.read().attendances.values()} == {"ann", "cat"}
    send(team, SHEET, {"sheet": "Cat Care"})
    assert len(store.read().attendances) == 2
    assert "2 people were there" in team.get("/events/past").text


@pytest.mark.parametrize("sheet", ["", "  \n", "Nobody Known"])
def test_a_sheet_without_anybody_is_refused(team: FlaskClient, sheet: str) -> None:
    answer = send(team, SHEET, {"sheet": sheet, "leave_out": "yes"})
    assert answer.status_code == 400
    assert 'id="sheet-error"' in answer.text


def test_those_who_came_say_whom_they_met(
    team: FlaskClient, client_as: AsVisitor, store: Store
) -> None:
    send(team, SHEET, {"sheet": "cat@example.org\nbob@example.org"})
    bob = client_as("leader")
    assert "Whom did you meet" in bob.get("/events/past").text
    send(bob, "/events/past/met", {"met": "Cat Care"}, form_on="/events/past")
    (tie,) = store.read().ties.values()
    assert (tie.person_id, tie.other_id, tie.start_date) == ("bob", "cat", "2020-01-01")
    assert "1 pair of those who were there" in bob.get("/events/past").text
    wrong = send(bob, "/events/past/met", {"met": "Ann Able"}, form_on="/events/past")
    assert wrong.status_code == 400
    assert 'id="met-error"' in wrong.text


def test_nobody_says_whom_they_met_who_was_not_there_or_refuses_that_ties_are_shown(
    team: FlaskClient, client_as: AsVisitor, store: Store
) -> None:
    send(team, SHEET, {"sheet": "cat@example.org"})
    bob = client_as("leader")
    assert "Whom did you meet" not in bob.get("/events/past").text
    said = send(bob, "/events/past/met", {"met": "Cat Care"}, form_on="/account")
    assert "Only those who were there" in said.text
    cat = replace(store.whole().people["cat"], consent_ties=False)
    store.write(Batch(TEAM, [cat]), by="test", why="test")
    send(team, SHEET, {"sheet": "bob@example.org"})
    said = send(bob, "/events/past/met", {"met": "Cat Care"}, form_on="/events/past")
    assert "Nobody who could be meant is called Cat Care" in said.text


def test_who_was_invited_and_did_not_come_is_told_to_the_team(
    team: FlaskClient, client_as: AsVisitor
) -> None:
    send(team, "/events/past/plan?seats=9", {}, form_on="/events/past/plan?seats=9")
    send(team, SHEET, {"sheet": "cat@example.org"})
    assert "Invited, and not noted as there" in team.get("/events/past").text
    assert "Invited, and not" not in client_as("leader").get("/events/past").text
