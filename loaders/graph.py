"""A snapshot as a graph, for every form that is one: GraphML, GEXF, Kumu's blueprint."""

from collections.abc import Iterator
from typing import Any

import networkx as nx

from graph_service.fields import Kind
from graph_service.records import KINDS, Record
from graph_service.snapshot import Snapshot
from loaders.shown import shown_facts
from loaders.xml_text import xml_text

_Edge = tuple[str, str, str, dict[str, Any]]


def graph_of(snapshot: Snapshot) -> "nx.MultiDiGraph[str]":
    """Records as nodes and relations as directed edges.

    A node's id is `Kind:id`; each says its `kind`, its `label` and whether it is `invented`. What
    a record draws between two others (a membership, a tie) is an edge with that record's facts
    and its `relation`. Private fields, such as e-mail addresses, are left out.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for kind in _kinds(snapshot):
        if not kind.links:
            for record in snapshot.of(kind.name).values():
                label = xml_text(snapshot.label(kind.name, record.id))
                facts = {"kind": kind.name, "label": label, "invented": bool(record.invented)}
                graph.add_node(
                    xml_text(f"{kind.name}:{record.id}"), **(_facts(kind, record) | facts)
                )
    for one, other, relation, said in _edges(snapshot):
        source, target = xml_text(one), xml_text(other)
        # A relation to a record that the store does not hold has no end to be drawn to.
        if source in graph and target in graph:
            graph.add_edge(source, target, **(said | {"relation": relation}))
    return graph


def count_of(snapshot: Snapshot) -> int:
    """How many records a snapshot holds."""
    return sum(len(snapshot.of(kind.name)) for kind in _kinds(snapshot))


def _kinds(snapshot: Snapshot) -> Iterator[Kind]:
    return (kind for kind in KINDS.values() if snapshot.of(kind.name))


def _edges(snapshot: Snapshot) -> Iterator[_Edge]:
    for kind in _kinds(snapshot):
        for record in snapshot.of(kind.name).values():
            yield from _drawn(kind, record) if kind.links else _named(kind, record)


def _drawn(kind: Kind, record: Record) -> Iterator[_Edge]:
    """The edges that a membership, a tie or the like draws between two records that it names."""
    facts = {"record": xml_text(record.id), "invented": bool(record.invented)} | _facts(
        kind, record
    )
    for link in kind.links:
        source, target = getattr(record, link.source), getattr(record, link.target)
        if source and target:
            code = getattr(record, link.named_by) if link.named_by else ""
            relation = code.upper().replace("-", "_") or link.name
            ends = kind.by_name[link.source].refers_to, kind.by_name[link.target].refers_to
            yield f"{ends[0]}:{source}", f"{ends[1]}:{target}", relation, facts


def _named(kind: Kind, record: Record) -> Iterator[_Edge]:
    """The edges from a record to those that its fields name."""
    for field in kind.fields:
        if field.refers_to and not field.private:
            value = getattr(record, field.name)
            for id_ in value if isinstance(value, tuple) else (value,):
                if id_:
                    relation = field.relation or field.name.removesuffix("_id").upper()
                    yield f"{kind.name}:{record.id}", f"{field.refers_to}:{id_}", relation, {}


def _facts(kind: Kind, record: Record) -> dict[str, Any]:
    facts: dict[str, Any] = {
        xml_text(f"other: {name}"): _clean(text) for name, text in shown_facts(record).items()
    }
    for field in kind.fields:
        value = getattr(record, field.name)
        shown = not (field.private or field.refers_to or field.type == "attributes")
        if shown and value not in ("", None, ()):
            facts[field.name] = _clean(value)
    return facts


def _clean(value: Any) -> Any:
    if isinstance(value, tuple):
        value = "; ".join(value)
    return xml_text(value) if isinstance(value, str) else value
