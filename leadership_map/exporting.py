"""`export`: all records of the store as a file, the format by its suffix."""

from collections.abc import Callable, Mapping
from pathlib import Path

import click

from graph_service.errors import Refused
from graph_service.store import Store
from graph_service.store.contents import Contents, contents
from leadership_map.answer import Answer, command
from loaders import write_graphml, write_records

_WRITERS: Mapping[str, Callable[[Path, Contents], int]] = {
    ".xlsx": write_records,
    ".graphml": lambda path, held: write_graphml(path, held.snapshot),
}


@command("export")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def export(store: Store, file: Path) -> Answer:
    """Write all records, of all days, into FILE: a workbook (.xlsx) or a graph (.graphml).

    Declarations on protected characteristics, accounts and links are never exported.
    """
    write = _WRITERS.get(file.suffix.lower())
    if write is None:
        raise Refused(f"'{file.name}' should end in one of {', '.join(_WRITERS)}.")
    held = contents(store)
    count = write(file, held)
    people = held.snapshot.people
    invented = sum(bool(person.invented) for person in people.values())
    lines = [f"{count} records written to {file}."]
    if invented:
        lines.append(f"{invented} of its {len(people)} people are invented.")
    return Answer({"file": str(file), "records": count, "invented_people": invented}, lines)
