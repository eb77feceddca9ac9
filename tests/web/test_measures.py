"""`/missing/measures`: every measure with its formula, an example, its limits and its source."""

import pytest
from flask.testing import FlaskClient

from graph_service.store import Batch, Store
from tests.builders import membership, person
from tests.web.pages import Page


@pytest.fixture(autouse=True)
def board_of_68(store: Store) -> None:
    """20 of 80 people of primary care are on the board, and 48 of 120 of acute care."""
    people = [person(f"p{n:03}", sector="primary") for n in range(80)]
    people += [person(f"q{n:03}", sector="acute") for n in range(118)]
    # Two more of acute care are in the system already, one of them on the board.
    chosen = [f"p{n:03}" for n in range(20)] + [f"q{n:03}" for n in range(47)]
    seats = [membership(id_, "board") for id_ in chosen]
    store.write(Batch("more", [*people, *seats]), by="test", why="test")


def said(client: FlaskClient, query: str = "") -> list[str]:
    return Page(client.get(f"/missing/measures{query}").text).said_in("p")


def test_the_largest_body_is_the_example_where_none_is_chosen(leader: FlaskClient) -> None:
    assert any("those of “Partnership Board” (68 people)" in line for line in said(leader))


def test_every_formula_has_its_numbers(leader: FlaskClient) -> None:
    lines = said(leader)
    assert any(
        line == "share = people in the group divided by people whose group is known "
        "= 20 divided by 68 = 29.4%"
        for line in lines
    ), lines
    assert any("= 20 divided by 27.2 = 0.74" in line for line in lines)
    assert any("20 of 80 people, 25.0%" in line for line in lines)
    assert any("The ratio is 0.625: below four fifths." in line for line in lines)
    assert any("29.4% − 40.0% = −10.6 points" in line for line in lines)
    assert any("Blau is 0.415" in line for line in lines)


def test_every_measure_names_its_source_and_what_it_does_not_tell(leader: FlaskClient) -> None:
    text = leader.get("/missing/measures").text
    assert text.count("It does not tell") == text.count("It tells") == 8
    for source in ("1607.4(D)", "indicator 9", "Wilson", "Clopper", "Blau", "Shannon"):
        assert source in text


def test_the_four_fifths_rule_is_not_shown_where_nobody_is_chosen(leader: FlaskClient) -> None:
    assert not any("The ratio is" in line for line in said(leader, "?scope=Organization:acute"))


def test_a_yardstick_of_numbers_has_no_points(leader: FlaskClient) -> None:
    lines = said(leader, "?scope=Organization:board&yardstick=minimum")
    assert any("so it has no points" in line for line in lines)


def test_an_empty_body_has_no_example_and_says_so(leader: FlaskClient) -> None:
    assert any(
        "there are no examples" in line for line in said(leader, "?scope=Organization:group")
    )


@pytest.mark.parametrize(
    "query", ["?scope=nonsense", "?scope=Organization:none", "?by=colour", "?yardstick=none",
              "?as_of=soon"],
)  # fmt: skip
def test_nonsense_in_the_address_is_refused_in_words(leader: FlaskClient, query: str) -> None:
    answer = leader.get(f"/missing/measures{query}")
    assert answer.status_code == 400
    assert "There is a problem" in answer.text
