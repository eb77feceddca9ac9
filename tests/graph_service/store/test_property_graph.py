"""In Neo4j the records are a property graph that an analyst can ask in Cypher."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from graph_service.errors import StoreUnavailable
from graph_service.records import Area, Person, Relationship, System
from graph_service.store import TEAM, Batch, Store, open_store
from graph_service.store.cypher import EDGES, SCHEMA
from tests.builders import body, membership, organization, person, post, tie
from tests.neo4j_address import Address

pytestmark = pytest.mark.neo4j
Ask = Callable[..., list[list[Any]]]


@pytest.fixture
def graph(neo4j_store_url: str) -> Iterator[Store]:
    store = open_store(neo4j_store_url)
    yield store
    store.close()


@pytest.fixture
def ask(neo4j_store_url: str) -> Iterator[Ask]:
    address = Address.of(neo4j_store_url)
    with address.driver() as driver:

        def run(text: str, **given: Any) -> list[list[Any]]:
            return [list(row) for row in driver.execute_query(text, given).records]

        yield run


def put(store: Store, *records: Any, source: str = "sheet") -> None:
    store.write(Batch(source, records), by="test", why="test")


@pytest.mark.usefixtures("graph")
def test_every_kind_has_a_unique_constraint_on_its_id(ask: Ask) -> None:
    labels = {row[0][0] for row in ask("SHOW CONSTRAINTS YIELD labelsOrTypes, type")}
    assert labels >= {edge.kind for edge in EDGES} | {edge.target_kind for edge in EDGES}
    assert len(ask("SHOW CONSTRAINTS")) == sum("CONSTRAINT" in line for line in SCHEMA)


def test_who_sits_on_a_body_is_one_pattern(graph: Store, ask: Ask) -> None:
    put(
        graph,
        person("a", name="Ann", profession_ids=()),
        body("cplg", name="CPLG"),
        post("chair", "cplg"),
        membership("a", post_id="chair", start_date="2024"),
    )
    found = ask(
        "MATCH (p:Person)-[r:HOLDS]->(:Post)-[:POST_IN]->(o:Organization {name: 'CPLG'}) "
        "RETURN p.name, r.start_date"
    )
    assert found == [["Ann", "2024"]]


def test_relations_between_organisations_are_named_by_what_they_are(graph: Store, ask: Ask) -> None:
    put(
        graph,
        organization("icb"),
        body("place"),
        Relationship(id="r", source_id="icb", relation="delegates-to", target_id="place"),
    )
    assert ask("MATCH (a)-[:DELEGATES_TO]->(b) RETURN a.id, b.id") == [["icb", "place"]]


def test_a_relation_is_drawn_when_what_it_names_arrives_later(graph: Store, ask: Ask) -> None:
    put(graph, tie("a", "b"))
    put(graph, person("a"))
    assert ask("MATCH ()-[r:KNOWS]->() RETURN count(r)") == [[0]]
    put(graph, person("b"))
    assert ask("MATCH (a)-[:KNOWS]->(b) RETURN a.id, b.id") == [["a", "b"]]


def test_a_changed_record_draws_its_relation_anew_and_only_once(graph: Store, ask: Ask) -> None:
    put(graph, person("a"), organization("o"), organization("n"), membership("a", "o", id="m"))
    put(graph, membership("a", "n", id="m"))
    assert ask("MATCH (:Person)-[:MEMBER_OF]->(o) RETURN o.id") == [["n"]]


def test_two_records_of_one_id_and_unlike_kinds_keep_to_their_own_relations(
    graph: Store, ask: Ask
) -> None:
    put(graph, Area(id="top", name="Top"), Area(id="x", name="X", parent_id="top"))
    put(graph, organization("top"), organization("x", parent_id="top"))
    put(graph, Area(id="x", name="X"))
    found = ask("MATCH (a)-[r:PART_OF]->(b) RETURN labels(a)[0], r.kind")
    assert found == [["Organization", "Organization"]]


def test_a_removed_record_takes_its_relation_with_it(graph: Store, ask: Ask) -> None:
    put(graph, person("a"), organization("o"), membership("a", "o", id="m"))
    graph.write(Batch("sheet", removed=[("Membership", "m")]), by="test", why="test")
    assert ask("MATCH ()-[r:MEMBER_OF]->() RETURN count(r)") == [[0]]
    assert ask("MATCH (n:Membership) RETURN count(n)") == [[0]]


def test_a_node_holds_what_is_believed_and_what_each_source_says(graph: Store, ask: Ask) -> None:
    put(graph, person("a", name="Ann", level="board"), source="sheet")
    put(graph, Person(id="a", name="Anne"), source=TEAM)
    [[name, level, says]] = ask("MATCH (n:Person {id: 'a'}) RETURN n.name, n.level, n.says")
    assert (name, level) == ("Anne", "board")
    assert [json.loads(line)[1] for line in says] == ["sheet", TEAM]


def test_a_new_order_of_trust_is_seen_in_the_graph(graph: Store, ask: Ask) -> None:
    put(graph, person("a", name="From one"), source="one")
    put(graph, person("a", name="From two"), source="two")
    put(graph, System(id="system", name="Ours", source_order=("two", "one")), source=TEAM)
    assert ask("MATCH (n:Person) RETURN n.name") == [["From two"]]


def test_a_wrong_password_is_told_in_a_sentence_without_it(neo4j_url: str) -> None:
    address = Address.of(neo4j_url)
    url = f"neo4j://neo4j:not-the-password@{address.host}/neo4j"
    with pytest.raises(StoreUnavailable, match="user, the password") as told:
        open_store(url)
    assert "not-the-password" not in str(told.value)


def test_the_same_snapshot_comes_from_both_stores(graph: Store, tmp_path: Path) -> None:
    records = [
        person("b", name="Bo", offers=("buddy",), attributes={"Band": "8a"}),
        person("a", name="Ålund", consent_pairing=False),
        body("o", quorum=3),
        post("s", "o", sessions=1.5),
        membership("a", post_id="s"),
        tie("a", "b", strength=2),
    ]
    embedded = open_store(str(tmp_path / "a.db"))
    for store in (graph, embedded):
        put(store, *records)
    assert graph.read("2026-01-01") == embedded.read("2026-01-01")
    kinds = graph.read("2026-01-01").records
    assert [list(kinds[kind]) for kind in kinds] == [
        list(embedded.read("2026-01-01").records[kind]) for kind in kinds
    ]
