"""`load`, `undo`, `template`: files into the store, back out of it, and the empty workbook."""

import getpass
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import click

from graph_service.errors import NotFound, Refused
from graph_service.records import KINDS
from graph_service.store import Store, Tally, counts, undone
from leadership_map.answer import Answer, command, show, table
from loaders import FORMATS, LoadReport, Progress, summed_up, write_template
from loaders import load as load_files

_PATH = click.Path(path_type=Path)


@command("load", creates=True)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=_PATH)
@click.option("--format", "format_", type=click.Choice(list(FORMATS)), help="Else by content.")
@click.option("--source", metavar="NAME", help="Whose records [default: by the file].")
@click.option("--directed", is_flag=True, help="Ties hold in one direction, unless they say.")
@click.option("--dry-run", is_flag=True, help="Only say what it would do.")
def load(
    store: Store,
    paths: tuple[Path, ...],
    format_: str | None,
    source: str | None,
    directed: bool,
    dry_run: bool,
) -> Answer:
    """Put files or folders into the store, all of it or nothing."""
    with _progress() as progress:
        report = load_files(
            store,
            paths,
            by=user(),
            source=source,
            format=format_,
            directed=directed,
            dry_run=dry_run,
            progress=progress,
        )
    return Answer(
        report.document(),
        _lines(report, dry_run=dry_run),
        # What is said as a whole is not said again as a problem.
        [
            *summed_up(item for item in report.problems if item.problem != report.error),
            *([report.error] if report.error else []),
        ],
        refused=report.refused,
    )


@command("undo")
@click.argument("version", type=int, required=False)
def undo(store: Store, version: int | None) -> Answer:
    """Take back a load: VERSION, or the newest one that is not undone yet."""
    chosen = version if version is not None else _newest_load(store)
    written = store.undo(chosen, by=user())
    found = {"version": written.version, "kinds": counts(written.kinds), "problems": []}
    said = f"Version {chosen} is undone; the store is at version {written.version}."
    return Answer(found | {"undone": chosen}, [said, *tallies(written.kinds)])


@click.command("template")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def template(file: Path, as_json: bool) -> None:
    """Write the empty workbook, with a sheet for each kind of record."""

    def work() -> Answer:
        if file.suffix.lower() != ".xlsx":
            raise Refused(f"The workbook is an Excel file: call it {file.stem}.xlsx.")
        if file.exists():
            raise Refused(f"{file} is there already, and may be filled in: give another name.")
        write_template(file)
        return Answer({"file": str(file)}, [f"Written: {file}"])

    sys.exit(show(work, as_json=as_json))


def tallies(kinds: Mapping[str, Tally]) -> list[str]:
    """Counts by kind, as a table for a person."""
    rows = [(KINDS[kind].many, *asdict(tally).values()) for kind, tally in kinds.items()]
    return table(["", "added", "changed", "removed", "unchanged"], rows) if rows else []


def user() -> str:
    """Who runs this command, for the audit."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "command line"


def _lines(report: LoadReport, *, dry_run: bool) -> list[str]:
    if report.refused:
        return []
    said = f"The store is at version {report.version}."
    changed = any(t.added or t.changed or t.removed for t in report.kinds.values())
    if not changed:
        said = f"Nothing has changed. {said}"
    elif dry_run:
        said = "This is what the load would do; nothing has been changed."
    return [said, *tallies(report.kinds)]


def _newest_load(store: Store) -> int:
    entries = store.entries()
    gone = undone(entries)
    loads = [e for e in entries if e.why.startswith("load of ") and e.version not in gone]
    if not loads:
        raise NotFound("There is no load to undo.")
    return loads[-1].version


@contextmanager
def _progress() -> Iterator[Progress]:
    """A bar on stderr that says what is being done."""
    with click.progressbar(length=100, label="Loading", file=sys.stderr) as bar:

        def tell(what: str, part: float) -> None:
            bar.label = f"Loading: {what}"
            bar.update(round(part * 100) - bar.pos)

        yield tell
        bar.update(100 - bar.pos)
