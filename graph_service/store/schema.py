"""The SQLite tables, derived from the vocabulary, and their forward migrations.

A table a kind, named as its sheet, keyed by what is said (`id`) and who says it (`source`).
"""

import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path

from graph_service.errors import StoreUnavailable
from graph_service.fields import Field, Kind
from graph_service.records import KINDS

_TYPES = {"whole": "INTEGER", "flag": "INTEGER", "number": "REAL"}
_AUDIT = """
CREATE TABLE IF NOT EXISTS entry (
    version INTEGER PRIMARY KEY, at TEXT NOT NULL, by TEXT NOT NULL, why TEXT NOT NULL,
    sources TEXT NOT NULL, undoes INTEGER, apart INTEGER NOT NULL CHECK (apart IN (0, 1))
) STRICT;
CREATE TABLE IF NOT EXISTS audit (
    version INTEGER NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, source TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('added', 'changed', 'removed')), before TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS audit_version ON audit (version);
CREATE INDEX IF NOT EXISTS audit_record ON audit (kind, id, source);
"""


def quoted(names: Iterable[str]) -> str:
    """Names as SQL identifiers (`text`, `on` and `limit` are among ours)."""
    return ", ".join(f'"{name}"' for name in names)


def table(kind: str) -> str:
    """The table of a kind, as an SQL identifier."""
    return f'"{KINDS[kind].sheet}"'


def _column(field: Field) -> str:
    kind, name = _TYPES.get(field.type, "TEXT"), f'"{field.name}"'
    if field.type == "flag":
        return f"{name} {kind} CHECK ({name} IN (0, 1))"
    if field.minimum is not None:
        return f"{name} {kind} CHECK ({name} >= {field.minimum})"
    return f"{name} {kind}"


def _create(kind: Kind) -> str:
    fields = ", ".join(_column(field) for field in kind.fields)
    return (
        f"CREATE TABLE IF NOT EXISTS {table(kind.name)} (id TEXT NOT NULL CHECK (id <> ''), "
        f"source TEXT NOT NULL, file TEXT, row INTEGER, {fields}, PRIMARY KEY (id, source)) STRICT"
    )


def _indexes(kind: Kind) -> list[str]:
    ends = dict.fromkeys(end for link in kind.links for end in (link.source, link.target))
    return [
        f'CREATE INDEX IF NOT EXISTS "{kind.sheet}_{end}" ON {table(kind.name)} ("{end}")'
        for end in ends
    ]


def _is_complete(connection: sqlite3.Connection) -> bool:
    """Whether every kind has its table with every column."""
    return all(
        _columns_there(connection, kind) >= {field.name for field in kind.fields}
        for kind in KINDS.values()
    )


def _columns_there(connection: sqlite3.Connection, kind: Kind) -> set[str]:
    return {row[1] for row in connection.execute(f"PRAGMA table_info({table(kind.name)})")}


def _complete(connection: sqlite3.Connection) -> None:
    """Make the tables, columns and indexes that the vocabulary has and the file lacks."""
    for kind in KINDS.values():
        connection.execute(_create(kind))
        there = _columns_there(connection, kind)
        for field in kind.fields:
            if field.name not in there:
                connection.execute(f"ALTER TABLE {table(kind.name)} ADD COLUMN {_column(field)}")
        for statement in _indexes(kind):
            connection.execute(statement)


def _audit_tables(connection: sqlite3.Connection) -> None:
    for statement in _AUDIT.strip().split(";\n"):
        connection.execute(statement)


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (_audit_tables,)
"""Each step brings a file from the version of its place to the next; new columns need no step."""


def refuse_others(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a database with tables of which none is our audit, without writing to it.

    Raises:
        StoreUnavailable: the file belongs to another program.
    """
    there = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    entry = {row[1] for row in connection.execute("PRAGMA table_info(entry)")}
    if there and not ("audit" in there and {"version", "by", "why", "sources"} <= entry):
        raise StoreUnavailable(
            f"The file {path} is a database of another program, and no Leadership Map store. "
            "Nothing was written to it. Give another path."
        )


def bring_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    """Run the migrations that a file has not had yet, and complete its tables, all or nothing.

    Raises:
        StoreUnavailable: the file was written by a newer Leadership Map.
    """
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > len(MIGRATIONS):
        raise StoreUnavailable(
            f"The store {path} was written by a newer Leadership Map (schema {version}, this one "
            f"knows {len(MIGRATIONS)}). Use that newer version."
        )
    # Looked at before locking, so that a reader can open the file while somebody writes.
    if version == len(MIGRATIONS) and _is_complete(connection):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in MIGRATIONS[version:]:
            step(connection)
        _complete(connection)
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def unaudited(kind: str) -> str:
    """The query that counts the rows of a kind without an entry in the audit."""
    return (
        f"SELECT count(*) FROM {table(kind)} AS said WHERE NOT EXISTS (SELECT 1 FROM audit "  # noqa: S608
        f"WHERE kind = '{kind}' AND audit.id = said.id AND audit.source = said.source)"
    )


def _neighbour_queries() -> Iterable[str]:
    for kind in KINDS.values():
        for link in kind.links:
            for here, there in ((link.source, link.target), (link.target, link.source)):
                yield (
                    f'SELECT "{there}" FROM {table(kind.name)} '  # noqa: S608
                    f'WHERE "{here}" IN (SELECT value FROM json_each(:ids)) '
                    f"AND \"{there}\" IS NOT NULL AND coalesce(start_date, '') <= :as_of AND "
                    "(end_date IS NULL OR substr(:as_of, 1, length(end_date)) <= end_date)"
                )


def _search_query() -> str:
    parts = [
        f"SELECT '{kind.name}' AS kind, id, \"{name}\" AS name FROM {table(kind.name)} "  # noqa: S608
        f"WHERE \"{name}\" LIKE :like ESCAPE '\\'"
        for kind in KINDS.values()
        for name in ("name", "label")
        if not kind.apart and name in kind.by_name
    ]
    found = " UNION ALL ".join(parts)
    return (
        f"SELECT kind, id, min(name) AS name FROM ({found}) GROUP BY kind, id "  # noqa: S608
        "ORDER BY 3, kind, id LIMIT :limit"
    )


NEIGHBOUR_QUERIES = tuple(_neighbour_queries())
SEARCH_QUERY = _search_query()
