"""One narrow seam over each database: `open_store(url)` gives a store that reads and writes."""

from urllib.parse import urlsplit

from graph_service.errors import Refused
from graph_service.store.batch import (
    PERSON,
    TEAM,
    Batch,
    Change,
    Entry,
    Tally,
    Written,
    counts,
    undone,
)
from graph_service.store.ledger import Ledger
from graph_service.store.sqlite import SqliteStore

__all__ = [
    "PERSON", "TEAM", "Batch", "Change", "Entry", "Store", "Tally", "Written", "counts",
    "open_store", "undone",
]  # fmt: skip

Store = Ledger
_NEO4J = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")


def open_store(url: str, *, create: bool = True) -> Store:
    """Open the store at `url`: a path, `sqlite:///path`, or `neo4j://user:password@host/database`.

    With `create` false a file that is not there is refused, and not made.

    Raises:
        Refused: the address is of no kind that we know.
        StoreUnavailable: the database cannot be reached, or is not one of ours.
    """
    scheme = urlsplit(url).scheme if "://" in url else ""
    if scheme in _NEO4J:
        # Only a server needs the driver, and importing it takes longer than opening a file.
        from graph_service.store.neo4j import Neo4jStore  # noqa: PLC0415

        return Neo4jStore(url)
    if scheme == "sqlite":
        if not url.startswith("sqlite:///"):
            raise Refused(f"The store address '{url}' wants three slashes: sqlite:///path.")
        return SqliteStore(url.removeprefix("sqlite:///"), create=create)
    if scheme:
        raise Refused(
            f"The store address '{scheme}://…' is not known: use a file path or neo4j://."
        )
    return SqliteStore(url, create=create)
