"""The embedded store: one SQLite file, write-ahead log, one transaction a write.

Any number of processes may read while one writes; a writer waits for another.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TypeVar

from graph_service.errors import StoreUnavailable
from graph_service.records import KINDS
from graph_service.store import schema
from graph_service.store.batch import Change, Entry
from graph_service.store.ledger import Ledger
from graph_service.store.rows import Row, columns
from graph_service.store.transaction import Transaction

_Result = TypeVar("_Result")
_WAIT_SECONDS = 30.0


class SqliteStore(Ledger):
    """A store in one file; made where there is none."""

    def __init__(
        self, path: str | Path, today: Callable[[], date] = date.today, *, create: bool = True
    ) -> None:
        """Open the file and bring its tables up to this version of the vocabulary.

        With `create` false a file that is not there is not made.

        Raises:
            StoreUnavailable: the file cannot be opened, is not a store, or is from a newer version.
        """
        super().__init__(today)
        self.path = Path(path)
        if not create and not self.path.exists():
            raise StoreUnavailable(
                f"There is no store at {self.path}. Check the path; `load`, `restore` and `serve` "
                "make a new one."
            )
        # Looked at before anything is set: somebody else's file stays as it is.
        with self._opened() as connection:
            schema.refuse_others(connection, self.path)
        with self._connection() as connection:
            schema.bring_up_to_date(connection, self.path)

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        with self._opened() as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            yield connection

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        try:
            connection = sqlite3.connect(self.path, timeout=_WAIT_SECONDS, isolation_level=None)
            try:
                yield connection
            finally:
                connection.close()
        except sqlite3.Error as exc:
            raise StoreUnavailable(
                f"The store {self.path} cannot be used: {exc}. Check that the folder exists, that "
                "the file is a Leadership Map store and that you may write to it."
            ) from exc

    def transact(self, work: Callable[[Transaction], _Result], *, writes: bool) -> _Result:
        """Run `work` in one transaction; everything it did is kept, or nothing."""
        with self._connection() as connection:
            connection.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
            try:
                result = work(_SqliteTransaction(connection))
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")
            return result

    def stamp(self) -> tuple[int, str]:
        """The newest version that a snapshot can show, and when it came; 0 and "" for none."""
        with self._connection() as connection:
            found = connection.execute(
                "SELECT version, at FROM entry WHERE NOT apart ORDER BY version DESC LIMIT 1"
            ).fetchone()
        return found or (0, "")

    def near(self, ids: Sequence[str], as_of: str) -> set[str]:
        """The ids that stand one relation away from some, on a day."""
        given = {"ids": json.dumps(ids), "as_of": as_of}
        with self._connection() as connection:
            return {
                row[0]
                for query in schema.NEIGHBOUR_QUERIES
                for row in connection.execute(query, given)
            }

    def named(self, text: str, limit: int) -> list[tuple[str, str, str]]:
        """As `search`, with the ids as sources say them."""
        like = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        with self._connection() as connection:
            rows = connection.execute(schema.SEARCH_QUERY, {"like": f"%{like}%", "limit": limit})
            return rows.fetchall()

    def faults(self) -> list[str]:
        """What is broken in the database itself, a sentence each."""
        with self._connection() as connection:
            said = [row[0] for row in connection.execute("PRAGMA integrity_check")]
            astray = [
                f"{count} rows of {kind} have no entry in the audit."
                for kind in KINDS
                for (count,) in connection.execute(schema.unaudited(kind))
                if count
            ]
        return [f"SQLite says: {line}." for line in said if line != "ok"] + astray

    def compact(self) -> None:
        """Write the file anew, so that nothing that was removed stays in its unused parts."""
        with self._connection() as connection:
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Nothing to let go of: every transaction has its own connection."""


class _SqliteTransaction:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(
        self, kind: str, *, source: str | None = None, id_: str | None = None
    ) -> Iterable[Row]:
        chosen = {"source": source, "id": id_}
        where = " AND ".join(f"{name} = :{name}" for name, value in chosen.items() if value)
        return self._connection.execute(
            f"SELECT {schema.quoted(columns(KINDS[kind]))} FROM {schema.table(kind)} "  # noqa: S608
            f"WHERE {where or '1'} ORDER BY id, source",
            chosen,
        )

    def put(self, kind: str, rows: Sequence[Row]) -> None:
        names = columns(KINDS[kind])
        marks = ", ".join("?" * len(names))
        self._connection.executemany(
            f"INSERT OR REPLACE INTO {schema.table(kind)} ({schema.quoted(names)}) "  # noqa: S608
            f"VALUES ({marks})",
            rows,
        )

    def drop(self, kind: str, keys: Sequence[tuple[str, str]]) -> None:
        self._connection.executemany(
            f"DELETE FROM {schema.table(kind)} WHERE id = ? AND source = ?",  # noqa: S608
            keys,
        )

    def log(self, entry: Entry, changes: Iterable[Change]) -> None:
        self._connection.execute(
            "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                entry.version,
                entry.at,
                entry.by,
                entry.why,
                json.dumps(entry.sources, ensure_ascii=False),
                entry.undoes,
                entry.apart,
            ),
        )
        self._connection.executemany(
            "INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?)",
            (
                (
                    entry.version,
                    change.kind,
                    change.id,
                    change.source,
                    change.action,
                    json.dumps(change.before, ensure_ascii=False) if change.before else None,
                )
                for change in changes
            ),
        )

    def unlog(self, version: int) -> None:
        for name in ("entry", "audit"):
            self._connection.execute(f"DELETE FROM {name} WHERE version = ?", (version,))  # noqa: S608

    def clear(self) -> None:
        for name in ("entry", "audit", *(schema.table(kind) for kind in KINDS)):
            self._connection.execute(f"DELETE FROM {name}")  # noqa: S608

    def entries(self) -> list[Entry]:
        found = self._connection.execute("SELECT * FROM entry ORDER BY version")
        return [
            Entry(version, at, by, why, tuple(json.loads(sources)), undoes, bool(apart))
            for version, at, by, why, sources, undoes, apart in found
        ]

    def changes(self, *, after: int, until: int | None = None) -> Iterator[Change]:
        found = self._connection.execute(
            "SELECT kind, id, source, action, before FROM audit "
            "WHERE version > ? AND version <= coalesce(?, version) ORDER BY version, rowid",
            (after, until),
        )
        for kind, id_, source, action, before in found:
            yield Change(kind, id_, source, action, json.loads(before) if before else None)
