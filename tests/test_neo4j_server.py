"""The Neo4j that the tests talk to is real, routed, locked and empty."""

import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import AuthError, ConstraintError

from tests.neo4j_address import Address
from tests.neo4j_emptying import HoldsDataError, empty, refuse_data

pytestmark = pytest.mark.neo4j


def test_it_is_reached_by_routing_and_keeps_its_constraints(empty_neo4j_url: str) -> None:
    address = Address.of(empty_neo4j_url)
    with address.driver() as driver:
        driver.execute_query("CREATE CONSTRAINT one FOR (p:Person) REQUIRE p.id IS UNIQUE")
        driver.execute_query("CREATE (:Person {id: $id})", id="a")
        found = driver.execute_query("MATCH (p:Person) RETURN p.id", routing_="r")
        with pytest.raises(ConstraintError):
            driver.execute_query("CREATE (:Person {id: $id})", id="a")
    assert [record.value() for record in found.records] == ["a"]


def test_it_refuses_a_wrong_password(neo4j_url: str) -> None:
    address = Address.of(neo4j_url)
    stranger = (address.user, "wrong-password")
    uri = f"{address.scheme}://{address.host}"
    with GraphDatabase.driver(uri, auth=stranger) as driver, pytest.raises(AuthError):
        driver.verify_connectivity()


def test_emptying_leaves_no_data_constraint_or_index(empty_neo4j_url: str) -> None:
    address = Address.of(empty_neo4j_url)
    with address.driver() as driver:
        driver.execute_query("CREATE CONSTRAINT `odd one` FOR (p:Person) REQUIRE p.id IS UNIQUE")
        driver.execute_query("CREATE INDEX by_name FOR (p:Person) ON (p.name)")
        driver.execute_query("CREATE FULLTEXT INDEX words FOR (p:Person) ON EACH [p.name]")
        driver.execute_query("CREATE (:Person {id: 'a'})-[:KNOWS]->(:Person {id: 'b'})")
        empty(address)
        nodes = driver.execute_query("MATCH (n) RETURN n").records
        constraints = driver.execute_query("SHOW CONSTRAINTS").records
        indexes = driver.execute_query("SHOW INDEXES YIELD type").records
    assert (nodes, constraints) == ([], [])
    assert {record["type"] for record in indexes} == {"LOOKUP"}


def test_a_database_with_data_in_it_is_refused(empty_neo4j_url: str) -> None:
    address = Address.of(empty_neo4j_url)
    with address.driver() as driver:
        driver.execute_query("CREATE (:Person {id: 'a'})")
    with pytest.raises(HoldsDataError, match="holds data"):
        refuse_data(address)


@pytest.mark.parametrize(
    ("environment", "url"),
    [
        ({"NEO4J_URI": "neo4j://a:b@host:1/db"}, "neo4j://a:b@host:1/db"),
        ({"NEO4J_URI": "bolt://host:1"}, "bolt://neo4j:@host:1/neo4j"),
        (
            {"NEO4J_URI": "neo4j+s://host", "NEO4J_USER": "u", "NEO4J_PASSWORD": "p@ss/"},
            "neo4j+s://u:p%40ss%2F@host/neo4j",
        ),
    ],
)
def test_the_environment_may_name_another_server(environment: dict[str, str], url: str) -> None:
    address = Address.given(environment)
    assert address is not None
    assert address.url == url
    assert Address.of(url) == address


def test_without_the_environment_the_server_is_our_own() -> None:
    assert Address.given({}) is None
