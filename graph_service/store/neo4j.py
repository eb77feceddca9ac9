"""The server store: a Neo4j database or cluster through the official driver."""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

from neo4j import Driver, GraphDatabase, ManagedTransaction
from neo4j.exceptions import ClientError, DriverError, Neo4jError

from graph_service.errors import StoreUnavailable
from graph_service.store import cypher
from graph_service.store.ledger import Ledger
from graph_service.store.neo4j_transaction import Neo4jTransaction
from graph_service.store.transaction import Transaction

_Result = TypeVar("_Result")
SCHEMA = 1
_PATIENCE_SECONDS = 10.0
_TOO_LITTLE_MEMORY = "MemoryPoolOutOfMemoryError"
# What the driver has to say comes as an error, which is told in a sentence.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


class Neo4jStore(Ledger):
    """A store in a Neo4j database; its constraints and indexes are made where they are missing."""

    def __init__(self, url: str, today: Callable[[], date] = date.today) -> None:
        """Connect to `neo4j://user:password@host:port/database` (routing) or `bolt://…` (direct).

        Raises:
            StoreUnavailable: the server does not answer or refuses us, or a newer version wrote it.
        """
        super().__init__(today)
        parts = urlsplit(url)
        self._place = parts.netloc.rpartition("@")[2]
        self._database = parts.path.strip("/") or None
        user, password = unquote(parts.username or "neo4j"), unquote(parts.password or "")
        with self._told():
            self._driver: Driver = GraphDatabase.driver(
                f"{parts.scheme}://{self._place}",
                auth=(user, password),
                # An empty database knows none of our names yet, which it would warn of each time.
                notifications_min_severity="OFF",
                connection_timeout=_PATIENCE_SECONDS,
            )
            # Asked first, since a query would be tried again for half a minute.
            self._driver.verify_connectivity()
            self._bring_up_to_date()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell the driver's errors as ours, without the address's password."""
        try:
            yield
        except (DriverError, Neo4jError, OSError, ValueError) as exc:
            if isinstance(exc, Neo4jError) and str(exc.code).endswith(_TOO_LITTLE_MEMORY):
                raise StoreUnavailable(
                    f"The Neo4j server at {self._place} has too little memory to do this in one "
                    "step, and nothing was changed. Raise its server.memory.heap.max_size (and "
                    "dbms.memory.transaction.total.max, where that is set)."
                ) from exc
            said = exc.message if isinstance(exc, ClientError) else type(exc).__name__
            raise StoreUnavailable(
                f"The Neo4j server at {self._place} cannot be used ({said}). Check that it runs "
                "and that the address, the user, the password and the database are right."
            ) from exc

    def _bring_up_to_date(self) -> None:
        found = self._ask(cypher.LEDGER)
        schema = found[0]["schema"] if found else None
        if schema is not None and schema > SCHEMA:
            raise StoreUnavailable(
                f"The database at {self._place} was written by a newer Leadership Map (schema "
                f"{schema}, this one knows {SCHEMA}). Use that newer version."
            )
        if found and found[0]["vocabulary"] == cypher.VOCABULARY:
            return
        with self._driver.session(database=self._database) as session:
            for statement in cypher.SCHEMA:
                session.run(statement).consume()
            session.run("CALL db.awaitIndexes(300)").consume()
        self._driver.execute_query(
            cypher.SAVE_LEDGER,
            {"schema": SCHEMA, "vocabulary": cypher.VOCABULARY},
            database_=self._database,
        )

    def _ask(self, query: str, /, **given: Any) -> list[dict[str, Any]]:
        with self._told():
            found = self._driver.execute_query(query, given, database_=self._database, routing_="r")
            return [record.data() for record in found.records]

    def transact(self, work: Callable[[Transaction], _Result], *, writes: bool) -> _Result:
        """Run `work` in one transaction; everything it did is kept, or nothing.

        The driver may run it again after a passing fault; the first try has left nothing then.
        """

        def run(managed: ManagedTransaction) -> _Result:
            transaction = Neo4jTransaction(managed, writes=writes)
            result = work(transaction)
            transaction.finish()
            return result

        with self._told(), self._driver.session(database=self._database) as session:
            return session.execute_write(run) if writes else session.execute_read(run)

    def transact_still(self, work: Callable[[Transaction], _Result]) -> _Result:
        """Run `work`, which only reads, on one state of the store.

        The server lets a reader see what is committed meanwhile; so writers wait for this one.
        """
        return self.transact(work, writes=True)

    def stamp(self) -> tuple[int, str]:
        """The newest version that a snapshot can show, and when it came; 0 and "" for none."""
        found = self._ask(cypher.STAMP)
        return (found[0]["version"], found[0]["at"]) if found else (0, "")

    def near(self, ids: Sequence[str], as_of: str) -> set[str]:
        """The ids that stand one relation away from some, on a day."""
        return {row["id"] for row in self._ask(cypher.NEIGHBOURS, ids=ids, as_of=as_of)}

    def named(self, text: str, limit: int) -> list[tuple[str, str, str]]:
        """As `search`, with the ids as sources say them."""
        rows = self._ask(cypher.SEARCH, text=text, limit=limit)
        return [(row["kind"], row["id"], row["name"]) for row in rows]

    def faults(self) -> list[str]:
        """What is broken in the database itself, a sentence each."""
        astray = self._ask(cypher.UNAUDITED)[0]["count"]
        return [f"{astray} records have no entry in the audit."] if astray else []

    def compact(self) -> None:
        """Nothing: the server itself uses the room again, and prunes its transaction logs."""

    def close(self) -> None:
        """Let go of the database."""
        self._driver.close()
