"""Empties a Neo4j database between tests, and refuses one that holds somebody's data."""

from tests.neo4j_address import Address

# In batches, so that a large test's leavings fit in the server's memory.
DELETE_ALL = "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS"
DELETE_RECORDS = DELETE_ALL.replace("MATCH (n)", "MATCH (n) WHERE NOT n:Ledger", 1)
CONSTRAINTS = "SHOW CONSTRAINTS YIELD name RETURN name"
# A constraint's own index goes with it; the two lookup indexes belong to every database.
INDEXES = (
    "SHOW INDEXES YIELD name, type, owningConstraint "
    "WHERE type <> 'LOOKUP' AND owningConstraint IS NULL RETURN name"
)


class HoldsDataError(Exception):
    """The database is not empty, so that the tests must not touch it."""


def refuse_data(address: Address) -> None:
    """Raises if the database holds a single node: the tests would delete it."""
    with address.driver() as driver:
        found = driver.execute_query("MATCH (n) RETURN n LIMIT 1", database_=address.database)
    if found.records:
        raise HoldsDataError(
            f"The database '{address.database}' on {address.host} holds data, which the tests "
            "would delete: set NEO4J_URI to an empty one."
        )


def forget_records(address: Address) -> None:
    """Deletes the records and their audit; what a store made when it was opened stays.

    Making the constraints and indexes takes seconds, and they are the same for every test.
    """
    with address.driver() as driver, driver.session(database=address.database) as session:
        session.run(DELETE_RECORDS).consume()


def empty(address: Address) -> None:
    """Deletes all nodes and relations, then every constraint and index."""
    with address.driver() as driver, driver.session(database=address.database) as session:
        session.run(DELETE_ALL).consume()
        for name in session.run(CONSTRAINTS).value():
            session.run("DROP CONSTRAINT $name", name=name).consume()
        for name in session.run(INDEXES).value():
            session.run("DROP INDEX $name", name=name).consume()
