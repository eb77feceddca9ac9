"""The map: what it says, what it draws, and for whom."""

import csv
import io
import json

import pytest
from flask.testing import FlaskClient

from graph_service.store import TEAM, Batch, Store
from tests.builders import membership, organization, person, tie
from tests.web.conftest import HOSTILE
from tests.web.pages import Page


@pytest.fixture(autouse=True)
def tied(store: Store) -> Store:
    """The small system with a few ties: ann to bob to cat, and odd, who objects, to ann."""
    records = [
        organization("gp", name="Surgery", sector="primary"),
        membership("cat", "gp"),
        tie("ann", "bob"),
        tie("bob", "cat"),
        tie("odd", "ann"),
    ]
    store.write(Batch("ties", records), by="test", why="test")
    return store


def sentence(client: FlaskClient, query: str = "") -> str:
    return Page(client.get(f"/map{query}").text).said_in("p")[0]


def test_the_first_sentence_concludes(leader: FlaskClient) -> None:
    assert sentence(leader) == (
        f"3 people, 2 ties, 1 cluster; most ways between others lead through Bob {HOSTILE}."
    )


def test_only_the_team_sees_those_who_object(team: FlaskClient) -> None:
    assert sentence(team).startswith("4 people, 3 ties")


def test_a_tie_that_somebody_refused_to_show_is_not_drawn(tied: Store, leader: FlaskClient) -> None:
    refusal = person("cat", consent_ties=False)
    tied.write(Batch("more", [refusal]), by="test", why="test")
    assert sentence(leader).startswith("3 people, 1 tie,")


def test_the_data_for_the_script_are_json_with_names_as_they_are_written(
    leader: FlaskClient,
) -> None:
    answer = leader.get("/map/data.json")
    data = answer.get_json()
    assert answer.mimetype == "application/json"
    assert {node["id"] for node in data["nodes"]} == {"ann", "bob", "cat"}
    assert f"Bob {HOSTILE}" in {node["label"] for node in data["nodes"]}
    assert len(data["edges"]) == 2
    assert data["nodes"][0]["address"] == "/people/ann"


def test_the_page_asks_for_the_same_part_as_it_shows(leader: FlaskClient) -> None:
    page = leader.get("/map?sector=acute").text
    assert 'data-source="/map/data.json?sector=acute"' in page
    assert len(leader.get("/map/data.json?sector=acute").get_json()["nodes"]) == 2


def test_the_table_holds_the_same_facts_in_the_order_asked_for(leader: FlaskClient) -> None:
    page = Page(leader.get("/map?order=ties").text)
    assert page.said_in("tr")[1] == f"Bob {HOSTILE} Acute Trust Acute hospitals 2 1 100.0%"
    assert page.said_in("th")[8:] == [f"Bob {HOSTILE}", "Ann Able", "Cat Care"]


def test_the_legend_says_each_group_in_words_with_its_size(leader: FlaskClient) -> None:
    said = Page(leader.get("/map").text).said_in("li")
    assert "Acute hospitals: 2 people" in said
    assert "Primary care: 1 person" in said


def test_people_without_a_tie_are_named_as_not_yet_connected(
    leader: FlaskClient, tied: Store
) -> None:
    tied.write(Batch("more", [person("new", name="Newcomer")]), by="test", why="test")
    assert "1 person has no tie that is shown here: Newcomer." in Page(
        leader.get("/map").text
    ).said_in("li")


def test_who_asked_for_their_ties_not_to_be_shown_is_counted_and_not_named(
    leader: FlaskClient, tied: Store
) -> None:
    shy = person("shy", name="Shy Person", consent_ties=False)
    tied.write(Batch("more", [shy, tie("shy", "ann")]), by="test", why="test")
    said = Page(leader.get("/map").text).said_in("li")
    assert "The ties of 1 person who asked for them not to be shown are left out." in said
    assert not any("Shy Person" in line for line in said)


def test_one_person_is_found_by_name_and_those_they_know_are_named(leader: FlaskClient) -> None:
    page = leader.get("/map?q=CARE").text
    assert "Cat Care is tied to 1 person:" in page
    assert 'data-focus="cat"' in page
    assert '<a href="/people/cat">Open the page of Cat Care</a>' in page


def test_several_are_offered_to_choose_from_and_nobody_is_said_to_be_nobody(
    leader: FlaskClient,
) -> None:
    assert "2 people fit. Choose one:" in leader.get("/map?q=b").text
    assert "Nobody called “Zoe” is on this map." in leader.get("/map?q=Zoe").text


def test_without_ties_posts_or_bodies_tie_people(leader: FlaskClient, tied: Store) -> None:
    tied.write(Batch("ties", removed=[("Tie", id_) for id_ in tied.whole().ties]), by="t", why="t")
    page = leader.get("/map").text
    assert "no ties between them are known yet" in page
    assert 'value="body" checked' in page


def test_a_cluster_opens_alone(leader: FlaskClient) -> None:
    text = leader.get("/map").text
    assert "Cluster 1: 3 people (2 Acute hospitals, 1 Primary care)" in text
    assert 'href="/map?cluster=1"' in text
    assert sentence(leader, "?cluster=1").startswith("3 people")


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """More people than two are too many for a picture of each."""
    for module in ("web.pages.map_part", "web.pages.map_people"):
        monkeypatch.setattr(f"{module}.MOST_DOTS", 2)


@pytest.mark.usefixtures("many")
def test_many_people_are_drawn_as_groups_that_open(leader: FlaskClient) -> None:
    assert sentence(leader, "?by=sector") == (
        "3 people, 2 ties, in 2 groups by sector; 0 without a tie. Open a group to see its people."
    )
    nodes = leader.get("/map/data.json?by=sector").get_json()["nodes"]
    assert [(node["label"], node["said"]) for node in nodes] == [
        ("Acute hospitals", "2 people, 1 tie inside, 1 to others"),
        ("Primary care", "1 person, 0 ties inside, 1 to others"),
    ]
    assert [node["address"] for node in nodes] == ["/map?sector=acute", "/map?sector=primary"]
    assert sentence(leader, "?sector=primary").startswith("1 person")
    assert "Acute hospitals 2 1 1" in Page(leader.get("/map?by=sector").text).said_in("tr")
    assert "Acute hospitals,2,1,1," in leader.get("/map/people.csv?by=sector").text
    found = json.loads(leader.get("/map/file/json?by=sector").get_data())
    assert found["relations"] == [{"one": "acute", "other": "primary", "ties": 1}]


def test_a_few_hundred_are_groups_until_everybody_is_asked_for(
    leader: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.pages.map_part.FIRST", 2)
    text = leader.get("/map").text
    assert "in 1 group by place" in text
    assert 'href="/map?all=yes"' in text
    assert sentence(leader, "?all=yes").startswith("3 people, 2 ties, 1 cluster")
    assert sentence(leader, "?near=cat").startswith("3 people, 2 ties, 1 cluster")


@pytest.mark.usefixtures("many")
def test_among_many_somebody_is_found_with_those_around_them(leader: FlaskClient) -> None:
    text = leader.get("/map?q=Cat").text
    assert "Cat Care is one of so many that only groups are drawn." in text
    assert 'href="/map?near=cat&amp;steps=1"' in text
    near = leader.get("/map/data.json?near=cat&steps=1").get_json()["nodes"]
    assert [node["id"] for node in near] == ["bob", "cat"]
    assert "Who works across boundaries?" not in text


@pytest.mark.usefixtures("many")
def test_groups_count_nobody_who_may_not_be_shown(leader: FlaskClient, team: FlaskClient) -> None:
    assert sentence(leader).startswith("3 people, 2 ties")
    assert sentence(team).startswith("4 people, 3 ties")


def test_the_download_has_everybody_and_marks_the_invented(
    tied: Store, leader: FlaskClient
) -> None:
    invented = person("eve", name="=cmd()", invented=True)
    tied.write(Batch("more", [invented]), by="test", why="test")
    answer = leader.get("/map/people.csv")
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert rows[0]["Name"] == "'=cmd()"
    assert [row["Invented"] for row in rows] == ["yes", "", "", ""]
    assert "attachment" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    "query",
    ["?by=nonsense&order=x&cluster=-1", "?cluster=99", "?place=nowhere", "?ties=enemy&q=%00"],
)
def test_an_address_that_nobody_meant_still_shows_a_page(leader: FlaskClient, query: str) -> None:
    for path in ("/map", "/map/data.json", "/map/picture.svg", "/map/people.csv"):
        assert leader.get(path + query).status_code == 200


def test_an_empty_store_says_how_to_fill_the_map(leader: FlaskClient, store: Store) -> None:
    gone = [("Person", id_) for id_ in store.whole().people]
    store.write(Batch(TEAM, removed=gone), by="test", why="test")
    assert "come with the files" in leader.get("/map").text


def test_groups_that_meet_through_one_person_are_named(tied: Store, leader: FlaskClient) -> None:
    crowd = [
        person(f"{sector}{number}", name=f"{sector} {number}", sector=sector)
        for sector in ("pharmacy", "vcse", "acute")
        for number in range(5)
    ]
    ties = [tie("pharmacy0", f"vcse{number}") for number in range(3)]
    tied.write(Batch("more", [*crowd, *ties]), by="test", why="test")
    said = Page(leader.get("/map").text).said_in("li")
    assert (
        "Pharmacy and Voluntary, community and social enterprise meet only through 1 person: "
        "pharmacy 0."
    ) in said
    assert any(item.startswith("No tie joins Acute hospitals and") for item in said)
