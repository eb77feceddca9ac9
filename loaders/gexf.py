"""A snapshot as GEXF, Gephi's own form."""

from pathlib import Path
from typing import Any

import networkx as nx

from graph_service.snapshot import Snapshot
from loaders.aside import aside
from loaders.graph import count_of, graph_of


def write_gexf(path: Path, snapshot: Snapshot) -> int:
    """Write records as nodes and relations as edges (see `graph_of`); how many records there are.

    Raises:
        Refused: the file cannot be written.
    """
    graph = graph_of(snapshot)
    _agree([facts for _, facts in graph.nodes(data=True)])
    _agree([facts for _, _, facts in graph.edges(data=True)])
    with aside(path) as part:
        nx.write_gexf(graph, part)
    return count_of(snapshot)


def _agree(said: list[dict[str, Any]]) -> None:
    """Give each fact one type: GEXF declares it once, for all nodes or all edges."""
    types: dict[str, set[type]] = {}
    for facts in said:
        for name, value in facts.items():
            types.setdefault(name, set()).add(type(value))
    mixed = {name: float if found == {int, float} else str for name, found in types.items()
             if len(found) > 1}  # fmt: skip
    for facts in said if mixed else ():
        for name in facts.keys() & mixed.keys():
            facts[name] = mixed[name](facts[name])
