"""`/next-generation`: who is emerging and sponsored; for the team, who is ready."""

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from graph_service.records import Pairing
from graph_service.store import TEAM, Batch, Store
from tests.builders import membership, post
from tests.web.visiting import AsVisitor

PAGE = "/next-generation"


@pytest.fixture
def team(client_as: AsVisitor, store: Store) -> FlaskClient:
    """The team, where Bob emerges, Ann sponsors him, and the term of Cat's seat ends."""
    known = store.whole().people
    records = [
        replace(known["bob"], level="emerging", profession_ids=("gp",)),
        replace(known["odd"], level="emerging"),
        replace(known["cat"], profession_ids=("gp",)),
        Pairing(id="s", scheme="sponsor", person_ids=("ann", "bob"), status="met"),
        post("seat", "group", label="=Seat", term_months=12),
        membership("cat", "group", post_id="seat", start_date="2025-10-01"),
    ]  # fmt: skip
    store.write(Batch(TEAM, records), by="test", why="test")
    return client_as("programme-team")


def test_who_is_emerging_stands_with_who_sponsors_them(team: FlaskClient) -> None:
    shown = team.get(PAGE).text
    assert "2 emerging leaders and trainees are known; 1 of them has a sponsor" in shown
    assert "Could follow" in shown
    assert "has a sponsor" in shown


def test_who_is_ready_for_what_is_for_the_team_and_who_objects_is_shown_to_it_alone(
    client_as: AsVisitor, team: FlaskClient
) -> None:
    assert "Odd Objector" in team.get(PAGE).text
    leader = client_as("leader")
    shown = leader.get(PAGE).text
    assert "Odd Objector" not in shown
    assert "Terms that end" not in shown
    # Bob sees who sponsors him; others see that somebody does.
    assert "Ann Able" in shown
    cat = client_as("leader", person_id="cat").get(PAGE).text
    assert "Somebody" in cat
    assert "Ann Able" not in cat
    assert leader.get(f"{PAGE}.csv").status_code == 403


def test_the_file_holds_no_formulas(team: FlaskClient) -> None:
    assert "\n'=Seat," in team.get(f"{PAGE}.csv").text.replace("\r", "")


def test_whether_seats_stand_still_is_told_with_its_days(team: FlaskClient) -> None:
    shown = team.get(PAGE).text
    assert "Do the same people still hold the seats?" in shown
    assert "How long seats of bodies have been held" in shown


def test_a_way_to_group_that_there_is_not_is_told_beside_the_field(team: FlaskClient) -> None:
    answer = team.get(f"{PAGE}?by=height")
    assert answer.status_code == 400
    assert 'id="by-error"' in answer.text
