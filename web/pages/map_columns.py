"""The headings of the map's table, by each of which it can be ordered."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import url_for

from web.pages.map_part import Part

# By order: the heading, and whether its cells are numbers.
_COLUMNS = {
    "name": ("Name", False),
    "organization": ("Organisation", False),
    "sector": ("Sector", False),
    "place": ("Place", False),
    "ties": ("Ties", True),
    "cluster": ("Cluster", True),
    "ways": ("Ways between others that lead through them", True),
    "years": ("Years in post", True),
}
LARGEST_FIRST = frozenset({"ties", "ways", "years"})


@dataclass(frozen=True)
class Column:
    """A heading; its `address` orders by it, `sort` says how it is ordered now ("" if by another).

    `kind` is "numeric" for numbers.
    """

    text: str
    kind: str
    address: str
    sort: str


def columns(part: Part) -> Iterator[Column]:
    """The headings of the table of people."""
    for order, (text, is_number) in _COLUMNS.items():
        sort = "descending" if order in LARGEST_FIRST else "ascending"
        is_now = order == (part.asked.order or "name")
        address = url_for("map.page", **part.asked.query(order=order)) + "#table"
        yield Column(text, "numeric" if is_number else "", address, sort if is_now else "")
