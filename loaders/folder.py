"""Records -> a folder of CSV files, one a kind, that `load` reads back the same."""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from graph_service.fields import MANY, Field, Kind
from graph_service.records import KINDS, Record
from loaders.columns import ORIGIN, heading_of_fact

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_folder(
    records: Iterable[Record], directory: Path, *, origins: bool = False
) -> Mapping[str, int]:
    """Write a CSV file for each kind that has records; how many of each were written.

    Files and headings have the names of the vocabulary. Columns that hold nothing are left out,
    lists are joined by semicolons, and rows keep the order in which they came. A file that is
    there already is replaced, or removed where nothing is said of its kind. With `origins` three
    more columns say which source, file and row each record came from.
    """
    by_kind: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        by_kind[type(record).__name__].append(record)
    directory.mkdir(parents=True, exist_ok=True)
    for name, kind in KINDS.items():
        path = directory / f"{kind.sheet}.csv"
        if name in by_kind:
            _write(path, kind, by_kind[name], origins=origins)
        else:
            path.unlink(missing_ok=True)
    return {name: len(by_kind[name]) for name in KINDS if name in by_kind}


def _write(path: Path, kind: Kind, records: Sequence[Record], *, origins: bool) -> None:
    fields = [field for field in kind.fields if field.type != "attributes" and not field.own]
    columns: list[tuple[str, Sequence[str]]] = [("id", [_safe(item.id) for item in records])]
    columns += [(field.name, _column(field, records)) for field in fields]
    columns += list(_attributes(kind, records))
    filled = [(heading, cells) for heading, cells in columns if any(cells)]
    filled += _origins(records) if origins else []
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([heading for heading, _ in filled])
        writer.writerows(zip(*(cells for _, cells in filled), strict=True))


def _column(field: Field, records: Sequence[Record]) -> list[str]:
    write = cell_writer(field)
    return [write(getattr(item, field.name)) for item in records]


def _attributes(kind: Kind, records: Sequence[Record]) -> Iterable[tuple[str, list[str]]]:
    names = dict.fromkeys(name for item in records for name in item.attributes)
    for name in names:
        yield (
            heading_of_fact(kind.name, name),
            [_safe(item.attributes.get(name, "")) for item in records],
        )


def _origins(records: Sequence[Record]) -> list[tuple[str, Sequence[str]]]:
    """Where each record came from; all three columns, or a reader would not know them."""
    said = [item.source for item in records]
    cells = (
        [_safe(item.name) for item in said],
        [_safe(item.file) for item in said],
        [str(item.row) for item in said],
    )
    return list(zip(ORIGIN, cells, strict=True))


def cell_writer(field: Field) -> Callable[[Any], str]:
    """What turns a value of `field` into the text of a cell; a blank value gives no text."""
    if field.type in MANY:
        return lambda value: _safe("; ".join(part.replace(";", "\\;") for part in value))
    if field.type == "flag":
        return lambda value: "" if value is None else "yes" if value else "no"
    if field.type in ("whole", "number"):
        return lambda value: "" if value is None else f"{value:.15g}"
    return _safe


def _safe(text: str) -> str:
    # A file with this character in it is no text file to a reader.
    text = text.replace("\0", "\N{REPLACEMENT CHARACTER}")
    # A spreadsheet would calculate such a cell; reading takes the apostrophe off again.
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA) else text
