"""The tables under `data/facts/`: what the sample system is made from, each row with its source."""

import csv
from collections.abc import Mapping
from importlib.resources import files
from typing import Any, TypeVar

from graph_service.records import KINDS, Record
from loaders.values import parser

_Made = TypeVar("_Made", bound=Record)
TODAY = "2026-09-01"
BOROUGHS = ("bexley", "bromley", "greenwich", "lambeth", "lewisham", "southwark")


def rows(table: str) -> list[dict[str, str]]:
    """The rows of `data/facts/TABLE.csv`, text by heading."""
    path = files("leadership_map_data") / "facts" / f"{table}.csv"
    return list(csv.DictReader(path.read_text("utf-8").splitlines()))


def record(kind: type[_Made], row: Mapping[str, str], **more: Any) -> _Made:
    """A record from those columns of a row that are fields of its kind; `more` stands before them.

    Raises:
        loaders.values.Misfit: a cell is no value of its field.
    """
    fields = KINDS[kind.__name__].by_name
    said = {
        name: parser(fields[name])(text) for name, text in row.items() if text and name in fields
    }
    return kind(**{"id": row.get("id", ""), **said, **more})


def records(kind: type[_Made], table: str) -> list[_Made]:
    """A whole table of facts as records."""
    return [record(kind, row) for row in rows(table)]
