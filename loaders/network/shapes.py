"""A network as its file says it: nodes, edges, and their further columns as texts by name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Node:
    """A row that describes somebody (or, in a two-mode file, an event)."""

    row: int
    id: str
    name: str
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Edge:
    """A row that joins two nodes; `directed` is None where the file does not say."""

    row: int
    source: str
    target: str
    facts: Mapping[str, str]
    directed: bool | None = None


@dataclass(frozen=True)
class Nodes:
    """The nodes in the table `sheet` of `file`; `titles` are what it calls `id` and `name`."""

    sheet: str
    file: str
    rows: Sequence[Node]
    titles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Edges:
    """The edges in the table `sheet` of `file`; the ties among them get the context `context`.

    `titles` are what the file calls `source` and `target`.
    """

    sheet: str
    file: str
    context: str
    rows: Sequence[Edge]
    titles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Network:
    """What belongs together and becomes one source, called `name`."""

    name: str
    nodes: Sequence[Nodes]
    edges: Sequence[Edges]
