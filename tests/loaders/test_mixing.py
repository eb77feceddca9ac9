"""Invented and real people are never loaded beside each other, whichever came first."""

from pathlib import Path

import loaders
from graph_service.records import Record, System
from graph_service.store import Batch, Store
from loaders.folder import write_folder
from tests.builders import person

SAMPLE = System(id="system", name="Made up", today="2026-09-01", invented=True)


def loaded(store: Store, folder: Path, *records: Record) -> str:
    """What `load` says against a folder with these records; "" when it loads them."""
    write_folder(records, folder)
    return loaders.load(store, [folder], by="test").error


def test_real_people_do_not_join_the_sample(sqlite_store: Store, tmp_path: Path) -> None:
    sqlite_store.write(Batch("sample", [SAMPLE]), by="test", why="test")
    before = sqlite_store.fingerprint()
    assert "empty store" in loaded(sqlite_store, tmp_path / "real", person("a"))
    assert sqlite_store.fingerprint() == before


def test_invented_people_may_join_the_sample(sqlite_store: Store, tmp_path: Path) -> None:
    sqlite_store.write(Batch("sample", [SAMPLE]), by="test", why="test")
    assert loaded(sqlite_store, tmp_path / "more", person("a", invented=True)) == ""
    assert "a" in sqlite_store.whole().people


def test_the_sample_does_not_join_real_people(sqlite_store: Store, tmp_path: Path) -> None:
    sqlite_store.write(Batch("ours", [person("a")]), by="test", why="test")
    said = loaded(sqlite_store, tmp_path / "sample", SAMPLE, person("b", invented=True))
    assert "real people" in said
    assert "b" not in sqlite_store.whole().people


def test_a_system_of_ones_own_joins_its_people(sqlite_store: Store, tmp_path: Path) -> None:
    sqlite_store.write(Batch("ours", [person("a")]), by="test", why="test")
    assert loaded(sqlite_store, tmp_path / "own", System(id="system", name="Ours")) == ""
