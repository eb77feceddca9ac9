"""The map's questions (near whom, on what, across, new since); files of exactly the view."""

import io
import json
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from flask.testing import FlaskClient

from graph_service.records import Pairing, Programme
from graph_service.store import Batch, Store
from tests.builders import membership, organization, person, tie
from tests.web.conftest import HOSTILE
from tests.web.pages import Page
from tests.web.visiting import AsVisitor

SVG = "{http://www.w3.org/2000/svg}"
FORMS = ("json", "xlsx", "graphml", "gexf")
CHAIN = ("ann", "bob", "cat", "dan", "eve", "fay")


@pytest.fixture(autouse=True)
def a_chain(store: Store) -> None:
    """Six people in a row, each tied to the next; the last tie is from June."""
    records = [
        organization("gp", name="Surgery", sector="primary"),
        Programme(id="lead", name="Leading together"),
        person("dan", name="Dan", level="board", profession_ids=("nurse",)),
        person("eve", name="=Eve()", email="eve@example.org", start_date="2026-03-15"),
        person("fay", name="Fay", start_date="2026-06-01"),
        membership("dan", "gp"),
        membership("dan", "board"),
        membership("eve", programme_id="lead"),
        *(tie(one, other, context="advice") for one, other in pairwise(CHAIN[:5])),
        tie("eve", "fay", context="advice", start_date="2026-06-01"),
        tie("ann", "bob", context="friends"),
        Pairing(id="p", scheme="buddies", person_ids=("ann", "fay"), status="met"),
    ]
    store.write(Batch("chain", records), by="test", why="test")


def ids(client: FlaskClient, query: str) -> list[str]:
    return sorted(node["id"] for node in client.get(f"/map/data.json?{query}").get_json()["nodes"])


def view(client: FlaskClient, query: str = "") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(client.get(f"/map/file/json?{query}").get_data())
    return found


@pytest.mark.parametrize(
    ("query", "people"),
    [
        ("near=cat&steps=1", ["bob", "cat", "dan"]),
        ("near=cat&steps=2", ["ann", "bob", "cat", "dan", "eve"]),
        ("near=ann&to=cat", ["ann", "bob", "cat", "dan"]),
        ("body=board", ["ann", "dan"]),
        ("programme=lead", ["eve"]),
        ("level=board", ["dan"]),
        ("profession=nurse", ["dan"]),
        ("organization=gp", ["dan"]),
        ("organization=gp&organization=acute", ["ann", "bob", "dan"]),
        ("body=board&sector=primary", ["dan"]),
        ("organization=gp&steps=1", ["cat", "dan", "eve"]),
        ("organization=gp&steps=2", ["bob", "cat", "dan", "eve", "fay"]),
        ("as_of=2026-05-01", ["ann", "bob", "cat", "dan", "eve"]),
        ("as_of=2026-03-01&level=board", ["dan"]),
        ("across=yes", ["ann", "bob", "cat", "dan", "eve", "fay"]),
    ],
)
def test_each_question_shows_those_it_asks_for(
    leader: FlaskClient, query: str, people: list[str]
) -> None:
    assert ids(leader, query) == people
    table = Page(leader.get(f"/map?{query}").text).said_in("th")
    assert len([name for name in table if name in {"Dan", "=Eve()", "Fay", "Ann Able"}]) == len(
        {*people} & {"dan", "eve", "fay", "ann"}
    )


def test_several_relations_between_two_people_are_all_kept(leader: FlaskClient) -> None:
    said = view(leader, "near=ann&steps=1")["relations"]
    assert [(item["one"], item["other"], item["relation"]) for item in said] == [
        ("ann", "bob", "advice"), ("ann", "bob", "friends"),
    ]  # fmt: skip


def test_any_kinds_of_ties_are_shown_together(leader: FlaskClient) -> None:
    both = view(leader, "ties=friends&ties=body")["relations"]
    assert {(item["one"], item["other"], item["relation"]) for item in both} == {
        ("ann", "bob", "friends"), ("ann", "dan", "Partnership Board"),
    }  # fmt: skip


def test_who_was_paired_with_whom_is_for_the_team_alone(
    leader: FlaskClient, team: FlaskClient
) -> None:
    assert 'value="pairing"' not in leader.get("/map").text
    assert ("ann", "fay") not in ends(view(leader, "ties=pairing"))
    assert ends(view(team, "ties=pairing")) == {("ann", "fay")}


def ends(found: dict[str, Any]) -> set[tuple[str, str]]:
    return {(item["one"], item["other"]) for item in found["relations"]}


def test_what_is_new_since_a_day_is_said_and_drawn(leader: FlaskClient) -> None:
    text = leader.get("/map?since=2026-05-01").text
    assert "1 person is new since 1 May 2026: Fay." in text
    assert "1 tie came and 0 ties went since 1 May 2026." in text
    edges = leader.get("/map/data.json?since=2026-05-01").get_json()["edges"]
    assert [{edge["from"], edge["to"]} for edge in edges if "dashes" in edge] == [{"eve", "fay"}]
    assert leader.get("/map/picture.svg?since=2026-05-01").text.count("stroke-dasharray") == 1
    assert "Nothing changed here since 1 July 2026." in leader.get("/map?since=2026-07-01").text


def test_nobody_is_gone_for_being_outside_the_cluster_that_is_shown(
    leader: FlaskClient, store: Store
) -> None:
    more = [person("x", name="Xavier"), person("y", name="Yana"), tie("x", "y")]
    store.write(Batch("more", more), by="test", why="test")
    assert (
        "Nothing changed here since 1 July 2026."
        in leader.get("/map?since=2026-07-01&cluster=2").text
    )


def test_who_objects_sees_themselves_and_others_do_not(
    client_as: AsVisitor, leader: FlaskClient, store: Store
) -> None:
    said = person("odd", name="Odd Objector", objects=True, email="odd@example.org")
    store.write(Batch("odd", [said, tie("odd", "ann")]), by="test", why="test")
    assert "odd" not in ids(leader, "")
    assert "odd" in ids(client_as("leader", person_id="odd"), "")
    assert "odd" not in ids(leader, "")


def test_the_same_map_is_a_step_away_on_this_day_of_other_years(leader: FlaskClient) -> None:
    text = leader.get("/map?level=board").text
    assert '<span aria-current="page">1 September 2026</span>' in text
    assert 'href="/map?as_of=2024-09-01&amp;since=2023-09-01&amp;level=board"' in text
    assert "Nothing changed here since 1 September 2023." in (
        leader.get("/map?as_of=2024-09-01&since=2023-09-01").text
    )


def test_on_another_day_nobody_who_stays_tied_stands_elsewhere(leader: FlaskClient) -> None:
    def places(query: str) -> dict[str, tuple[float, float]]:
        nodes = leader.get(f"/map/data.json?{query}").get_json()["nodes"]
        return {node["id"]: (node["x"], node["y"]) for node in nodes}

    then, now = places("as_of=2026-05-01"), places("")
    assert {id_: now[id_] for id_ in then} == then


def test_after_a_load_those_who_stay_tied_stand_where_they_stood(
    leader: FlaskClient, store: Store
) -> None:
    before = {node["id"]: (node["x"], node["y"]) for node in nodes(leader)}
    more = [person("gus", name="Gus"), tie("gus", "cat")]
    store.write(Batch("more", more), by="test", why="test")
    after = {node["id"]: (node["x"], node["y"]) for node in nodes(leader)}
    assert after.keys() - before.keys() == {"gus"}
    assert {id_: after[id_] for id_ in before} == before


def nodes(client: FlaskClient) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get("/map/data.json").get_json()["nodes"]
    return found


@pytest.mark.parametrize("query", ["as_of=spring", "since=2030-01-01"])
def test_days_that_cannot_be_are_told_beside_their_field(leader: FlaskClient, query: str) -> None:
    answer = leader.get(f"/map?{query}")
    assert answer.status_code == 400
    assert f'id="{query.split("=", maxsplit=1)[0]}-error"' in answer.text


@pytest.mark.parametrize("query", ["near=nobody", "near=odd", "near=ann&to=odd"])
def test_nobody_who_may_not_be_shown_can_be_asked_for(leader: FlaskClient, query: str) -> None:
    assert leader.get(f"/map?{query}").status_code == 404


@pytest.mark.parametrize("form", FORMS)
def test_every_file_holds_exactly_the_people_and_relations_of_the_view(
    leader: FlaskClient, form: str
) -> None:
    content = leader.get(f"/map/file/{form}?near=cat&steps=2").get_data()
    text = "".join(texts(content)) if form == "xlsx" else content.decode()
    for name in ("Ann Able", "Dan", "Eve()", "friends"):
        assert name in text, name
    for name in ("Fay", "odd", "example.org"):
        assert name not in text, name
    assert "as at 1 September 2026; shown: near Cat Care" in text
    assert "nobody in it is invented" in text


def texts(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        for name in book.namelist():
            yield book.read(name).decode()


def test_graph_files_are_read_by_networkx_with_names_as_they_are_written(
    leader: FlaskClient,
) -> None:
    for form, read in (("graphml", nx.read_graphml), ("gexf", nx.read_gexf)):
        graph = read(io.BytesIO(leader.get(f"/map/file/{form}").get_data()))
        assert graph.nodes["bob"]["label"] == f"Bob {HOSTILE}"
        assert graph.number_of_edges() == 6


def test_no_cell_of_a_file_runs_as_a_formula(leader: FlaskClient) -> None:
    names = {item["id"]: item["name"] for item in view(leader)["people"]}
    assert names["eve"] == "'=Eve()"


def test_there_is_no_file_of_another_form(leader: FlaskClient) -> None:
    assert leader.get("/map/file/exe").status_code == 404


def test_what_narrows_the_view_is_named_in_its_files(leader: FlaskClient) -> None:
    found = view(leader, "body=board")
    assert "shown: on Partnership Board" in found["provenance"]


def test_two_organisations_are_joined_by_the_ties_between_their_people(
    leader: FlaskClient,
) -> None:
    page = Page(leader.get("/map?organization=acute&organization=gp").text)
    assert "No tie joins Acute Trust and Surgery." in page.said_in("p")
    page = Page(leader.get("/map?organization=acute&organization=gp&ties=body").text)
    assert "1 tie joins Acute Trust and Surgery, of 2 people:" in page.said_in("p")
    assert {"Ann Able", "Dan"} <= {*page.said_in("li")}


def test_one_organisation_leads_to_those_its_ties_lead_to(leader: FlaskClient) -> None:
    text = leader.get("/map?organization=acute&ties=body").text
    assert "Ties lead from Acute Trust to 1 other organisation; most to:" in text
    assert 'href="/map?organization=acute&amp;organization=gp&amp;ties=body"' in text
    alone = leader.get("/map?organization=gp&ties=reporting").text
    assert "No tie leads from Surgery to another organisation." in alone


def test_the_way_to_somebody_is_on_the_map_and_in_words(leader: FlaskClient) -> None:
    text = leader.get("/people/dan/introduction").text
    assert 'href="/map?near=bob&amp;to=dan"' in text
    assert 'href="/people/dan/introduction"' in leader.get("/map?q=Dan").text


def test_the_picture_keeps_words_and_links_and_says_what_it_is(leader: FlaskClient) -> None:
    drawn = leader.get("/map/picture.svg?near=cat&steps=1").text
    root = ET.fromstring(drawn)  # noqa: S314 - our own
    assert {link.get("href") for link in root.iter(f"{SVG}a")} == {
        "/people/bob", "/people/cat", "/people/dan",
    }  # fmt: skip
    said = " ".join(item.text or "" for item in root.iter(f"{SVG}text"))
    assert "as at 1 September 2026; shown: near Cat Care; ties: All that people told us" in said
    still = leader.get("/map/picture.svg?near=cat&steps=1&still=yes").text
    assert "<a " not in still
    assert "as at" not in still.split("</title>")[1]
