"""Loading into Neo4j, ours and the bare driver's; each task is run in a process of its own."""

import csv
import json
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pandas as pd
from neo4j import Session

from graph_service.fields import MANY, Field
from graph_service.records import KINDS
from graph_service.store import open_store
from graph_service.store.cypher import EDGES, Edge
from loaders import load
from tests.benchmarks.tasks import FLAGS, peak_mb
from tests.neo4j_address import Address
from tests.neo4j_emptying import forget_records

BATCH = 10_000
CAST: dict[str, Callable[[str], Any]] = {
    "flag": lambda text: bool(FLAGS[text]), "whole": int, "number": float,
}  # fmt: skip
ENTRY = {
    "version": 1, "at": "2026-01-01", "by": "bare", "why": "load", "sources": ["csv"],
    "apart": False,
}  # fmt: skip
NODES = (
    "MATCH (n) WHERE NOT n:Ledger "
    "RETURN head(labels(n)) AS name, count(n) AS count, sum(size(keys(n))) AS properties"
)
RELATIONS = (
    "MATCH ()-[r]->() RETURN type(r) AS name, count(r) AS count, sum(size(keys(r))) AS properties"
)


def ours(folder: str, url: str) -> dict[str, float]:
    """All or nothing: one transaction."""
    began = time.perf_counter()
    report = load(open_store(url), [Path(folder)], by="benchmark", source="csv")
    seconds = time.perf_counter() - began
    rows = sum(tally.added for tally in report.kinds.values())
    return {"seconds": seconds, "peak_mb": peak_mb(), "rows": float(rows)}


def bare(folder: str, url: str) -> dict[str, float]:
    """Read the files, make the same nodes, audit and relations; each batch is committed at once."""
    began = time.perf_counter()
    address = Address.of(url)
    frames = {}
    with address.driver() as driver, driver.session(database=address.database) as session:
        session.run("CREATE (n:Entry) SET n = $entry", entry=ENTRY).consume()
        for kind in KINDS.values():
            path = Path(folder) / f"{kind.sheet}.csv"
            if path.exists():
                frames[kind.name] = _nodes(session, kind.name, path)
        for edge in EDGES:
            if edge.kind in frames:
                _send(session, _draw(edge), _ends(edge, frames[edge.kind]))
    seconds = time.perf_counter() - began
    rows = sum(len(nodes) for nodes in frames.values())
    return {"seconds": seconds, "peak_mb": peak_mb(), "rows": float(rows)}


def _nodes(session: Session, kind: str, path: Path) -> list[dict[str, Any]]:
    frame = pd.read_csv(path, dtype=str, keep_default_na=False, quoting=csv.QUOTE_MINIMAL)
    fields = KINDS[kind].by_name
    columns = [_column(fields.get(name), frame[name].tolist()) for name in frame.columns]
    nodes = []
    for line, values in enumerate(zip(*columns, strict=True), start=2):
        node = dict(zip(frame.columns, values, strict=True))
        node |= {"source": "csv", "file": path.name, "row": line, "sources": ["csv"]}
        row = [node["id"], "csv", path.name, line, *(node.get(name) for name in fields)]
        node["says"] = [json.dumps(row, ensure_ascii=False)]
        nodes.append(node)
    _send(session, f"UNWIND $rows AS row CREATE (n:{kind}:Record) SET n = row", iter(nodes))
    said = {"version": 1, "kind": kind, "source": "csv", "action": "added"}
    changes = (said | {"place": i, "id": node["id"]} for i, node in enumerate(nodes))
    _send(session, "UNWIND $rows AS row CREATE (n:Change) SET n = row", changes)
    return nodes


def _column(field: Field | None, texts: list[str]) -> list[Any]:
    if field and field.type in MANY:
        return [[part.strip() for part in text.split(";")] if text else None for text in texts]
    cast = CAST.get(field.type, str) if field else str
    return [cast(text) if text else None for text in texts]


def _draw(edge: Edge) -> str:
    return (
        f"UNWIND $rows AS row MATCH (a:{edge.source_kind} {{id: row.a}}) "
        f"MATCH (b:{edge.target_kind} {{id: row.b}}) "
        f"CREATE (a)-[:{edge.type} {{drawn_by: row.id, kind: '{edge.kind}', "
        "start_date: row.start_date, end_date: row.end_date}]->(b)"
    )


def _ends(edge: Edge, nodes: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for node in nodes:
        if edge.when and node.get(edge.when[0]) != edge.when[1]:
            continue
        start, ends = node.get(edge.source or "id"), node.get(edge.target)
        for end in ends if isinstance(ends, list) else [ends]:
            if start and end:
                days = {name: node.get(name) for name in ("start_date", "end_date")}
                yield {"a": start, "b": end, "id": node["id"]} | days


def _send(session: Session, query: str, rows: Iterator[dict[str, Any]]) -> None:
    while batch := list(islice(rows, BATCH)):
        session.run(query, rows=batch).consume()


def graph(url: str) -> dict[str, list[int]]:
    """How many nodes of each label and relations of each type, and how many properties."""
    address = Address.of(url)
    with address.driver() as driver, driver.session(database=address.database) as session:
        found = [row for query in (NODES, RELATIONS) for row in session.run(query).data()]
    return {row["name"]: [row["count"], row["properties"]] for row in found}


def empty(url: str) -> dict[str, float]:
    """Leave nothing but the constraints and indexes, which are made where they are missing."""
    open_store(url).close()
    forget_records(Address.of(url))
    return {}


TASKS: dict[str, Callable[..., Any]] = {"ours": ours, "bare": bare, "graph": graph, "empty": empty}

if __name__ == "__main__":
    print(json.dumps(TASKS[sys.argv[1]](*sys.argv[2:])))
