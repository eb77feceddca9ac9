"""A snapshot as a blueprint of Kumu (docs.kumu.io, "JSON / Blueprints")."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graph_service.records import KINDS
from graph_service.snapshot import Snapshot
from loaders.aside import aside
from loaders.graph import count_of, graph_of

_DESCRIPTIONS = ("purpose", "job_title")
_INVENTED = "invented"


def write_kumu(path: Path, snapshot: Snapshot) -> int:
    """Write records as elements and relations as connections; how many records there are.

    Ends are named by ids, since two elements may have one label. What is invented has that as a
    tag. See `graph_of` for what is shown.

    Raises:
        Refused: the file cannot be written.
    """
    graph = graph_of(snapshot)
    elements = [_element(id_, facts) for id_, facts in graph.nodes(data=True)]
    connections = [
        _connection(f"connection-{number}", one, other, facts)
        for number, (one, other, facts) in enumerate(graph.edges(data=True), start=1)
    ]
    blueprint = {"elements": elements, "connections": connections}
    with aside(path) as part:
        part.write_text(json.dumps(blueprint, ensure_ascii=False, indent=1), encoding="utf-8")
    return count_of(snapshot)


def _element(id_: str, said: Mapping[str, Any]) -> dict[str, Any]:
    facts = dict(said)
    kind = KINDS[facts.pop("kind")]
    # The label is the name, where there is one.
    facts.pop("name", "")
    called = "governance body" if facts.get("is_body") else kind.one
    description = next((facts[name] for name in _DESCRIPTIONS if name in facts), "")
    element = {"id": id_, "label": facts.pop("label"), "type": called.capitalize()}
    return element | ({"description": description} if description else {}) | _tagged(facts)


def _connection(id_: str, one: str, other: str, said: Mapping[str, Any]) -> dict[str, Any]:
    facts = dict(said)
    relation = facts.pop("relation")
    mutual = relation == "KNOWS" and not facts.pop("directed", False)
    words = relation.replace("_", " ").lower()
    connection = {"id": id_, "from": one, "to": other, "type": words}
    return connection | {"direction": "undirected" if mutual else "directed"} | _tagged(facts)


def _tagged(facts: dict[str, Any]) -> dict[str, Any]:
    """Facts under names that Kumu shows, what is invented with a tag."""
    tags = {"tags": [_INVENTED]} if facts.pop(_INVENTED, False) else {}
    return tags | {name.replace("_", " "): value for name, value in facts.items()}
