"""GraphML, whichever program wrote it: people and their ties."""

from collections.abc import Sequence
from pathlib import PurePosixPath

from graph_service.errors import Unreadable
from graph_service.records import KINDS
from loaders.documents import Document
from loaders.network.graphml_parts import Graph, parsed
from loaders.network.shapes import Edge, Edges, Network, Node, Nodes
from loaders.network.together import read_networks
from loaders.problems import Complaints, Problem
from loaders.reading import Asked, Format, Item, Reading, documents_in

_NAMES = ("label", "name")


def is_graphml(items: Sequence[Item]) -> bool:
    """Whether there is any XML; if it is no GraphML, reading says so."""
    return any(item.form == "xml" for item in documents_in(items))


def read_graphml(items: Sequence[Item], asked: Asked) -> Reading:
    """The people and ties of GraphML files; each is a source of its own.

    Raises:
        Unreadable: a file is not well-formed or no GraphML, holds what would be lost (hyperedges,
            graphs in graphs), or was written by our own export.
    """
    complain = Complaints()
    networks = []
    for item in items:
        if isinstance(item, Document) and item.form == "xml":
            networks.append(_network(item, asked))
        else:
            said, mend = "This is no GraphML, and was left out.", "Load it by itself."
            complain(Problem(item.file, 0, "", "", said, mend, "warning"))
    if not networks:
        files = ", ".join(item.file for item in items)
        raise Unreadable(f"{files}: this is no GraphML, which is XML.", file=files)
    return read_networks("graphml", networks, asked, complain)


GRAPHML = Format("graphml", is_graphml, read_graphml)


def _network(document: Document, asked: Asked) -> Network:
    graph = parsed(document.opened)
    _refuse_our_own(graph, document.file)
    name = PurePosixPath(document.file).stem
    nodes = [_named(node) for node in graph.nodes]
    titles = {"id": "node id", "name": next(iter(_NAMES))}
    ends = {"source": "source", "target": "target"}
    edges = [
        Edge(e.row, e.source, e.target, e.facts, directed=asked.directed or bool(e.directed))
        for e in graph.edges
    ]
    return Network(
        name,
        [Nodes("", document.file, nodes, titles)],
        [Edges("", document.file, name, edges, ends)],
    )


def _named(node: Node) -> Node:
    """A node with the name that its data give it, or else its id."""
    facts = dict(node.facts)
    by_heading = {column.lower(): column for column in reversed(facts)}
    columns = [by_heading[name] for name in _NAMES if name in by_heading]
    name = facts.pop(columns[0]) if columns else node.id
    # Programs that have both fields often write the same text into both.
    same = [column for column in columns[1:] if facts[column] == name]
    return Node(node.row, node.id, name, {k: v for k, v in facts.items() if k not in same})


def _refuse_our_own(graph: Graph, file: str) -> None:
    """Refuse what our own export wrote: its organisations and posts would become people."""
    for node in graph.nodes:
        kind = node.facts.get("kind", "")
        if kind in KINDS and node.id.startswith(f"{kind}:"):
            raise Unreadable(
                f"{file}, row {node.row}: this graph was exported from a leadership map, and not "
                "all of its nodes are people. Load the workbook (.xlsx) of that export instead.",
                file=file,
                row=node.row,
                column="kind",
                value=kind,
            )
