"""`/missing/voice`: findings in words, the groups, and who knows whom."""

import csv
import io
from typing import Any

import pytest
from flask.testing import FlaskClient

from graph_service.records import Record
from graph_service.store import Batch, Store
from tests.builders import membership, organization, person, post, tie
from tests.web.conftest import HOSTILE
from tests.web.pages import Page


def seats(sector: str, many: int, **said: Any) -> list[Record]:
    """So many more people of a sector on the board, each in a post that says this."""
    records: list[Record] = []
    for number in range(many):
        id_ = f"{sector}-{number}"
        records += [person(id_, sector=sector), post(f"post-{id_}", "board", **said)]
        records.append(membership(id_, post_id=f"post-{id_}"))
    return records


@pytest.fixture(autouse=True)
def board(store: Store) -> None:
    """Twelve people with votes and money, and three from social care with neither."""
    paid = {"voting": True, "sessions": 2.0, "funded_sessions": 2.0}
    unpaid = {"voting": False, "sessions": 1.0, "funded_sessions": 0.0}
    records = [*seats("primary", 12, **paid), *seats("social-care", 3, **unpaid)]
    ties = [tie("primary-0", f"primary-{number}") for number in range(1, 12)]
    store.write(Batch("more", [*records, *ties]), by="test", why="test")


def test_the_first_sentence_is_the_most_important_finding(leader: FlaskClient) -> None:
    page = Page(leader.get("/missing/voice?scope=Organization:board&by=sector").text)
    assert "Three people from social care sit on the Partnership Board, but have no vote." in (
        page.said_in("p")
    )
    said = " ".join(page.said_in("li"))
    assert "None of the three sessions a week held by people from social care is funded." in said
    assert "More than chance" in page.said_in("strong")


def test_a_finding_leads_to_the_people_and_to_the_body(leader: FlaskClient) -> None:
    text = leader.get("/missing/voice?scope=Organization:board&by=sector").text
    assert "/missing/group?" in text
    assert "See which posts vote" in text
    addresses = {part.split('"')[0] for part in text.split('href="')}
    [address] = {one for one in addresses if "/group?" in one and "social-care" in one}
    assert leader.get(address.replace("&amp;", "&")).status_code == 200


def test_without_a_grouping_it_looks_along_several(leader: FlaskClient) -> None:
    text = leader.get("/missing/voice").text
    assert "/missing/voice?by=organization" in text
    assert "Present but not heard" in text


def test_ties_of_people_who_refused_or_object_are_not_counted(
    leader: FlaskClient, store: Store
) -> None:
    assert "11 ties between them are known." in leader.get("/missing/voice?by=sector").text
    silent = [person("primary-1", sector="primary", consent_ties=False),
              person("primary-2", sector="primary", objects=True)]  # fmt: skip
    store.write(Batch("more", silent), by="test", why="test")
    assert "9 ties between them are known." in leader.get("/missing/voice?by=sector").text


def test_ties_between_groups_stand_beside_what_chance_would_give(
    leader: FlaskClient, store: Store
) -> None:
    store.write(Batch("tie", [tie("primary-0", "social-care-0")]), by="test", why="test")
    page = Page(leader.get("/missing/voice?scope=Organization:board&by=sector").text)
    assert "1 expected 1.0" in page.said_in("td")
    assert any(
        said.startswith("11 of 12 ties join people of one group") for said in page.said_in("p")
    )


def test_a_hostile_name_is_only_words(leader: FlaskClient, store: Store) -> None:
    more = [membership(f"social-care-{number}", "hostile") for number in range(3)]
    store.write(Batch("h", [organization("hostile", name=HOSTILE), *more]), by="t", why="t")
    text = leader.get("/missing/voice?by=organization").text
    assert "&lt;script&gt;" in text


@pytest.mark.parametrize(
    ("query", "field"),
    [("scope=nonsense", "scope"), ("scope=Area:x", "scope"), ("by=colour", "by"),
     ("as_of=yesterday", "as_of"), ("find=zzzz", "find")],
)  # fmt: skip
def test_what_cannot_be_answered_is_said_at_its_field(
    leader: FlaskClient, query: str, field: str
) -> None:
    answer = leader.get(f"/missing/voice?{query}")
    assert answer.status_code == 400
    assert f'href="#{field}"' in answer.text
    assert f'id="{field}-error"' in answer.text


def test_a_body_is_found_by_its_name(leader: FlaskClient) -> None:
    answer = leader.get("/missing/voice?find=partnership")
    assert answer.headers["Location"].endswith("scope=Organization:board")


def test_an_empty_scope_says_so(leader: FlaskClient) -> None:
    text = leader.get("/missing/voice?scope=Organization:group").text
    assert "Nobody is here yet" in text
    assert "come with the files that the programme team loads" in text


def test_an_earlier_day_is_looked_at(leader: FlaskClient) -> None:
    assert (
        "As at <strong>1 March 2020</strong>" in leader.get("/missing/voice?as_of=2020-03-01").text
    )


def test_the_file_holds_the_same_groups(leader: FlaskClient) -> None:
    answer = leader.get("/missing/voice.csv?scope=Organization:board&by=sector")
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    care = next(row for row in rows if row["Group"] == "Social care")
    assert (care["With a seat"], care["With a vote"], care["Funded sessions"]) == ("3", "0", "0.0")
