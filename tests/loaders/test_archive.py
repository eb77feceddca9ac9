"""All records as CSV files in a zip: they load back the same, source, file and row too."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_service.records import Person, Source
from graph_service.store import TEAM, Batch, Store, open_store
from graph_service.store.contents import contents
from loaders import WRITERS, load
from tests.builders import membership, organization, person, tie

SAMPLE = Path(__file__).parents[2] / "data" / "sample"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    other = open_store(str(tmp_path / "other.db"))
    yield other
    other.close()


def goes_round(store: Store, empty: Store, path: Path) -> None:
    before = contents(store)
    assert WRITERS[".zip"](path, before) == len(before.said)
    report = load(empty, [path], by="tester")
    assert not report.refused, report.problems
    after = contents(empty)
    assert (after.said, after.sources) == (before.said, before.sources)
    assert after.snapshot.records == before.snapshot.records


def test_what_several_sources_say_comes_back(store: Store, empty: Store, tmp_path: Path) -> None:
    ann = person("ann", email="ann@example.org", consent_ties=False, interests=("a; b", "c"))
    for batch in (
        Batch("late", [ann, organization("o1", name="=Trust"), membership("ann", "o1")]),
        Batch("a, b", [person("ann", name="Anne", source=Source("a, b", "=x.csv", 7))]),
        Batch("early", [person("bo", attributes={"id": "1", "source": "2"}), tie("ann", "bo")]),
        Batch(TEAM, [Person(id="ann", job_title="Nurse,\nmatron")]),
    ):
        store.write(batch, by="tester", why="test")
    goes_round(store, empty, tmp_path / "all.zip")


def test_the_sample_system_comes_back(store: Store, empty: Store, tmp_path: Path) -> None:
    load(store, [SAMPLE], by="tester")
    goes_round(store, empty, tmp_path / "all.zip")


def test_the_same_records_make_the_same_bytes_and_no_formulas(
    sqlite_store: Store, tmp_path: Path
) -> None:
    sqlite_store.write(Batch("x", [person("a", name="=1+1"), tie("a", "b")]), by="t", why="t")
    for name in ("one.zip", "two.zip"):
        WRITERS[".zip"](tmp_path / name, contents(sqlite_store))
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert archive.namelist() == ["people.csv", "sources.csv", "ties.csv"]
        assert archive.read("people.csv").decode() == (
            "id,name,source,source_file,source_row\na,'=1+1,x,,0\n"
        )


def test_a_text_with_a_null_character_can_be_read_again(
    sqlite_store: Store, empty: Store, tmp_path: Path
) -> None:
    sqlite_store.write(Batch("x", [person("a", name="A\0nn")]), by="t", why="t")
    WRITERS[".zip"](tmp_path / "all.zip", contents(sqlite_store))
    assert not load(empty, [tmp_path / "all.zip"], by="tester").refused
    assert empty.read().people["a"].name == "A\ufffdnn"
