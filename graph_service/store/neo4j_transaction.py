"""One transaction on Neo4j: rows kept on nodes, and the property graph that follows from them."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import asdict
from typing import Any

from neo4j import ManagedTransaction

from graph_service.fields import MANY
from graph_service.records import KINDS
from graph_service.store import cypher
from graph_service.store.batch import Change, Entry
from graph_service.store.drawing import Drawing, batches
from graph_service.store.rows import Row, columns, merged
from graph_service.store.trust import order_of_trust

_Said = dict[str, Row]


class Neo4jTransaction:
    """Keeps and gives back rows (see `transaction.py`); `finish` draws the relations."""

    def __init__(self, managed: ManagedTransaction, *, writes: bool) -> None:
        """Begin; a writer waits here until no other writes."""
        self._managed = managed
        self._drawing = Drawing(self._run)
        self._trust: Callable[[str], int] | None = None
        self._order_changed = False
        if writes:
            self._run(cypher.LOCK)

    def _run(self, query: str, /, **given: Any) -> list[dict[str, Any]]:
        return self._managed.run(query, given).data()

    def rows(
        self, kind: str, *, source: str | None = None, id_: str | None = None
    ) -> Iterable[Row]:
        """What is said of the records of a kind, in the order of id and source."""
        if self._drawing.holds_none(kind):
            return []
        found = self._managed.run(cypher.rows(kind), {"source": source, "id": id_})
        rows = [tuple(json.loads(line)) for record in found for line in record["says"]]
        return sorted(
            (row for row in rows if source is None or row[1] == source), key=lambda row: row[:2]
        )

    def put(self, kind: str, rows: Sequence[Row]) -> None:
        """Keep rows, each in the place of what its source said of its id before."""
        self._touch_order(kind)
        ids = dict.fromkeys(row[0] for row in rows)
        said = self._said(kind, self._drawing.maybe_there(kind, ids))
        new = ids.keys() - said.keys()
        for row in rows:
            said.setdefault(row[0], {})[row[1]] = row
        self._keep(kind, said, new)

    def drop(self, kind: str, keys: Sequence[tuple[str, str]]) -> None:
        """Forget what sources said, by (id, source)."""
        self._touch_order(kind)
        said = self._said(kind, [id_ for id_, _ in keys])
        for id_, source in keys:
            said.get(id_, {}).pop(source, None)
        gone = [id_ for id_, sources in said.items() if not sources]
        self._drawing.forget(kind, gone)
        for ids in batches(gone):
            self._run(cypher.delete(kind), ids=ids)
        self._keep(kind, {id_: sources for id_, sources in said.items() if sources}, set())

    def clear(self) -> None:
        """Forget all that was said and all of the audit; called before anything is put."""
        self._run(cypher.CLEAR)
        self._drawing = Drawing(self._run)

    def log(self, entry: Entry, changes: Iterable[Change]) -> None:
        """Keep a version and its changes in the audit."""
        self._trust = None
        self._run(cypher.ADD_ENTRY, entry=asdict(entry) | {"sources": list(entry.sources)})
        rows = (_change(entry.version, *placed) for placed in enumerate(changes))
        for batch in batches(rows):
            self._run(cypher.ADD_CHANGES, rows=batch)

    def unlog(self, version: int) -> None:
        """Forget a version and its changes."""
        self._run(cypher.REMOVE_CHANGES, version=version)
        self._run(cypher.REMOVE_ENTRY, version=version)

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
        if self._order_changed:
            self._merge_again()
        self._drawing.finish()

    def _touch_order(self, kind: str) -> None:
        """The team's order of trust is written in the system's own record."""
        if kind == "System":
            self._order_changed, self._trust = True, None

    def _said(self, kind: str, ids: Sequence[str]) -> dict[str, _Said]:
        found: dict[str, _Said] = {}
        for batch in batches(ids):
            for record in self._run(cypher.said_of(kind), ids=batch):
                found[record["id"]] = _by_source(record["says"])
        return found

    def _keep(self, kind: str, said: Mapping[str, _Said], new: Set[str]) -> None:
        for text, ids in (
            (cypher.create(kind), [id_ for id_ in said if id_ in new]),
            (cypher.update(kind), [id_ for id_ in said if id_ not in new]),
        ):
            for batch in batches(ids):
                nodes = [_node(kind, self._by_trust(said[id_])) for id_ in batch]
                self._run(text, rows=nodes)
                for node in nodes:
                    self._drawing.touch(kind, node, new=node["id"] in new)

    def _by_trust(self, said: _Said) -> list[Row]:
        """The rows that sources say of a record, the most trusted source's first."""
        if len(said) == 1:
            return list(said.values())
        trust = self._trust = self._trust or order_of_trust(self)
        return sorted(said.values(), key=lambda row: trust(row[1]))

    def _merge_again(self) -> None:
        """The order of trust may have changed: believe anew where several sources speak."""
        for kind in KINDS:
            said = {
                record["id"]: _by_source(record["says"])
                for record in self._run(cypher.several_sources(kind))
            }
            self._keep(kind, said, set())


def _by_source(says: Sequence[str]) -> _Said:
    rows = [tuple(json.loads(line)) for line in says]
    return {row[1]: row for row in rows}


def _change(version: int, place: int, change: Change) -> dict[str, Any]:
    """The properties of a change in the audit, its `before` as JSON."""
    known = {"kind": change.kind, "id": change.id, "source": change.source}
    node = {"version": version, "place": place, "action": change.action} | known
    if change.before:
        node["before"] = json.dumps(change.before, ensure_ascii=False)
    return node


def _node(kind: str, rows: Sequence[Row]) -> dict[str, Any]:
    """A record's properties: its believed values, and in `says` each source's row as JSON."""
    values = dict(zip(columns(KINDS[kind]), merged(kind, rows), strict=True))
    for field in KINDS[kind].fields:
        if field.type in MANY and values[field.name]:
            values[field.name] = json.loads(values[field.name])
        elif field.type == "flag" and values[field.name] is not None:
            values[field.name] = bool(values[field.name])
    says = [json.dumps(row, ensure_ascii=False) for row in sorted(rows, key=lambda row: row[1])]
    said = {name: value for name, value in values.items() if value is not None}
    return said | {"says": says, "sources": sorted(row[1] for row in rows)}
