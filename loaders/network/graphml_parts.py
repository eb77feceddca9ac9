"""GraphML -> nodes and edges with the lines that they stand on.

Brandes et al. 2002, "GraphML Progress Report" (Graph Drawing 2001, LNCS 2265:501), and the files
of yEd, which keeps names in drawings. Nothing outside the file is ever asked for: a document type
declaration, with which entities are declared, is refused.
"""

import io
import xml.sax
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.sax.expatreader import create_parser
from xml.sax.handler import (
    ContentHandler,
    LexicalHandler,
    feature_external_ges,
    feature_external_pes,
    property_lexical_handler,
)
from xml.sax.xmlreader import AttributesImpl, InputSource

from graph_service.errors import Unreadable
from loaders.network.graphml_keys import Keys
from loaders.network.shapes import Edge, Node
from loaders.opened import Opened

_DEEPEST = 100
_LABELS = ("NodeLabel", "EdgeLabel")


@dataclass
class Graph:
    """The nodes and edges of a file; `directed` of an edge is its own or its graph's."""

    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)


def parsed(file: Opened) -> Graph:
    """What a GraphML file holds.

    Raises:
        Unreadable: see `graphml_in.read_graphml`.
    """
    handler = _Handler(file.name)
    reader = create_parser()  # noqa: S315 - `startDTD` refuses what could declare an entity
    reader.setContentHandler(handler)
    reader.setProperty(property_lexical_handler, handler)
    reader.setFeature(feature_external_ges, False)
    reader.setFeature(feature_external_pes, False)
    source = InputSource(file.name)
    source.setByteStream(io.BytesIO(file.content))
    try:
        reader.parse(source)
    except (xml.sax.SAXException, ValueError, LookupError) as exc:
        said = exc.getMessage() if isinstance(exc, xml.sax.SAXException) else str(exc)
        raise handler.unreadable(
            f"this is not well-formed XML ({said}). Export the file again."
        ) from exc
    return handler.graph


class _Handler(ContentHandler, LexicalHandler):
    def __init__(self, file: str) -> None:
        super().__init__()
        self.graph = Graph()
        self._file = file
        self._depth = 0
        self._keys = Keys()
        self._key = ""
        self._directed: list[bool] = []
        self._open: tuple[str, int, Mapping[str, str]] | None = None
        self._inside = ""
        self._text: list[str] = []

    def unreadable(self, said: str) -> Unreadable:
        """The refusal of this file at the line that is being read."""
        return Unreadable(f"{self._file}, row {self._row}: {said}", file=self._file, row=self._row)

    @property
    def _row(self) -> int:
        locator = getattr(self, "_locator", None)
        return (locator.getLineNumber() or 0) if locator is not None else 0

    def startDTD(self, name: str, public_id: str | None, system_id: str | None) -> None:  # noqa: N802, ARG002
        raise self.unreadable(
            "a document type declaration (<!DOCTYPE) may declare entities and is not read. "
            "Take it out, or export the file again without it."
        )

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        self._depth += 1
        local = name.rpartition(":")[2]
        if self._depth == 1 and local != "graphml":
            raise self.unreadable(
                f"this XML is no GraphML: it begins with <{name[:40]}>. In Gephi, yEd or Cytoscape "
                "export it as GraphML; from elsewhere save it as a table."
            )
        if self._depth > _DEEPEST:
            raise self.unreadable(f"elements are nested more than {_DEEPEST} deep.")
        if self._inside:
            # Text that stands before the elements in a label is the label.
            self._end_text() if self._inside in _LABELS else self._start_label(local)
        else:
            self._start(local, dict(attrs.items()))

    def _start_label(self, local: str) -> None:
        if local in _LABELS:
            self._inside, self._text = local, []

    def _start(self, local: str, said: Mapping[str, str]) -> None:
        if local in ("hyperedge", "locator"):
            raise self.unreadable(f"a {local} cannot be kept. Draw it as single edges.")
        if local == "graph":
            self._start_graph(said)
        elif local in ("node", "edge"):
            self._open = local, self._row, said
            self._keys.begin()
        elif local == "key":
            self._key = self._keys.declare(said)
        elif local == "data":
            self._key = said.get("key", "")
        if local in ("data", "default"):
            self._inside, self._text = local, []

    def _start_graph(self, said: Mapping[str, str]) -> None:
        if self._open is not None:
            raise self.unreadable(
                f"the {self._open[0]} '{self._open[2].get('id', '')}' holds a graph of its own, "
                "and a group is nobody. Dissolve the groups and export the file again."
            )
        self._directed.append(said.get("edgedefault") == "directed")

    def characters(self, content: str) -> None:
        if self._inside:
            self._text.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802
        self._depth -= 1
        local = name.rpartition(":")[2]
        if local == self._inside:
            self._end_text()
            self._inside = "data" if local in _LABELS else ""
        elif not self._inside and self._open is not None and local == self._open[0]:
            self._end(*self._open)
            self._open = None

    def _end_text(self) -> None:
        text, self._text = "".join(self._text).strip(), []
        if not text:
            return
        if self._inside == "default":
            self._keys.set_default(self._key, text)
        elif self._open is not None and self._inside in _LABELS:
            self._keys.say_as("label", text)
        elif self._open is not None:
            self._keys.say(self._key, text)

    def _end(self, local: str, row: int, said: Mapping[str, str]) -> None:
        facts = self._keys.end(local)
        if local == "node":
            self._add_node(row, said.get("id", "").strip(), facts)
            return
        own = said.get("directed")
        directed = self._directed[-1] if own is None else own.strip().lower() in ("true", "1")
        ends = said.get("source", "").strip(), said.get("target", "").strip()
        self.graph.edges.append(Edge(row, *ends, facts, directed))

    def _add_node(self, row: int, id_: str, facts: Mapping[str, str]) -> None:
        if not id_:
            raise self.unreadable("this node has no id, and edges could not name it.")
        self.graph.nodes.append(Node(row, id_, id_, facts))
