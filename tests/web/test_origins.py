"""The team sees where each fact comes from; nobody else does, and merged pages lead on."""

import pytest
from flask.testing import FlaskClient

from graph_service.records import Identity, Source
from graph_service.store import TEAM, Batch, Store
from tests.builders import organization, person
from tests.web.visiting import AsVisitor

WHERE = Source("list", "leaders.csv", 7)


@pytest.fixture(autouse=True)
def told(store: Store) -> None:
    """A list speaks of somebody whom the team knows already."""
    ann = person("ann", name="Ann A", source=WHERE, attributes={"Car": "<b>blue</b>"})
    store.write(Batch("list", [ann, organization("acute2")]), by="test", why="test")


def test_the_team_reads_source_file_row_and_further_columns(team: FlaskClient) -> None:
    page = team.get("/people/ann").text
    assert "Where this comes from" in page
    assert "leaders.csv, row 7" in page
    assert "own hand" in page
    assert "&lt;b&gt;blue" in page
    for address in ("/organizations/acute", "/governance/board"):
        assert "Where this comes from" in team.get(address).text


@pytest.mark.parametrize("role", ["leader", "reviewer"])
def test_others_do_not(client_as: AsVisitor, role: str) -> None:
    page = client_as(role).get("/people/ann").text
    assert "leaders.csv" not in page
    assert "blue" not in page


def test_the_page_of_a_merged_record_leads_to_the_one_that_is_kept(
    team: FlaskClient, store: Store
) -> None:
    merged = [
        Identity(id="1", of="person", kept_id="ann", other_id="odd", same=True),
        Identity(id="2", of="organization", kept_id="acute", other_id="acute2", same=True),
    ]
    store.write(Batch(TEAM, merged), by="test", why="test")
    assert team.get("/people/odd").location == "/people/ann"
    assert team.get("/organizations/acute2").location == "/organizations/acute"
