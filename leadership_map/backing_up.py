"""`backup` and `restore`: everything a store holds as one file, and back into any store."""

from pathlib import Path

import click

from graph_service.store import Store
from graph_service.store.backup import Backup, read_backup, write_backup
from leadership_map.answer import Answer, command
from leadership_map.removing import read_removed


@command("backup")
@click.argument("file", type=click.Path(path_type=Path))
def backup(store: Store, file: Path) -> Answer:
    """Write everything that the store holds into FILE, also while the service runs.

    Declarations, accounts and sign-in links are in it: keep it as safe as the store itself.
    """
    return _answer(write_backup(store, file), "written to")


@command("restore", creates=True)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Remove all that the store holds first.")
@click.option(
    "--removed", type=click.Path(path_type=Path), help="A list from `removed list --json`."
)
def restore(store: Store, file: Path, *, replace: bool, removed: Path | None) -> Answer:
    """Put everything that a backup holds into an empty store, of either database.

    Whoever was removed from this store since, or is on the list, is removed again.
    """
    gone = read_removed(removed) if removed else []
    return _answer(read_backup(store, file, replace=replace, removed=gone), "restored from")


def _answer(done: Backup, how: str) -> Answer:
    document = {"file": str(done.file), "records": done.records, "sha256": done.sha256}
    return Answer(
        document, [f"{done.records} records {how} {done.file}.", f"SHA-256 {done.sha256}"]
    )
