"""`/missing`: the answer first, then the form, the table, the heat map and the file."""

import csv
import io

import pytest
from flask.testing import FlaskClient

from graph_service.records import Profession, Yardstick
from graph_service.store import Batch, Store
from tests.builders import membership, person
from tests.web.pages import Page
from web.spreadsheet import safe_cell


@pytest.fixture(autouse=True)
def board_of_24(store: Store) -> None:
    """23 more people of one sector on the board."""
    people = [person(f"p{number:02}", sector="primary", level="senior") for number in range(23)]
    seats = [membership(item.id, "board") for item in people]
    store.write(Batch("more", [*people, *seats]), by="test", why="test")


def test_the_first_sentence_names_the_most_important_gap(leader: FlaskClient) -> None:
    text = leader.get("/missing?scope=Organization:board&by=sector&yardstick=even").text
    assert (
        "Nobody from academic and education sits on the Partnership Board; an even share would be "
        "two of 24 people." in text
    )
    assert "10 groups are missing; one group has more people than expected" in " ".join(
        Page(text).said_in("p")
    )


def test_all_groups_are_in_the_table_with_their_interval(leader: FlaskClient) -> None:
    page = Page(leader.get("/missing?scope=Organization:board&by=sector&yardstick=even").text)
    assert "Social care" in page.said_in("th")
    assert "0.0% to 13.8%" in page.said_in("td")
    assert "Missing" in page.said_in("strong")


def test_two_dimensions_are_drawn_as_a_table_with_a_word_in_each_cell(leader: FlaskClient) -> None:
    page = Page(leader.get("/missing?by=sector&second=level").text)
    assert "People by sector and level" in page.said_in("caption")
    assert "23 Primary care, Senior More than expected" in page.said_in("td")
    assert "0 Primary care, Board Too few to say" not in page.said_in("td")


def test_a_group_that_the_yardstick_leaves_out_is_not_called_as_expected(
    leader: FlaskClient, store: Store
) -> None:
    row = Yardstick(id="y", name="ours", dimension="sector", group="vcse", count=1)
    store.write(Batch("more", [row]), by="test", why="test")
    page = Page(leader.get("/missing?by=sector&yardstick=ours").text)
    assert "One group is missing; the yardstick says nothing of 11." in page.said_in("p")
    assert page.said_in("strong").count("No yardstick") >= 11


def test_what_cannot_be_answered_is_said_beside_the_form_which_keeps_what_was_asked(
    leader: FlaskClient,
) -> None:
    answer = leader.get("/missing?yardstick=workforce&by=level")
    assert answer.status_code == 400
    assert "There is no yardstick" in answer.text
    assert '<option value="workforce" selected>' in answer.text
    assert '<option value="level" selected>' in answer.text
    assert "<title>Error: Who is missing" in answer.text


@pytest.mark.parametrize(
    "query",
    ["?scope=nonsense", "?scope=Organization:none", "?by=colour", "?by=sector&second=sector"],
)
def test_nonsense_in_the_address_is_refused_in_words(leader: FlaskClient, query: str) -> None:
    answer = leader.get(f"/missing{query}")
    assert answer.status_code == 400
    assert "There is a problem" in answer.text


def test_an_empty_body_says_so(leader: FlaskClient) -> None:
    text = leader.get("/missing?scope=Organization:group").text
    assert "Nobody sits on" in text
    assert "come with the files that the programme team loads" in text


def test_where_nobody_can_be_grouped_a_known_dimension_is_offered(
    leader: FlaskClient, store: Store
) -> None:
    people = [person("x", sector="", profession_ids=("nurses",)), membership("x", "group")]
    store.write(Batch("x", [Profession(id="nurses", name="Nursing"), *people]), by="t", why="t")
    text = leader.get("/missing?scope=Organization:group&by=level").text
    assert "The level of none of the 1 people is known yet." in text
    assert "by no more than chance" not in text
    assert 'by=profession">Group them by profession instead' in text


def test_a_network_of_two_people_says_only_that_they_are_too_few(
    leader: FlaskClient, store: Store
) -> None:
    gone = [("Person", id_) for id_ in store.whole().people if id_.startswith("p")]
    store.write(Batch("more", removed=gone), by="test", why="test")
    page = Page(leader.get("/missing").text)
    said = " ".join(page.said_in("p"))
    assert "people are known: too few to say who is missing. Load more people first." in said
    assert "as expected;" not in said


def test_no_group_at_all_says_so(leader: FlaskClient) -> None:
    assert "no place is known yet" in leader.get("/missing?by=place").text


def test_the_file_holds_the_same_groups(leader: FlaskClient) -> None:
    answer = leader.get("/missing.csv?scope=Organization:board&by=sector&yardstick=even")
    assert answer.mimetype == "text/csv"
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert len(rows) == 12
    primary = next(row for row in rows if row["Sector"] == "Primary care")
    assert (primary["People"], primary["Status"]) == ("23", "over")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_of_a_file_runs_as_a_formula(cell: str) -> None:
    assert safe_cell(cell) == f"'{cell}"


def test_numbers_and_plain_words_stay_as_they_are() -> None:
    assert [safe_cell(cell) for cell in ("a-b", -1.5, 0, None)] == ["a-b", "-1.5", "0", ""]
