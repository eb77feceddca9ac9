"""The relations of the property graph, drawn once a transaction has put all its records."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from graph_service.fields import MANY
from graph_service.records import KINDS
from graph_service.store import cypher
from graph_service.store.cypher import DRAWN, EDGES, Edge

BATCH = 10_000
"""Rows sent in one query."""
_Values = tuple[Any, ...]
_Run = Callable[..., list[dict[str, Any]]]


class Drawing:
    """Remembers of each touched record what its relations need, so that nothing is read back."""

    def __init__(self, run: _Run) -> None:
        """Take what runs a query with its parameters and gives back all rows."""
        self._run = run
        self._touched: dict[str, dict[str, _Values]] = defaultdict(dict)
        self._new: dict[str, set[str]] = defaultdict(set)
        self._were_there: dict[str, int] = {}

    def were_there(self, kind: str) -> int:
        """How many records of a kind there were; to be asked before the first is put."""
        if not self._were_there:
            self._were_there = self._run(cypher.COUNTS)[0]
        return self._were_there[kind]

    def holds_none(self, kind: str) -> bool:
        """Whether there are no records of a kind, so that nobody need ask for them."""
        return not (self.were_there(kind) or self._new[kind])

    def maybe_there(self, kind: str, ids: Iterable[str]) -> list[str]:
        """Those of some ids that may have a node: of an empty kind only what was just put."""
        if self.were_there(kind):
            return list(ids)
        return [id_ for id_ in ids if id_ in self._new[kind]]

    def touch(self, kind: str, node: Mapping[str, Any], *, new: bool) -> None:
        """Remember a record that is put, by the properties of its node."""
        self._touched[kind][node["id"]] = tuple(node.get(name) for name in DRAWN[kind])
        if new:
            self._new[kind].add(node["id"])

    def forget(self, kind: str, ids: Sequence[str]) -> None:
        """Remove what some records drew, which are about to go."""
        for id_ in ids:
            self._touched[kind].pop(id_, None)
        self._undraw(kind, ids)

    def finish(self) -> None:
        """Draw the relations of all that was touched, and of what names a record that is new."""
        self._touch_naming_the_new()
        for kind, touched in self._touched.items():
            self._undraw(kind, [id_ for id_ in touched if id_ not in self._new[kind]])
        for edge in EDGES:
            for batch in batches(_relations(edge, self._touched.get(edge.kind, {}))):
                self._run(cypher.draw(edge), rows=batch)

    def _undraw(self, kind: str, ids: Sequence[str]) -> None:
        for edge in EDGES:
            if edge.kind == kind:
                for batch in batches(ids):
                    self._run(cypher.undraw(edge), ids=batch)

    def _touch_naming_the_new(self) -> None:
        """Records from before that name a record which is only there now."""
        ends = dict.fromkeys(
            (edge.kind, field, to)
            for edge in EDGES
            for field, to in ((edge.source, edge.source_kind), (edge.target, edge.target_kind))
            if field
        )
        for kind, field, to in ends:
            if self._new[to] and self.were_there(kind):
                for ids in batches(sorted(self._new[to])):
                    for row in self._run(cypher.naming(kind, field), ids=ids):
                        self._touched[kind].setdefault(row["id"], tuple(row["drawn"]))


def _relations(edge: Edge, touched: Mapping[str, _Values]) -> Iterator[list[str | None]]:
    """What `cypher.draw` asks for: from, to, drawn by, first and last day."""
    place = {name: index for index, name in enumerate(DRAWN[edge.kind])}
    source = place[edge.source] if edge.source else None
    target, first, last = place[edge.target], place["start_date"], place["end_date"]
    many = KINDS[edge.kind].by_name[edge.target].type in MANY
    when, code = (place[edge.when[0]], edge.when[1]) if edge.when else (None, None)
    for id_, values in touched.items():
        if when is None or values[when] == code:
            start = id_ if source is None else values[source]
            ends = values[target] if many else (values[target],)
            for end in ends or () if start else ():
                if end:
                    yield [start, end, id_, values[first], values[last]]


def batches(items: Iterable[Any]) -> Iterator[list[Any]]:
    """Items in as many lists as queries are wanted."""
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        yield batch
