"""`export`: all records of the store as a file, the format by its suffix."""

from pathlib import Path

import click

from graph_service.store import Store
from graph_service.store.contents import contents
from leadership_map.answer import Answer, command
from loaders import left_out, writer_of


@command("export")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def export(store: Store, file: Path) -> Answer:
    """Write all records, of all days, into FILE; its suffix says in which form.

    All of it, to load again: a workbook (.xlsx) or CSV files in a .zip. To pass on, without what
    is private: Popolo (.json), a graph (.graphml, .gexf) or a blueprint for Kumu (.kumu.json).
    Declarations on protected characteristics, accounts and links are in none of them: see `backup`.
    """
    write = writer_of(file.name)
    held = contents(store)
    count = write(file, held)
    people = held.snapshot.people
    invented = sum(bool(person.invented) for person in people.values())
    lines = [f"{count} records written to {file}."]
    if invented:
        lines.append(f"{invented} of its {len(people)} people are invented.")
    gone = dict(zip(("people", "ties"), left_out(file.name, held.snapshot), strict=True))
    if any(gone.values()):
        lines.append(
            f"Left out: people who object to being shown ({gone['people']}), and ties that they or "
            f"others did not agree to show ({gone['ties']})."
        )
    document = {"file": str(file), "records": count, "invented_people": invented, "left_out": gone}
    return Answer(document, lines)
