"""Everything that a store holds in one file, and back into any store.

A backup is a sealed file (`sealed.py`): a heading with the columns of each kind, each version of
the audit with its changes, then what each source says of each record. Declarations, accounts and
sign-in links travel in it, so it is readable by its owner alone.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from itertools import chain, count, groupby, islice
from pathlib import Path
from typing import Any, BinaryIO, cast

from graph_service.errors import Refused, Unreadable
from graph_service.records import KINDS, Removal
from graph_service.store.backup_lines import FORMAT, NEWEST, Line, Said, change_line, lines_of
from graph_service.store.batch import TEAM, Batch, Change, Entry
from graph_service.store.commit import commit, plans_of
from graph_service.store.erasure import purge
from graph_service.store.ledger import Ledger
from graph_service.store.plain import plain_row
from graph_service.store.rows import check, columns, record_of
from graph_service.store.sealed import read_sealed, write_sealed
from graph_service.store.suppressed import Suppressed
from graph_service.store.transaction import Transaction

_CHUNK = 20_000


@dataclass(frozen=True)
class Backup:
    """A backup that was written or read: so many `records` as sources say them.

    `sha256` is that of the file itself, as `sha256sum` says it.
    """

    file: Path
    records: int
    sha256: str


def write_backup(store: Ledger, path: Path) -> Backup:
    """Write all that a store holds into a file, as it stands at one moment, while others write.

    Raises:
        Refused: the file cannot be written, or one that is no backup has its name.
    """

    def work(transaction: Transaction) -> int:
        numbers = count()
        rows = (row for row, _ in zip(_rows(transaction), numbers, strict=False))
        write_sealed(path, chain([_heading()], _audit(transaction), rows))
        return next(numbers)

    records = store.transact_still(work)
    with path.open("rb") as file:
        return Backup(path, records, _sum(file))


def _heading() -> dict[str, Any]:
    names = {name: columns(kind) for name, kind in KINDS.items()}
    return {"format": FORMAT, "version": NEWEST, "columns": names}


def _audit(transaction: Transaction) -> Iterator[list[Any]]:
    for entry in transaction.entries():
        yield ["entry", *astuple(entry)]
        for change in transaction.changes(after=entry.version - 1, until=entry.version):
            yield change_line(change)


def _rows(transaction: Transaction) -> Iterator[list[Any]]:
    for kind in KINDS:
        for row in transaction.rows(kind):
            yield ["row", kind, *plain_row(kind, row)]


def read_backup(
    store: Ledger, path: Path, *, replace: bool = False, removed: Sequence[Removal] = ()
) -> Backup:
    """Put all that a backup holds into an empty store, or with `replace` in the place of all.

    Whoever was removed from this store, or is among `removed`, is removed again.

    Raises:
        Refused: the store holds something, and `replace` is not said.
        Unreadable: the file is not there, is no backup, is damaged, or is from a newer version.
    """
    try:
        with path.open("rb") as file:
            # The checksum first: nothing of a file that was cut or altered is believed.
            for _ in read_sealed(file, path.name):
                pass

            def work(transaction: Transaction) -> int:
                known = [*removed, *_removals(transaction)]
                _make_room(transaction, replace=replace)
                lines = lines_of(read_sealed(file, path.name), path.name)
                records = _restore(transaction, lines)
                _remove_again(transaction, known)
                return records

            records = store.transact(work, writes=True)
            store.forget()
            store.compact()
            return Backup(path, records, _sum(file))
    except OSError as exc:
        raise Unreadable(
            f"{path} cannot be read ({exc.strerror or exc}). Check the name of the file, and that "
            "you may read it.",
            file=path.name,
        ) from exc


def _removals(transaction: Transaction) -> list[Removal]:
    records = (record_of("Removal", row) for row in transaction.rows("Removal"))
    return [item for item in records if isinstance(item, Removal)]


def _remove_again(transaction: Transaction, known: Sequence[Removal]) -> None:
    """Remove whoever was removed since the backup was made, and keep that they were."""
    there = {item.id for item in _removals(transaction)}
    missing = list({item.id: item for item in known if item.id not in there}.values())
    if missing:
        plans = plans_of(transaction, [Batch(TEAM, missing)], None)
        why = "people removed since the backup are removed again"
        commit(transaction, plans, Entry(0, "", "restore", why, (TEAM,)), shows=True)
        purge(transaction, Suppressed.named(missing))


def _make_room(transaction: Transaction, *, replace: bool) -> None:
    versions = len(transaction.entries())
    if versions and not replace:
        raise Refused(
            f"The store is not empty: it holds {versions} version{'s' * (versions > 1)}. Restore "
            "into an empty store, or add --replace, and all that this one holds is removed first."
        )
    if versions:
        transaction.clear()


def _restore(transaction: Transaction, lines: Iterator[Line]) -> int:
    """Put what the lines say; how many records."""
    return sum(_section(transaction, section) for _, section in groupby(lines, _Section()))


def _section(transaction: Transaction, section: Iterator[Line]) -> int:
    """Put a version with its changes, or the rows of a kind, a part at a time; how many rows."""
    first = next(section)
    if isinstance(first, Entry):
        transaction.log(first, cast("Iterator[Change]", section))
        return 0
    kind, records = cast("Said", first).kind, 0
    said = cast("Iterator[Said]", chain([first], section))
    while rows := [line.row for line in islice(said, _CHUNK)]:
        check(KINDS[kind], rows)
        transaction.put(kind, rows)
        records += len(rows)
    return records


class _Section:
    """Tells which lines belong together: a version with its changes, the rows of a kind."""

    def __init__(self) -> None:
        self._entries = 0

    def __call__(self, line: Line) -> int | str:
        if isinstance(line, Said):
            return line.kind
        self._entries += isinstance(line, Entry)
        return self._entries


def _sum(file: BinaryIO) -> str:
    digest = hashlib.sha256()
    file.seek(0)
    while part := file.read(2**20):
        digest.update(part)
    return digest.hexdigest()
