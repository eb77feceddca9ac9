"""What the SQLite file promises beyond the contract: tables, migrations, other processes."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from graph_service.errors import StoreUnavailable
from graph_service.records import KINDS
from graph_service.store import Batch, open_store
from graph_service.store.schema import MIGRATIONS
from tests.builders import person


def test_every_kind_has_a_strict_table_with_a_column_for_each_field(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    open_store(str(path))
    with sqlite3.connect(path) as connection:
        strict = {row[1] for row in connection.execute("PRAGMA table_list") if row[5]}
        for kind in KINDS.values():
            assert kind.sheet in strict
            info = connection.execute(f'PRAGMA table_info("{kind.sheet}")')
            assert [row[1] for row in info][4:] == [field.name for field in kind.fields]
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_file_from_before_a_field_was_added_gets_its_column_and_keeps_its_rows(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.db"
    store = open_store(str(path))
    store.write(Batch("sheet", [person("a", name="Ann")]), by="test", why="test")
    with sqlite3.connect(path) as connection:
        connection.execute("ALTER TABLE people DROP COLUMN involvement")
        connection.execute("PRAGMA user_version = 0")
    read = open_store(str(path)).read().people["a"]
    assert (read.name, read.involvement) == ("Ann", ())


def test_a_file_from_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    open_store(str(path))
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(StoreUnavailable, match="newer Leadership Map"):
        open_store(str(path))


def test_a_file_that_is_no_database_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_text("name,role\nAnn,Chair\n" * 100)
    with pytest.raises(StoreUnavailable, match="is a Leadership Map store"):
        open_store(str(path))


def test_a_database_of_another_program_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "theirs.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE entry (id INTEGER, title TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreUnavailable, match="database of another program"):
        open_store(str(path))
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (before, [path])


def test_other_processes_read_while_one_writes(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store = open_store(str(path))
    store.write(Batch("sheet", [person("a")]), by="test", why="test")
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("DELETE FROM people")
    code = (
        "import sys; from graph_service.store import open_store; "
        "print(len(open_store(sys.argv[1]).read().people))"
    )
    said = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    )
    writer.execute("ROLLBACK")
    writer.close()
    assert said.stdout.strip() == "1"


def test_a_row_that_the_audit_does_not_know_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store = open_store(str(path))
    store.write(Batch("sheet", [person("a")]), by="test", why="test")
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO people (id, source, name) VALUES ('x', 'hand', 'X')")
    assert store.faults() == ["1 rows of Person have no entry in the audit."]
