"""`/missing/nobody`: places and services without a voice, and the organisations with nobody."""

import csv
import io

import pytest
from flask.testing import FlaskClient

from graph_service.records import Area
from graph_service.store import Batch, Store
from tests.builders import body, membership, organization, person
from tests.web.conftest import HOSTILE
from tests.web.pages import Page


@pytest.fixture(autouse=True)
def bexley(store: Store) -> None:
    """A borough with a board, a council on it, and two pharmacies that are not."""
    records = [
        Area(id="sel", name="South East London", classification="system"),
        Area(id="bexley", name="Bexley", classification="borough", parent_id="sel"),
        body("lcp", name="Bexley Partnership", area_id="bexley"),
        organization("council", name="Council", sector="local-authority", area_id="bexley"),
        organization("chemist", name=HOSTILE, sector="pharmacy", area_id="bexley"),
        organization("chemist-2", name="Chemist 2", sector="pharmacy", area_id="bexley"),
        person("cleo"),
        membership("cleo", "council"),
        membership("cleo", "lcp"),
    ]
    store.write(Batch("more", records), by="test", why="test")


def test_the_answer_comes_first_in_words(leader: FlaskClient) -> None:
    said = Page(leader.get("/missing/nobody").text)
    assert "Two of 4 organisations have nobody on any body." in said.said_in("p")
    lines = said.said_in("li")
    assert "Nobody based in Bexley sits on a body of the whole system." in lines
    assert (
        "Pharmacy: two organisations in Bexley have nobody on the bodies of their own place or of "
        "the whole system." in lines
    )


def test_services_by_place_have_a_number_and_a_word(leader: FlaskClient) -> None:
    cells = Page(leader.get("/missing/nobody").text).said_in("td")
    assert "2 Pharmacy, Bexley Nobody" in cells
    assert "1 Local authority, Bexley On its own board" in cells


def test_the_list_holds_those_that_lack_a_voice_and_can_be_narrowed(leader: FlaskClient) -> None:
    everything = leader.get("/missing/nobody").text
    assert "Chemist 2" in everything
    assert "&lt;script&gt;" in everything
    heads = Page(leader.get("/missing/nobody?sector=local-authority&standing=heard").text)
    assert "Council" in heads.said_in("th")
    assert "Chemist 2" not in heads.said_in("th")
    none = leader.get("/missing/nobody?sector=vcse")
    assert "No organisation fits this choice." in none.text


def test_of_one_body_its_own_people_count(leader: FlaskClient) -> None:
    page = Page(leader.get("/missing/nobody?scope=Organization:board").text)
    assert any("nobody on the Partnership Board" in said for said in page.said_in("p"))


def test_a_long_list_comes_a_page_at_a_time(leader: FlaskClient, store: Store) -> None:
    many = [organization(f"o{n:03}", name=f"Practice {n:03}", sector="primary") for n in range(120)]
    store.write(Batch("many", many), by="test", why="test")
    first = leader.get("/missing/nobody?sector=primary")
    assert "Page 1 of 3" in first.text
    assert "Practice 119" not in first.text
    assert "Practice 119" in leader.get("/missing/nobody?sector=primary&page=3").text


def test_a_system_without_organisations_says_how_to_begin(
    leader: FlaskClient, store: Store
) -> None:
    gone = [("Organization", id_) for id_ in ("council", "chemist", "chemist-2")]
    store.write(Batch("more", removed=gone), by="test", why="test")
    store.write(Batch("team", removed=[("Organization", "acute")]), by="test", why="test")
    text = leader.get("/missing/nobody").text
    assert "No organisation is known here yet." in text
    assert "fill the sheet" in text


@pytest.mark.parametrize(
    ("query", "field"),
    [("scope=nonsense", "scope"), ("as_of=31/02/2024", "as_of"), ("find=zzzz", "find")],
)
def test_what_cannot_be_answered_is_said_at_its_field(
    leader: FlaskClient, query: str, field: str
) -> None:
    answer = leader.get(f"/missing/nobody?{query}")
    assert answer.status_code == 400
    assert f'href="#{field}"' in answer.text


def test_the_file_holds_every_organisation(leader: FlaskClient) -> None:
    answer = leader.get("/missing/nobody.csv")
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert {row["Id"]: row["Standing"] for row in rows} == {
        "acute": "On a body", "council": "On a body", "chemist": "No leader known",
        "chemist-2": "No leader known",
    }  # fmt: skip


def test_the_page_of_an_organisation_says_whether_it_is_on_its_own_boroughs_bodies(
    leader: FlaskClient, store: Store
) -> None:
    store.write(Batch("p", [person("pia"), membership("pia", "chemist-2")]), by="test", why="test")
    text = leader.get("/organizations/chemist-2").text
    assert "who sits on 0 of 3 bodies; nobody from it on the bodies of its own borough." in text
    assert "own borough" not in leader.get("/organizations/council").text
