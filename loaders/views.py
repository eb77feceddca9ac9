"""What is seen of a network, out to a file: people and the relations between them as tables."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import networkx as nx

from loaders.tables.excel_out import Heading, Table, write_workbook
from loaders.xml_text import xml_text

Row = Mapping[str, str | float]


@dataclass(frozen=True)
class View:
    """People (each with an `id` and a `name`) and relations (with the ids `one` and `other`).

    `provenance` says in a line what this is: the day, the filter, the source, invented or real.
    """

    provenance: str
    people: Sequence[Row]
    relations: Sequence[Row]


def write_view(path: Path, view: View) -> None:
    """Write a view in the form that the suffix says, one of `VIEW_FORMS`."""
    VIEW_FORMS[path.suffix](path, view)


def _json(path: Path, view: View) -> None:
    document: dict[str, Any] = {
        "provenance": view.provenance,
        "people": [dict(row) for row in view.people],
        "relations": [dict(row) for row in view.relations],
    }
    path.write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")


def _xlsx(path: Path, view: View) -> None:
    tables = [_table("People", view.people), _table("Relations", view.relations)]
    about = Table("About", [Heading("About")], [[view.provenance]])
    write_workbook(path, [*tables, about])


def _table(name: str, rows: Sequence[Row]) -> Table:
    headings = list(rows[0]) if rows else []
    return Table(name, [Heading(text) for text in headings], [list(row.values()) for row in rows])


def _graph(view: View) -> "nx.MultiGraph[str]":
    graph: nx.MultiGraph[str] = nx.MultiGraph(provenance=xml_text(view.provenance))
    for row in view.people:
        label = xml_text(str(row["name"]))
        graph.add_node(xml_text(str(row["id"])), label=label, **_facts(row, {"id", "name"}))
    for row in view.relations:
        one, other = (xml_text(str(row[end])) for end in ("one", "other"))
        graph.add_edge(one, other, None, **_facts(row, {"one", "other"}))
    return graph


def _facts(row: Row, left_out: set[str]) -> dict[str, Any]:
    return {
        name: xml_text(value) if isinstance(value, str) else value
        for name, value in row.items()
        if name not in left_out
    }


def _graphml(path: Path, view: View) -> None:
    nx.write_graphml(_graph(view), path, named_key_ids=True)


def _gexf(path: Path, view: View) -> None:
    graph = _graph(view)
    # GEXF has no place for further facts of a graph: its name is the one that programs show.
    graph.graph = {"name": graph.graph["provenance"]}
    nx.write_gexf(graph, path)


VIEW_FORMS: Mapping[str, Callable[[Path, View], None]] = {
    ".json": _json, ".xlsx": _xlsx, ".graphml": _graphml, ".gexf": _gexf,
}  # fmt: skip
"""What writes each form of a view."""
