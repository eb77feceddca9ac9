"""Rows as both databases would say them alike, for comparing stores and moving between them.

One gives a flag back as 1 and the other as true, and a whole number in a field of numbers as 2.0
or as 2: here a flag is 0 or 1, and a number has its point.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from graph_service.records import KINDS
from graph_service.store.rows import HEAD, Row

_PLAIN: Mapping[str, Callable[[Any], Any]] = {"flag": int, "number": float}


@cache
def _fixes(kind: str) -> tuple[tuple[int, str, Callable[[Any], Any]], ...]:
    return tuple(
        (place, field.name, _PLAIN[field.type])
        for place, field in enumerate(KINDS[kind].fields, start=len(HEAD))
        if field.type in _PLAIN
    )


def plain_row(kind: str, row: Row) -> list[Any]:
    """A row of a kind, alike from both databases."""
    values = list(row)
    for place, _, fix in _fixes(kind):
        if values[place] is not None:
            values[place] = fix(values[place])
    return values


def plain_image(kind: str, image: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """The row before a change, by column, alike from both databases."""
    if image is None:
        return None
    values = dict(image)
    for _, name, fix in _fixes(kind):
        if values.get(name) is not None:
            values[name] = fix(values[name])
    return dict(sorted(values.items()))
