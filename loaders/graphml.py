"""A snapshot as GraphML, for Gephi, yEd, Cytoscape and the like."""

from pathlib import Path

import networkx as nx

from graph_service.snapshot import Snapshot
from loaders.aside import aside
from loaders.graph import count_of, graph_of


def write_graphml(path: Path, snapshot: Snapshot) -> int:
    """Write records as nodes and relations as edges (see `graph_of`); how many records there are.

    Raises:
        Refused: the file cannot be written.
    """
    with aside(path) as part:
        nx.write_graphml(graph_of(snapshot), part, named_key_ids=True)
    return count_of(snapshot)
