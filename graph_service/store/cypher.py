"""Every Cypher text, derived from the vocabulary. Values are parameters, never part of a text.

A record is a node with its kind as label (and `Record`), its believed values as properties, and
what each source says of it in `says`. References and links are typed relations, so that an analyst
can ask `MATCH (:Person)-[:HOLDS]->(:Post)-[:POST_IN]->(body:Organization)`.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from graph_service.fields import Kind, Link
from graph_service.records import KINDS


@dataclass(frozen=True)
class Edge:
    """A relation that records of `kind` draw: from `source` (blank: themselves) to `target`.

    `source` and `target` are field names; `type` is the relation's type. Where `when` is given
    the relation is drawn only by records whose field of that name holds that code.
    """

    kind: str
    type: str
    source: str
    target: str
    source_kind: str
    target_kind: str
    when: tuple[str, str] | None = None


def _edges() -> Iterator[Edge]:
    for kind in KINDS.values():
        for field in kind.fields:
            if field.relation:
                yield Edge(kind.name, field.relation, "", field.name, kind.name, field.refers_to)
        for link in kind.links:
            yield from _link_edges(kind, link)


def _link_edges(kind: Kind, link: Link) -> Iterator[Edge]:
    ends = (
        link.source,
        link.target,
        kind.by_name[link.source].refers_to,
        kind.by_name[link.target].refers_to,
    )
    codes = kind.by_name[link.named_by].codes if link.named_by else None
    if codes is None:
        yield Edge(kind.name, link.name, *ends)
    for code in codes or ():
        named = code.replace("-", "_").upper()
        yield Edge(kind.name, named, *ends, when=(link.named_by, code))


def _drawn(kind: str) -> tuple[str, ...]:
    edges = [edge for edge in EDGES if edge.kind == kind]
    names = [
        name
        for edge in edges
        for name in (edge.source, edge.target, *(edge.when or ())[:1])
        if name
    ]
    return tuple(dict.fromkeys((*names, "start_date", "end_date")))


EDGES = tuple(_edges())
DRAWN = {kind: _drawn(kind) for kind in KINDS}
"""By kind: the properties from which a record's relations are drawn."""
_LINK_TYPES = "|".join(dict.fromkeys(edge.type for edge in EDGES if edge.source))
_LINKING = [kind.name for kind in KINDS.values() if kind.links]
_REFERENCES = sorted(
    {(edge.kind, end) for edge in EDGES for end in (edge.source, edge.target) if end}
)

SCHEMA = (
    *(
        f"CREATE CONSTRAINT {kind.sheet}_id IF NOT EXISTS "
        f"FOR (n:{kind.name}) REQUIRE n.id IS UNIQUE"
        for kind in KINDS.values()
    ),
    "CREATE CONSTRAINT entry_version IF NOT EXISTS FOR (n:Entry) REQUIRE n.version IS UNIQUE",
    "CREATE CONSTRAINT ledger_name IF NOT EXISTS FOR (n:Ledger) REQUIRE n.name IS UNIQUE",
    "CREATE INDEX record_id IF NOT EXISTS FOR (n:Record) ON (n.id)",
    "CREATE INDEX change_version IF NOT EXISTS FOR (n:Change) ON (n.version)",
    *(
        f"CREATE INDEX {KINDS[kind].sheet}_{name} IF NOT EXISTS FOR (n:{kind}) ON (n.{name})"
        for kind, name in _REFERENCES
    ),
    *(
        f"CREATE INDEX drawn_{kind} IF NOT EXISTS FOR ()-[r:{kind}]-() ON (r.drawn_by)"
        for kind in sorted({edge.type for edge in EDGES})
    ),
)
VOCABULARY = hashlib.sha256("\n".join(SCHEMA).encode()).hexdigest()
"""Changes when the constraints and indexes do, so that they are made only then."""

LEDGER = "MATCH (n:Ledger {name: 'ledger'}) RETURN n.schema AS schema, n.vocabulary AS vocabulary"
SAVE_LEDGER = "MERGE (n:Ledger {name: 'ledger'}) SET n.schema = $schema, n.vocabulary = $vocabulary"
# Setting a property takes the node's lock, so that a second writer waits for the first.
LOCK = "MERGE (n:Ledger {name: 'ledger'}) SET n.writes = coalesce(n.writes, 0) + 1"

STAMP = (
    "MATCH (n:Entry) WHERE NOT n.apart RETURN n.version AS version, n.at AS at "
    "ORDER BY version DESC LIMIT 1"
)
CLEAR = "MATCH (n) WHERE n:Record OR n:Entry OR n:Change DETACH DELETE n"
REMOVE_ENTRY = "MATCH (n:Entry {version: $version}) DELETE n"
REMOVE_CHANGES = "MATCH (n:Change {version: $version}) DELETE n"
ENTRIES = "MATCH (n:Entry) RETURN n ORDER BY n.version"
ADD_ENTRY = "CREATE (n:Entry) SET n = $entry"
ADD_CHANGES = "UNWIND $rows AS row CREATE (n:Change) SET n = row"
CHANGES = (
    "MATCH (n:Change) WHERE n.version > $after AND ($until IS NULL OR n.version <= $until) "
    "RETURN n ORDER BY n.version, n.place"
)


def rows(kind: str) -> str:
    """All that is said of the records of a kind, or of one, or by one source."""
    return (
        f"MATCH (n:{kind}) WHERE ($id IS NULL OR n.id = $id) "
        "AND ($source IS NULL OR $source IN n.sources) RETURN n.says AS says"
    )


def said_of(kind: str) -> str:
    """What is said of some records by their ids."""
    return f"UNWIND $ids AS id MATCH (n:{kind} {{id: id}}) RETURN n.id AS id, n.says AS says"


def create(kind: str) -> str:
    """New nodes."""
    return f"UNWIND $rows AS row CREATE (n:{kind}:Record) SET n = row"


def update(kind: str) -> str:
    """Nodes that are there already."""
    return f"UNWIND $rows AS row MATCH (n:{kind} {{id: row.id}}) SET n = row"


def delete(kind: str) -> str:
    """Nodes of which nobody says anything any more, with their relations."""
    return f"UNWIND $ids AS id MATCH (n:{kind} {{id: id}}) DETACH DELETE n"


def several_sources(kind: str) -> str:
    """The records of a kind of which several sources speak."""
    return f"MATCH (n:{kind}) WHERE size(n.sources) > 1 RETURN n.id AS id, n.says AS says"


COUNTS = "RETURN " + ", ".join(f"COUNT {{ (:{kind}) }} AS {kind}" for kind in KINDS)
"""How many records of each kind there are (answered from the count store)."""


def naming(kind: str, field: str) -> str:
    """The records of a kind that name one of some ids in a field, with what they draw from."""
    many = KINDS[kind].by_name[field].type == "refs"
    match = "id IN n.{0}" if many else "n.{0} = id"
    drawn = ", ".join(f"n.{name}" for name in DRAWN[kind])
    return (
        f"UNWIND $ids AS id MATCH (n:{kind}) WHERE {match.format(field)} "
        f"RETURN DISTINCT n.id AS id, [{drawn}] AS drawn"
    )


def undraw(edge: Edge) -> str:
    """Remove the relations that some records drew."""
    return (
        f"UNWIND $ids AS id MATCH ()-[r:{edge.type} {{drawn_by: id}}]->() "
        f"WHERE r.kind = '{edge.kind}' DELETE r"
    )


def draw(edge: Edge) -> str:
    """Draw relations between what is there; what is not there stays unnamed.

    Each row is a list: from, to, drawn by, first day, last day.
    """
    return (
        f"UNWIND $rows AS row MATCH (a:{edge.source_kind} {{id: row[0]}}) "
        f"MATCH (b:{edge.target_kind} {{id: row[1]}}) "
        f"CREATE (a)-[:{edge.type} {{drawn_by: row[2], kind: '{edge.kind}', "
        "start_date: row[3], end_date: row[4]}]->(b)"
    )


NEIGHBOURS = (
    f"UNWIND $ids AS id MATCH (n:Record {{id: id}})-[r:{_LINK_TYPES}]-(m:Record) "
    f"WHERE r.kind IN {_LINKING} AND coalesce(r.start_date, '') <= $as_of AND "
    "(r.end_date IS NULL OR left($as_of, size(r.end_date)) <= r.end_date) "
    "RETURN DISTINCT m.id AS id"
)
SEARCH = (
    "CALL () { "
    + " UNION ALL ".join(
        f"MATCH (n:{kind.name}) WHERE toLower(n.{name}) CONTAINS toLower($text) "
        f"RETURN '{kind.name}' AS kind, n.id AS id, n.{name} AS name"
        for kind in KINDS.values()
        for name in ("name", "label")
        if not kind.apart and name in kind.by_name
    )
    + " } RETURN kind, id, name ORDER BY name, kind, id LIMIT $limit"
)
UNAUDITED = (
    "MATCH (n:Record) UNWIND n.sources AS source "
    "OPTIONAL MATCH (c:Change {id: n.id, source: source}) WHERE c.kind IN labels(n) "
    "WITH n, source, c WHERE c IS NULL RETURN count(*) AS count"
)
