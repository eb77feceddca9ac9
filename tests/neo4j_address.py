"""Where a Neo4j is: one URL with user, password and database in it, and its parts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlsplit

from neo4j import Driver, GraphDatabase


@dataclass(frozen=True)
class Address:
    """The parts of `neo4j://user:password@host:port/database`."""

    scheme: str
    host: str
    user: str
    password: str = field(repr=False)
    database: str = "neo4j"

    @classmethod
    def of(
        cls, url: str, user: str = "neo4j", password: str = "", database: str = "neo4j"
    ) -> "Address":
        """The parts of a URL, and the arguments for what it leaves out."""
        parts = urlsplit(url)
        return cls(
            scheme=parts.scheme,
            host=parts.netloc.rpartition("@")[2],
            user=unquote(parts.username or "") or user,
            password=unquote(parts.password or "") or password,
            database=parts.path.strip("/") or database,
        )

    @classmethod
    def given(cls, environment: Mapping[str, str]) -> "Address | None":
        """The server that NEO4J_URI names; None where the run must bring its own."""
        if not (url := environment.get("NEO4J_URI")):
            return None
        return cls.of(
            url,
            user=environment.get("NEO4J_USER", "neo4j"),
            password=environment.get("NEO4J_PASSWORD", ""),
            database=environment.get("NEO4J_DATABASE", "neo4j"),
        )

    @property
    def url(self) -> str:
        user, password = quote(self.user, safe=""), quote(self.password, safe="")
        return f"{self.scheme}://{user}:{password}@{self.host}/{self.database}"

    def driver(self) -> Driver:
        """A driver for it; close it when done."""
        return GraphDatabase.driver(f"{self.scheme}://{self.host}", auth=(self.user, self.password))
