"""One transaction on Neo4j: rows kept on nodes, and the property graph that follows from them."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from neo4j import ManagedTransaction

from graph_service.fields import MANY
from graph_service.records import KINDS
from graph_service.store import cypher
from graph_service.store.batch import Change, Entry
from graph_service.store.rows import Row, columns, merged
from graph_service.store.trust import order_of_trust

_BATCH = 5_000
_Said = dict[str, Row]


class Neo4jTransaction:
    """Keeps and gives back rows (see `transaction.py`); `finish` draws the relations."""

    def __init__(self, managed: ManagedTransaction, *, writes: bool) -> None:
        """Begin; a writer waits here until no other writes."""
        self._managed = managed
        self._touched: dict[str, set[str]] = defaultdict(set)
        self._new: dict[str, set[str]] = defaultdict(set)
        self._were_there: dict[str, int] = {}
        if writes:
            self._run(cypher.LOCK)

    def _run(self, query: str, /, **given: Any) -> list[dict[str, Any]]:
        return self._managed.run(query, given).data()

    def rows(
        self, kind: str, *, source: str | None = None, id_: str | None = None
    ) -> Iterable[Row]:
        """What is said of the records of a kind, in the order of id and source."""
        found = self._managed.run(cypher.rows(kind), {"source": source, "id": id_})
        rows = [tuple(json.loads(line)) for record in found for line in record["says"]]
        return sorted(
            (row for row in rows if source is None or row[1] == source), key=lambda row: row[:2]
        )

    def put(self, kind: str, rows: Sequence[Row]) -> None:
        """Keep rows, each in the place of what its source said of its id before."""
        said = self._said(kind, [row[0] for row in rows])
        self._were_there.setdefault(kind, self._run(cypher.count(kind))[0]["count"])
        new = {row[0] for row in rows} - said.keys()
        for row in rows:
            said.setdefault(row[0], {})[row[1]] = row
        self._new[kind] |= new
        self._keep(kind, said, new)

    def drop(self, kind: str, keys: Sequence[tuple[str, str]]) -> None:
        """Forget what sources said, by (id, source)."""
        said = self._said(kind, [id_ for id_, _ in keys])
        for id_, source in keys:
            said.get(id_, {}).pop(source, None)
        gone = [id_ for id_, sources in said.items() if not sources]
        for ids in _batches(gone):
            for edge in cypher.EDGES:
                if edge.kind == kind:
                    self._run(cypher.undraw(edge), ids=ids)
            self._run(cypher.delete(kind), ids=ids)
        self._keep(kind, {id_: sources for id_, sources in said.items() if sources}, set())

    def clear(self) -> None:
        """Forget all that was said and all of the audit; called before anything is put."""
        self._run(cypher.CLEAR)

    def log(self, entry: Entry, changes: Iterable[Change]) -> None:
        """Keep a version and its changes in the audit."""
        self._run(cypher.ADD_ENTRY, entry=asdict(entry) | {"sources": list(entry.sources)})
        rows = [
            {
                "version": entry.version,
                "place": place,
                **asdict(change),
                "before": json.dumps(change.before, ensure_ascii=False) if change.before else None,
            }
            for place, change in enumerate(changes)
        ]
        for batch in _batches(rows):
            self._run(cypher.ADD_CHANGES, rows=batch)

    def entries(self) -> list[Entry]:
        """All versions, the first one first."""
        nodes = [record["n"] for record in self._run(cypher.ENTRIES)]
        return [Entry(**{**node, "sources": tuple(node["sources"])}) for node in nodes]

    def changes(self, *, after: int, until: int | None = None) -> Iterator[Change]:
        """The audited changes of the versions in `after < version <= until`, in order."""
        for record in self._managed.run(cypher.CHANGES, {"after": after, "until": until}):
            node = record["n"]
            before = json.loads(node["before"]) if node.get("before") else None
            yield Change(node["kind"], node["id"], node["source"], node["action"], before)

    def finish(self) -> None:
        """Bring the property graph in line with what was written."""
        if "System" in self._touched:
            self._merge_again()
        for kind, ids in self._naming_the_new().items():
            self._touched[kind] |= ids
        for edge in cypher.EDGES:
            touched = self._touched.get(edge.kind, set())
            drawn = sorted(touched - self._new[edge.kind])
            for batch in _batches(drawn):
                self._run(cypher.undraw(edge), ids=batch)
            for batch in _batches(sorted(touched)):
                self._run(cypher.draw(edge), ids=batch)

    def _said(self, kind: str, ids: Sequence[str]) -> dict[str, _Said]:
        found: dict[str, _Said] = {}
        for batch in _batches(ids):
            for record in self._run(cypher.said_of(kind), ids=batch):
                found[record["id"]] = _by_source(record["says"])
        return found

    def _keep(self, kind: str, said: Mapping[str, _Said], new: set[str]) -> None:
        trust = order_of_trust(self)
        nodes = {
            id_: _node(kind, sorted(sources.values(), key=lambda row: trust(row[1])))
            for id_, sources in said.items()
        }
        for text, chosen in (
            (cypher.create(kind), [node for id_, node in nodes.items() if id_ in new]),
            (cypher.update(kind), [node for id_, node in nodes.items() if id_ not in new]),
        ):
            for batch in _batches(chosen):
                self._run(text, rows=batch)
        self._touched[kind] |= nodes.keys()

    def _merge_again(self) -> None:
        """The order of trust may have changed: believe anew where several sources speak."""
        for kind in KINDS:
            said = {
                record["id"]: _by_source(record["says"])
                for record in self._run(cypher.several_sources(kind))
            }
            self._keep(kind, said, set())

    def _naming_the_new(self) -> dict[str, set[str]]:
        """Records from before that name a record which is only there now."""
        found: dict[str, set[str]] = defaultdict(set)
        for edge in cypher.EDGES:
            there = self._were_there.get(edge.kind)
            if there is None:
                there = self._run(cypher.count(edge.kind))[0]["count"]
            ends = ((edge.source, edge.source_kind), (edge.target, edge.target_kind))
            for field, kind in ends if there else ():
                if field:
                    for ids in _batches(sorted(self._new.get(kind, ()))):
                        rows = self._run(cypher.naming(edge.kind, field), ids=ids)
                        found[edge.kind] |= {row["id"] for row in rows}
        return found


def _by_source(says: Sequence[str]) -> _Said:
    rows = [tuple(json.loads(line)) for line in says]
    return {row[1]: row for row in rows}


def _node(kind: str, rows: Sequence[Row]) -> dict[str, Any]:
    """A record's properties: its believed values, and in `says` each source's row as JSON."""
    values = dict(zip(columns(KINDS[kind]), merged(kind, rows), strict=True))
    for field in KINDS[kind].fields:
        if field.type in MANY and values[field.name]:
            values[field.name] = json.loads(values[field.name])
        elif field.type == "flag" and values[field.name] is not None:
            values[field.name] = bool(values[field.name])
    says = [json.dumps(row, ensure_ascii=False) for row in sorted(rows, key=lambda row: row[1])]
    return values | {"says": says, "sources": sorted(row[1] for row in rows)}


def _batches(items: Sequence[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(items), _BATCH):
        yield list(items[start : start + _BATCH])
