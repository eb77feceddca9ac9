"""`/patients`: where their voice is missing, roles without an employer, letters that keep to it."""

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from graph_service.records import Programme
from graph_service.store import TEAM, Batch, Store
from tests.web.visiting import AsVisitor, send

PAGE = "/patients"
TYPED = {"name": "=Pat<b>", "where": "Programme:falls", "role": "Patient partner",
         "reimbursement": "paid"}  # fmt: skip


@pytest.fixture
def team(client_as: AsVisitor, store: Store) -> FlaskClient:
    """The team, with a project that nobody is in."""
    falls = Programme(id="falls", name="Falls <b>", classification="improvement-project")
    store.write(Batch(TEAM, [falls]), by="test", why="test")
    return client_as("programme-team")


def test_somebody_is_given_a_role_without_an_employer(team: FlaskClient, store: Store) -> None:
    assert "1 body has none" in team.get(PAGE).text
    send(team, PAGE, TYPED)
    made = store.read().people["pat-b"]
    assert (made.side, made.sector, made.level) == ("patient-public", "patient-and-public", "lay")
    assert store.read().employers_of(made.id) == ()
    (role,) = store.read().memberships_of(made.id)
    assert (role.programme_id, role.reimbursement) == ("falls", "paid")
    shown = team.get(PAGE).text
    assert "1 patient, carer or member of the public is here in 1 role" in shown
    assert "(no employer)" in shown
    assert "'=Pat<b>" in team.get(f"{PAGE}.csv").text


def test_what_is_wrong_is_told_beside_each_field(team: FlaskClient, store: Store) -> None:
    before = len(store.read().people)
    answer = send(team, PAGE, {"name": "", "where": "Organization:acute", "role": "x" * 201,
                               "place": "mars", "reimbursement": "gold"})  # fmt: skip
    assert answer.status_code == 400
    for field in ("name", "where", "role", "place", "reimbursement"):
        assert f'id="{field}-error"' in answer.text
    assert len(store.read().people) == before


def test_what_makes_it_possible_to_come_is_for_the_team_and_in_its_letters(
    team: FlaskClient, client_as: AsVisitor, store: Store
) -> None:
    cat = replace(store.whole().people["cat"], side="patient-public", arrangements=("bsl",))
    store.write(Batch(TEAM, [cat]), by="test", why="test")
    assert "British Sign Language" in team.get(PAGE).text
    for role in ("leader", "reader"):
        assert "Sign Language" not in client_as(role).get(PAGE).text
        assert "Sign Language" not in client_as(role).get("/people/cat").text
    letters = team.get("/missing/invitations/letters?scope=Organization:board&seats=1&take=cat")
    assert "we see to what you told us. British Sign Language." in letters.text


def test_everybody_sees_where_they_are_missing_and_nobody_else_whom_to_ask(
    leader: FlaskClient, team: FlaskClient
) -> None:
    send(team, PAGE, TYPED | {"where": "Organization:group"})
    assert "Whom to ask" in team.get(PAGE).text
    shown = leader.get(PAGE).text
    assert "Where nobody speaks for patients" in shown
    assert "Whom to ask" not in shown
    assert "Give somebody a role" not in shown
