"""The map's choices: facets with counts, ages of ties, measures, what people are in, tables."""

import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from graph_service.records import Attendance, Event, Programme
from graph_service.store import Batch, Store
from tests.builders import membership, organization, person, post, tie
from tests.web.pages import Page
from tests.web.test_map_questions import ids, view


@pytest.fixture(autouse=True)
def a_web(store: Store) -> None:
    """Ties of several ages among six people, two of them in post, one of whom is new."""
    records = [
        organization("gp", name="Surgery", sector="primary"),
        Programme(id="lead", name="Leading together"),
        Event(id="summit", name="Summit", start_date="2022-09-09"),
        person("dan", name="Dan", level="board", profession_ids=("nurse",), start_date="2020"),
        person("eve", name="Eve", email="eve@example.org", start_date="2019-01-01"),
        person("fay", name="Fay", start_date="2026-06-01"),
        person("gus", name="Gus", objects=True),
        post("chair", "board"),
        post("clerk", "board"),
        membership("dan", post_id="chair", start_date="2023-08-15"),
        membership("eve", post_id="clerk", start_date="2026-01-01"),
        membership("dan", "gp"),
        membership("gus", "gp"),
        membership("eve", programme_id="lead", start_date="2024-05"),
        membership("fay", programme_id="lead"),
        Attendance(id="at", event_id="summit", person_id="fay"),
        tie("ann", "bob", context="advice", start_date="2026-02-01"),
        tie("bob", "cat", context="advice", start_date="2020-02-01"),
        tie("cat", "dan", context="advice"),
        tie("ann", "dan", context="friends", start_date="2024-08-01"),
    ]
    store.write(Batch("web", records), by="test", why="test")


def data(client: FlaskClient, query: str) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/map/data.json?{query}").get_json()
    return found


def lines(client: FlaskClient, query: str) -> list[tuple[str, str]]:
    return sorted((edge["from"], edge["to"]) for edge in data(client, query)["edges"])


@pytest.mark.parametrize(
    ("query", "people"),
    [
        ("least=2", ["ann", "bob", "cat", "dan"]),
        ("least=3", []),
        ("status=alone", ["eve", "fay"]),
        ("status=tied", ["ann", "bob", "cat", "dan"]),
        ("status=newcomer", ["fay"]),
        ("tenure=1", ["dan"]),
        ("tenure=3", ["dan"]),
        ("tenure=5", []),
        ("status=alone&body=board", ["eve"]),
        ("least=2&ties=friends", []),
    ],
)
def test_people_are_chosen_by_their_ties_and_their_time(
    leader: FlaskClient, query: str, people: list[str]
) -> None:
    assert ids(leader, query) == people
    assert len(view(leader, query)["people"]) == len(people)


@pytest.mark.parametrize(
    ("years", "pairs"),
    [
        (1, [("ann", "bob")]),
        (3, [("ann", "bob"), ("ann", "dan")]),
        (9, [("ann", "bob"), ("ann", "dan"), ("bob", "cat")]),
    ],
)
def test_ties_of_an_age_are_drawn_and_those_of_unknown_age_left_out(
    leader: FlaskClient, years: int, pairs: list[tuple[str, str]]
) -> None:
    assert lines(leader, f"recent={years}") == pairs
    assert len(view(leader, f"recent={years}")["relations"]) == len(pairs)
    assert f"begun within {years} year" in view(leader, f"recent={years}")["provenance"]
    # Whoever is left without a tie has one all the same.
    assert ids(leader, f"recent={years}") == ids(leader, "")


def test_nobody_moves_when_only_young_ties_are_drawn(leader: FlaskClient) -> None:
    def places(query: str) -> dict[str, tuple[float, float]]:
        return {node["id"]: (node["x"], node["y"]) for node in data(leader, query)["nodes"]}

    before, after = places(""), places("recent=5")
    # Who has no tie any more stands with those who have none.
    assert {id_ for id_ in before if before[id_] != after[id_]} <= {"cat"}


@pytest.mark.parametrize(
    ("hubs", "drawn"),
    [
        ("body", [("ann", "Organization:board"), ("dan", "Organization:board"),
                  ("eve", "Organization:board")]),
        ("programme", [("eve", "Programme:lead"), ("fay", "Programme:lead")]),
        ("event", [("fay", "Event:summit")]),
    ],
)  # fmt: skip
def test_people_are_drawn_with_what_they_are_in(
    leader: FlaskClient, hubs: str, drawn: list[tuple[str, str]]
) -> None:
    assert lines(leader, f"hubs={hubs}") == drawn
    found = view(leader, f"hubs={hubs}")
    assert sorted((row["one"], row["other"]) for row in found["relations"]) == drawn
    assert {row["id"] for row in found["people"] if row["kind"] != "person"} == {
        other for _, other in drawn
    }
    rows = Page(leader.get(f"/map?hubs={hubs}&list=relations").text).said_in("tr")
    assert len(rows) == 1 + len(drawn)


def test_who_sits_on_what_says_who_joins_several_and_leads_to_each_body(
    leader: FlaskClient,
) -> None:
    page = leader.get("/map?hubs=body")
    assert "6 people and 1 body: 0 sit on more than one and join them, 3 sit on none." in page.text
    (board,) = [node for node in data(leader, "hubs=body")["nodes"] if ":" in node["id"]]
    assert (board["label"], board["address"]) == ("Partnership Board", "/governance/board")
    assert "Bodies: 1 body" in Page(page.text).said_in("li")


def test_nobody_who_objects_is_drawn_in_what_they_are_in(leader: FlaskClient) -> None:
    assert "gus" not in str(data(leader, "hubs=organization"))
    assert "Gus" not in leader.get("/map?hubs=organization&list=relations").text


def test_each_relation_says_why_and_since_when(leader: FlaskClient) -> None:
    rows = Page(leader.get("/map?list=relations").text).said_in("tr")
    assert [row.split(maxsplit=1)[0] for row in rows[1:]] == ["Ann", "Ann", "Bob", "Cat"]
    assert rows[2].endswith("Dan friends 1 August 2024 (2 years)")
    assert rows[4].endswith("Dan advice Not known")
    again = view(leader)["relations"]
    assert {row["since"] for row in again} == {"", "2020-02-01", "2024-08-01", "2026-02-01"}


@pytest.mark.parametrize("query", ["", "sector=acute", "status=tied", "level=board&as_of="])
def test_a_choice_says_how_many_people_it_leaves_and_leaves_them(
    leader: FlaskClient, query: str
) -> None:
    page = leader.get(f"/map?{query}").text
    for name in ("sector", "place", "profession", "level", "body", "programme"):
        menu = re.search(rf'<select [^>]*name="{name}".*?</select>', page, re.DOTALL)
        assert menu
        options = re.findall(r'<option value="([^"]+)"[^>]*>.*?\((\d+)\)', menu[0])
        for value, people in options:
            asked = f"{re.sub(rf'(^|&){name}=[^&]*', '', query)}&{name}={value}"
            assert len(ids(leader, asked)) == int(people), (name, value)


def test_the_table_is_ordered_by_each_heading(leader: FlaskClient) -> None:
    text = leader.get("/map").text
    orders = re.findall(r'<a href="/map\?order=(\w+)#table">', text)
    assert orders == ["name", "organization", "sector", "place", "ties", "cluster", "ways", "years"]
    assert text.count("aria-sort=") == 1
    for order in orders:
        page = leader.get(f"/map?order={order}").text
        sort = "descending" if order in {"ties", "ways", "years"} else "ascending"
        assert page.count(f'aria-sort="{sort}"') == 1
    first = Page(leader.get("/map?order=years").text).said_in("tr")[1]
    assert first.startswith("Dan")
    assert first.endswith(" 3")


@pytest.mark.parametrize("size", ["ways", "years"])
def test_dots_are_as_large_as_a_measure_says(leader: FlaskClient, size: str) -> None:
    sizes = {node["id"]: node["size"] for node in data(leader, f"size={size}")["nodes"]}
    least = min(sizes.values())
    assert sizes["dan"] > least
    assert sizes["fay"] == least


def test_a_month_of_the_slider_leads_to_its_day(leader: FlaskClient) -> None:
    back = leader.get("/map?sector=acute&ties=advice&ties=friends&month=58")
    assert back.location == (
        "/map?as_of=2026-07-01&since=2025-07-01&sector=acute&ties=advice&ties=friends"
    )
    today = leader.get("/map?month=60&as_of=2024-01-01")
    assert today.location == "/map?since=2025-09-01"
    for nonsense in ("", "-1", "9999", "%00", "x"):
        assert leader.get(f"/map?month={nonsense}").status_code == 302


def test_names_are_offered_while_one_is_typed(leader: FlaskClient, team: FlaskClient) -> None:
    def offered(client: FlaskClient, typed: str) -> list[str]:
        names: list[str] = client.get(f"/map/names.json?q={typed}").get_json()["names"]
        return names

    assert offered(leader, "cAt") == ["Cat Care"]
    assert offered(leader, "") == []
    assert offered(leader, "gus") == []
    assert offered(team, "gus") == ["Gus"]


def test_all_that_somebody_is_tied_to_is_listed_with_why(
    leader: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def around(of: str, query: str = "") -> list[tuple[str, str, str]]:
        found = leader.get(f"/map/around.json?of={of}&{query}").get_json()["around"]
        return [(item["name"], item["address"], item["note"]) for item in found]

    assert around("dan") == [
        ("Ann Able", "/people/ann", "friends, since 1 August 2024 (2 years)"),
        ("Cat Care", "/people/cat", "advice"),
    ]
    assert around("nobody") == around("fay") == []
    assert around("dan", "hubs=body") == [("Partnership Board", "/governance/board", "sits on")]
    assert [name for name, *_ in around("Organization:board", "hubs=body")] == [
        "Ann Able", "Dan", "Eve",
    ]  # fmt: skip
    monkeypatch.setattr("web.pages.map_part.FIRST", 2)
    assert around("acute", "by=sector") == [
        ("Not known", "/map?by=sector", "1 tie"), ("Primary care", "/map?sector=primary", "1 tie"),
    ]  # fmt: skip


def test_a_group_of_the_legend_leads_to_its_map(leader: FlaskClient) -> None:
    assert 'href="/map?sector=acute"' in leader.get("/map").text
    assert 'href="/map?level=board&amp;by=level"' in leader.get("/map?by=level").text


def test_the_next_page_of_a_table_keeps_every_kind_of_tie(
    leader: FlaskClient, store: Store
) -> None:
    many = [person(f"m{number:02}", name=f"Many {number:02}") for number in range(60)]
    store.write(Batch("many", many), by="test", why="test")
    page = leader.get("/map?ties=advice&ties=friends").text
    assert '<a href="/map?ties=advice&amp;ties=friends&amp;page=2" rel="next">' in page
