"""Several rows that say one tie -> the tie, with what each row says of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from loaders.network.meanings import BLANK, direction
from loaders.network.shapes import Edge

_DATES = ("start_date", "end_date")


@dataclass
class Joined:
    """One tie: the row that said it first, its ends there, and what all of its rows say.

    `key` is the same for every row that says this tie. `known` holds texts by field of the
    vocabulary, `facts` all else. `again` are the further rows.
    """

    row: int
    ends: tuple[str, str]
    key: tuple[str, ...]
    directed: bool
    known: dict[str, str]
    facts: dict[str, str]
    again: list[int]


def merged(edges: Sequence[Edge], meaning: Mapping[str, str], *, directed: bool) -> list[Joined]:
    """Edges as ties, each once, in the order of the rows that said them first.

    Without a direction both orders are one tie, and a row with a direction is part of it. Rows of
    other dates are other ties. Facts that differ stand side by side; of several strengths the
    greatest counts, and all are kept as a fact.

    Args:
        edges: the rows.
        meaning: columns by the field that they mean; see `meanings`.
        directed: whether rows that do not say otherwise hold in one direction only.
    """
    ways = [_has_direction(edge, meaning, directed=directed) for edge in edges]
    both = {_pair(edge) for edge, way in zip(edges, ways, strict=True) if not way}
    found: dict[tuple[str, ...], Joined] = {}
    for edge, way in zip(edges, ways, strict=True):
        pair = _pair(edge)
        one_way = way and pair not in both
        ends = edge.source, edge.target
        known, facts = _split(edge, meaning)
        key = (*(ends if one_way else pair), *(known.get(date, "") for date in _DATES))
        if key in found:
            _join(found[key], edge.row, known, facts, meaning.get("strength", ""))
        else:
            found[key] = Joined(edge.row, ends, key, one_way, known, facts, [])
    return list(found.values())


def _has_direction(edge: Edge, meaning: Mapping[str, str], *, directed: bool) -> bool:
    if edge.directed is not None:
        return edge.directed
    said = edge.facts.get(meaning.get("directed", ""), "")
    return direction(said) if said and said not in BLANK else directed


def _pair(edge: Edge) -> tuple[str, str]:
    return min(edge.source, edge.target), max(edge.source, edge.target)


def _split(edge: Edge, meaning: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """What an edge says, as fields of the vocabulary and as facts."""
    facts = dict(edge.facts)
    known = {field: facts.pop(column, "") for field, column in meaning.items()}
    known.pop("directed", None)
    return {field: text for field, text in known.items() if text and text not in BLANK}, facts


def _join(
    tie: Joined, row: int, known: Mapping[str, str], facts: Mapping[str, str], strength: str
) -> None:
    tie.again.append(row)
    for name, text in facts.items():
        tie.facts[name] = _beside(tie.facts.get(name, ""), text)
    before, now = tie.known.get("strength", ""), known.get("strength", "")
    if now and now != before:
        if before:
            tie.facts[strength] = _beside(tie.facts.get(strength, before), now)
        tie.known["strength"] = max(before or now, now, key=_number)


def _beside(before: str, text: str) -> str:
    said = before.split("; ") if before else []
    return before if text in said else "; ".join([*said, text])


def _number(text: str) -> float:
    return float(text.replace(",", ""))
