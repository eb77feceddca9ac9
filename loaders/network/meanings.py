"""What further columns of a table of edges mean: strength, dates, direction; else a fact."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from graph_service.records import KINDS
from loaders.network.shapes import Edge
from loaders.values import Misfit, day, folded, parser

BLANK = frozenset({"NA", "N/A", "NaN", "nan"})
"""What statistics packages write into a cell of numbers or dates that is blank."""
_WORDS = {"directed": True, "undirected": False, "mutual": False}
_HEADINGS: Mapping[str, Sequence[str]] = {
    "strength": ("strength", "weight", "value"),
    "start_date": ("start-date", "start", "since"),
    "end_date": ("end-date", "end", "until"),
    "directed": ("directed", "direction", "type"),
}
_strength = parser(KINDS["Tie"].by_name["strength"])
_flag = parser(KINDS["Tie"].by_name["directed"])


def direction(text: str) -> bool:
    """Whether a cell says that an edge has a direction: yes or no, or Gephi's words.

    Raises:
        Misfit: it says neither.
    """
    word = _WORDS.get(text.lower())
    return bool(_flag(text)) if word is None else word


_PARSERS: Mapping[str, Callable[[str], object]] = {
    "strength": _strength, "start_date": day, "end_date": day, "directed": direction,
}  # fmt: skip


def meanings(edges: Iterable[Edge]) -> dict[str, str]:
    """The columns that mean a field of a tie, by that field.

    A column means one by its heading, and only if every filled cell fits: numbers of 0 or more
    are a strength, days are dates. Everything else stays a fact.
    """
    texts: dict[str, set[str]] = {}
    for edge in edges:
        for column, text in edge.facts.items():
            texts.setdefault(column, set()).add(text)
    by_heading: dict[str, str] = {}
    for column in texts:
        by_heading.setdefault(folded(column), column)
    found: dict[str, str] = {}
    for field, headings in _HEADINGS.items():
        for column in filter(None, map(by_heading.get, headings)):
            filled = texts[column] - BLANK
            if field not in found and filled and _all_fit(filled, _PARSERS[field]):
                found[field] = column
    return found


def _all_fit(texts: Iterable[str], parse: Callable[[str], object]) -> bool:
    try:
        for text in texts:
            parse(text)
    except Misfit:
        return False
    return True
