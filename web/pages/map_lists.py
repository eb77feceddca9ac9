"""The table beside the picture: of people, or of the relations between them."""

from dataclasses import dataclass
from typing import Any

from flask import url_for

from web.links import Named
from web.pages.map_columns import Column, columns
from web.pages.map_part import Part
from web.pages.map_relations import RelationRow, relation_rows
from web.pages.map_table import Row, rows
from web.paging import Paged, paged


@dataclass(frozen=True)
class Lists:
    """The page of the table that is asked for; the other of the two is None, and has a link."""

    people: Paged[Row] | None
    relations: Paged[RelationRow] | None
    columns: tuple[Column, ...]
    caption: str
    other: Named

    @classmethod
    def of(cls, part: Part) -> "Lists":
        """The table of a part."""
        if part.asked.list == "relations" and part.found:
            relations = paged(relation_rows(part))
            return cls(None, relations, (), _caption("Relations", relations), _other(part))
        people = paged(rows(part))
        return cls(people, None, tuple(columns(part)), _caption("People", people), _other(part))


def _other(part: Part) -> Named:
    """The table that is not shown."""
    is_people = part.asked.list == "relations"
    query = part.asked.query(list="" if is_people else "relations")
    name = "Show the people" if is_people else "Show each relation, why and since when"
    return Named(name, url_for("map.page", **query) + "#table")


def _caption(what: str, list_: Paged[Any]) -> str:
    last = list_.first + len(list_.items) - 1
    return f"{what} on the map, {list_.first:,} to {last:,} of {list_.total:,}"
