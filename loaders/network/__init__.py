"""Networks: people and their ties, as tables of nodes and edges or as GraphML."""

from loaders.network.edges import EDGES
from loaders.network.graphml_in import GRAPHML

__all__ = ["EDGES", "GRAPHML"]
