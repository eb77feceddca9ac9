"""A picture's dots and lines as vis-network takes them; the only module that knows pyvis.

pyvis builds nodes and options here and nothing else: its own pages load from other hosts, run
inline scripts and do not escape what they show.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pyvis.network import Network
from pyvis.node import Node

from web.marks import Mark

LINE, NEW = "#aeb7bd", "#00703c"
CHOSEN = "#212b32"
SMALL, NAMED = 14, 34
OPTIONS: dict[str, Any] = {
    "layout": {"improvedLayout": False},
    "nodes": {
        "borderWidth": 1,
        "borderWidthSelected": 4,
        # Names are drawn once they would be large enough to read.
        "font": {"face": "Arial, sans-serif", "size": SMALL, "strokeWidth": 3},
        "scaling": {"label": {"enabled": True, "drawThreshold": 10}},
    },
    "interaction": {
        "hideEdgesOnDrag": True,
        "hideEdgesOnZoom": True,
        "hover": False,
        "keyboard": False,
        # The wheel scrolls the page until somebody has entered the picture.
        "zoomView": False,
    },
}


@dataclass(frozen=True)
class Dot:
    """Something drawn at a place: what it is called, what is said of it, and its own page.

    The name of a `named` dot is large enough (`letters`) to read when all of the picture is seen.
    """

    id: str
    name: str
    said: str
    address: str
    mark: Mark
    x: float
    y: float
    size: float
    named: bool = False
    letters: float = NAMED


@dataclass(frozen=True)
class Line:
    """Two dots that are joined; `width` in units of the drawing; `new` ones stand out."""

    source: str
    target: str
    width: float = 1.0
    new: bool = False


def drawing(dots: Iterable[Dot], lines: Iterable[Line]) -> dict[str, Any]:
    """Nodes, edges and options for vis-network: no physics, straight lines, places as given.

    Every text stays text: titles and labels are plain strings, which vis-network does not read as
    HTML.
    """
    network = Network(directed=True)
    network.toggle_physics(False)
    network.options.edges.smooth.enabled = False
    # pyvis looks through all nodes for each node and edge that it adds; ours come from one graph.
    network.nodes = [_node(dot) for dot in dots]
    network.edges = [_edge(line) for line in lines]
    options = json.loads(network.options.to_json())
    options["edges"]["color"] = {"color": LINE, "highlight": CHOSEN, "inherit": False}
    colours = {node["group"] for node in network.nodes}
    options["groups"] = {colour: _group(colour) for colour in sorted(colours)}
    return {"nodes": network.nodes, "edges": network.edges, "options": options | OPTIONS}


def _group(colour: str) -> dict[str, Any]:
    """How dots of a colour look, said once for all of them."""
    chosen = {"background": colour, "border": CHOSEN}
    return {"color": {"background": colour, "border": "#ffffff", "highlight": chosen}}


def _node(dot: Dot) -> dict[str, Any]:
    found: dict[str, Any] = Node(
        dot.id,
        dot.mark.shape,
        dot.name,
        group=dot.mark.colour,
        x=dot.x,
        y=dot.y,
        size=dot.size,
        said=dot.said,
        address=dot.address,
    ).options
    # The usual size is said once for all: thousands need not say it.
    return found | ({"font": {"size": dot.letters}} if dot.named else {})


def _edge(line: Line) -> dict[str, Any]:
    edge: dict[str, Any] = {"from": line.source, "to": line.target}
    # One is what vis-network takes where nothing is said: thousands need not say it.
    edge |= {"width": line.width} if line.width != 1 else {}
    return edge | ({"color": {"color": NEW}, "dashes": [8, 4]} if line.new else {})
