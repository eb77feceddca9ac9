"""The empty workbook, and a store's records as one; both derived from the vocabulary."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from graph_service.fields import Field, Kind
from graph_service.records import KINDS, Record, Source
from graph_service.snapshot import Snapshot
from graph_service.store.contents import Contents
from loaders.columns import ORIGIN, heading_of_fact
from loaders.tables import Heading, Table, write_workbook
from loaders.workbook import README, SHEETS, SOURCES

_TYPES = {
    "text": "text", "texts": "texts, separated by semicolons", "whole": "a whole number",
    "number": "a number", "flag": "yes or no", "day": "a day, month or year: 2026-03-31, 2026-03",
    "moment": "a moment: 2026-03-31T12:00:00", "code": "one of the choices",
    "codes": "choices, separated by semicolons", "ref": "an id", "refs": "ids, with semicolons",
}  # fmt: skip
_HELP = (
    "One sheet for each kind of record, one row for each record. Leave blank what you do not know.",
    "The column id may stay empty: an id is then made of the row's key, such as its name.",
    "Where an id is asked for, the name does as well, if only one record has it.",
    "Columns that you add are kept as other facts. Sheets that you do not need may be deleted.",
)


def write_template(path: Path) -> None:
    """Write the empty workbook: a sheet that explains, then one for each kind of record.

    Raises:
        Refused: the file cannot be written.
    """
    explained = Table(README, _explaining(), [*([line] for line in _HELP), [], *_dictionary()])
    sheets = [Table(kind.sheet, _headings(kind)) for kind in SHEETS.values()]
    write_workbook(path, [explained, *sheets])


def write_records(path: Path, contents: Contents) -> int:
    """Write all that each source says as a workbook that loads back the same; how many rows.

    A record that two sources speak of has two rows. The last three columns say which source,
    file and row each came from; a sheet of its own lists the sources in the order of trust.

    Raises:
        Refused: the file cannot be written, or a text is too long for Excel.
    """
    by_kind: dict[str, list[Record]] = {name: [] for name in KINDS}
    for record in contents.said:
        by_kind[type(record).__name__].append(record)
    sheets = [_table(KINDS[name], said) for name, said in by_kind.items() if said]
    about = Table(README, _explaining(), [[line] for line in _about(contents.snapshot)])
    sources = Table(SOURCES, [Heading(ORIGIN[0])], [[name] for name in contents.sources])
    write_workbook(path, [about, *sheets, sources])
    return len(contents.said)


def _about(snapshot: Snapshot) -> Iterator[str]:
    yield f"All records of version {snapshot.version} of the store."
    invented = sum(bool(person.invented) for person in snapshot.people.values())
    if invented:
        yield (
            f"{invented} of the {len(snapshot.people)} people are invented for demonstration: "
            "the column 'invented' says which."
        )


def _explaining() -> list[Heading]:
    return [Heading(text) for text in ("sheet", "column", "what goes there", "how", "choices")]


def _dictionary() -> Iterator[list[str]]:
    for kind in SHEETS.values():
        yield [kind.sheet, "", kind.about.splitlines()[0], "", ""]
        for field in _fields(kind):
            yield ["", field.name, field.label, _how(field), ", ".join(field.codes or ())]
        yield []


def _fields(kind: Kind) -> list[Field]:
    return [field for field in kind.fields if field.type != "attributes" and not field.own]


def _how(field: Field) -> str:
    how = _TYPES[field.type]
    if field.refers_to:
        how = f"{how} of the sheet {KINDS[field.refers_to].sheet}"
    return f"{how}; needed" if field.required else how


def _headings(kind: Kind) -> list[Heading]:
    """A heading for each field, with help and, where Excel can offer them, the choices."""
    id_ = Heading("id", f"A short name for this {kind.one} that no other has; may stay empty.")
    return [id_, *map(_heading, _fields(kind))]


def _heading(field: Field) -> Heading:
    choices: tuple[str, ...] = ("yes", "no") if field.type == "flag" else ()
    if field.type == "code" and field.codes is not None:
        choices = tuple(field.codes)
    return Heading(field.name, f"{field.label}: {_how(field)}.", choices)


def _table(kind: Kind, records: Sequence[Record]) -> Table:
    columns: list[tuple[Heading, Sequence[Any]]] = [(Heading("id"), [item.id for item in records])]
    columns += [
        (_heading(field), [_cell(getattr(item, field.name)) for item in records])
        for field in _fields(kind)
    ]
    columns += _facts(kind, [item.attributes for item in records])
    columns += _origin([item.source for item in records])
    used = [
        column
        for column in columns
        if column[0].text in ORIGIN or any(cell not in ("", None) for cell in column[1])
    ]
    rows = zip(*(cells for _, cells in used), strict=True)
    return Table(kind.sheet, [heading for heading, _ in used], rows)


def _facts(
    kind: Kind, facts: Sequence[Mapping[str, str]]
) -> Iterator[tuple[Heading, Sequence[str]]]:
    for name in dict.fromkeys(name for some in facts for name in some):
        yield Heading(heading_of_fact(kind.name, name)), [some.get(name, "") for some in facts]


def _origin(sources: Sequence[Source]) -> Iterator[tuple[Heading, Sequence[Any]]]:
    """Where each row first came from; all three columns, or a reader would not know them."""
    yield Heading(ORIGIN[0], "Which source says this."), [item.name for item in sources]
    yield Heading(ORIGIN[1], "In which of its files."), [item.file for item in sources]
    yield Heading(ORIGIN[2], "On which row of that file."), [item.row for item in sources]


def _cell(value: Any) -> Any:
    """A value as a cell: text or a number, so that no spreadsheet takes it for anything else."""
    if isinstance(value, tuple):
        return "; ".join(part.replace(";", "\\;") for part in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value
