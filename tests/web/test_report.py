"""`/missing/report`: one page for a board paper."""

import pytest
from flask.testing import FlaskClient

from graph_service.records import Area, Yardstick
from graph_service.store import Batch, Store
from tests.builders import membership, organization, person, post
from tests.web.conftest import HOSTILE
from tests.web.pages import Page


@pytest.fixture(autouse=True)
def board(store: Store) -> None:
    """A board of three from a hospital, whose target asks for a pharmacist from the chemist's."""
    people = [person(f"n{n}", name=f"Named {n}", sector="acute") for n in range(3)]
    records = [
        organization("chemist", name=HOSTILE, sector="pharmacy"),
        Area(id="bexley", name="Bexley", classification="borough"),
        *people,
        *(membership(one.id, "board") for one in people),
        post("seat", "board", label="Pharmacy member", sector="pharmacy"),
        Yardstick(id="y", name="Our target", dimension="sector", group="pharmacy", count=1,
                  scope="Organization:board", basis="The board’s plan"),
    ]  # fmt: skip
    store.write(Batch("more", records), by="test", why="test")


ABOUT = "/missing/report?scope=Organization:board"


def test_it_says_what_we_found_how_sure_and_what_we_suggest(leader: FlaskClient) -> None:
    text = leader.get(ABOUT).text
    page = Page(text)
    assert "Nobody from pharmacy sits on the Partnership Board" in text
    for heading in ("What we found", "How sure we are", "What we suggest"):
        assert heading in text
    said = page.said_in("li")
    assert "Fill the vacant seat “Pharmacy member”" in " ".join(said)
    assert f"Ask {HOSTILE} for somebody from pharmacy." in said
    assert any("the board’s plan" in item for item in said)


def test_the_picture_has_its_table_beside_it(leader: FlaskClient) -> None:
    text = leader.get(ABOUT).text
    assert text.count("app-bars__bar") == text.count('class="app-bars__interval"') > 0
    assert "at least 1" in Page(text).said_in("td")
    assert "The same in figures" in text


def test_it_names_no_individual(team: FlaskClient) -> None:
    for address in (ABOUT, "/missing/report", "/missing/report?by=profession"):
        said = team.get(address).text
        assert "Named 1" not in said
        assert "Odd Objector" not in said


def test_it_can_be_printed_with_and_without_a_script(leader: FlaskClient) -> None:
    text = leader.get(ABOUT).text
    assert "data-print hidden" in text
    assert "print this page from your browser’s menu" in text
    assert "report.css" in text


def test_one_dimension_and_a_yardstick_can_be_asked_for(leader: FlaskClient) -> None:
    text = leader.get(f"{ABOUT}&by=level&yardstick=minimum").text
    assert "People by level" in text or "is known yet" in text
    assert '<option value="minimum" selected>' in text


def test_of_a_very_small_network_it_says_only_that(leader: FlaskClient) -> None:
    text = leader.get("/missing/report").text
    assert "too few to say who is missing" in text
    assert "What we suggest" not in text


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("scope=nonsense", "scope"),
        ("scope=Event:none", "scope"),
        ("as_of=31/02/2024", "as_of"),
        ("by=shoes", "by"),
        ("by=ethnicity", "by"),
        ("yardstick=none", "yardstick"),
        ("by=sector&yardstick=none", "yardstick"),
        ("find=zzzz", "find"),
    ],
)
def test_what_cannot_be_answered_is_said_at_its_field(
    leader: FlaskClient, query: str, field: str
) -> None:
    answer = leader.get(f"/missing/report?{query}")
    assert answer.status_code == 400
    assert f'href="#{field}"' in answer.text
