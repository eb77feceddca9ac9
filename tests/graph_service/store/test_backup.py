"""A backup holds everything, comes back into either database, and is believed only when whole."""

import gzip
import hashlib
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.errors import LeadershipMapError, Refused, Unreadable
from graph_service.records import Account, SignInLink
from graph_service.store import TEAM, Batch, Store, open_store
from graph_service.store import sealed as sealed_file
from graph_service.store.backup import read_backup, write_backup
from graph_service.store.sqlite import SqliteStore
from loaders import load
from tests.builders import body, declaration, membership, organization, person, post, tie
from tests.searches import long_search

SAMPLE = Path(__file__).parents[3] / "data" / "sample"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "all.backup"


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Store]:
    store = SqliteStore(tmp_path / "other.db")
    yield store
    store.close()


def fill(store: Store) -> None:
    """One of everything: two sources, a correction, a removal, an undo, what is kept apart."""
    people = [person("a", interests=("Tea; jam",), consent_pairing=True), person("b")]
    seat = post("seat", "o", sessions=2, voting=True, attributes={"Payroll": "=1\n+1"})
    held = membership("a", "", post_id="seat", start_date="2020")
    sheet = [*people, body("o"), seat, held, tie("a", "b"), declaration("a", "sex", answer="x")]
    store.write(Batch("sheet", sheet), by="ann", why="load of sheet")
    store.write(Batch("other", [person("a", name="Zoë")]), by="bo", why="load of other")
    store.write(Batch(TEAM, [person("c", name="C")]), by="ann", why="by hand")
    store.undo(3, by="ann")
    store.write(Batch("sheet", removed=[("Tie", "a-b-")]), by="ann", why="correction")
    account = Account(id="acc", email="a@example.org", person_id="a", role="leader")
    link = SignInLink(id="l", account_id="acc", expires="2027-01-01T00:00:00+00:00")
    store.write(Batch(TEAM, [account, link]), by="ann", why="account")


def lines_in(file: Path) -> list[Any]:
    return [json.loads(line) for line in gzip.decompress(file.read_bytes()).splitlines()]


def sealed(file: Path, lines: list[Any]) -> None:
    """A file with a right checksum, whatever its lines say."""
    sealed_file.write_sealed(file, lines)


def test_all_comes_back_the_same_and_can_still_be_undone(
    store: Store, other: Store, file: Path
) -> None:
    fill(store)
    done = write_backup(store, file)
    assert done.records == 9
    assert done.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert read_backup(other, file) == done
    assert other.fingerprint() == store.fingerprint()
    assert (other.version(), other.entries()) == (store.version(), store.entries())
    assert other.whole() == store.whole()
    for kind in ("Declaration", "Account", "SignInLink"):
        assert other.apart(kind) == store.apart(kind)
    assert other.faults() == []
    assert other.undo(5, by="test").version == store.undo(5, by="test").version
    assert set(other.read().ties) == set(store.read().ties) == {"a-b-"}


def test_a_backup_goes_into_either_store_and_gives_the_same_bytes_there(
    store: Store, other: Store, file: Path, tmp_path: Path
) -> None:
    fill(other)
    write_backup(other, file)
    read_backup(store, file)
    assert store.fingerprint() == other.fingerprint()
    assert store.whole() == other.whole()
    assert store.neighbourhood("a", 2) == other.neighbourhood("a", 2)
    write_backup(store, tmp_path / "again.backup")
    assert (tmp_path / "again.backup").read_bytes() == file.read_bytes()


@pytest.mark.neo4j
def test_the_sample_system_goes_to_the_server_and_back(
    sqlite_store: Store, other: Store, neo4j_store_url: str, file: Path, tmp_path: Path
) -> None:
    load(sqlite_store, [SAMPLE], by="test")
    write_backup(sqlite_store, file)
    server = open_store(neo4j_store_url)
    read_backup(server, file)
    write_backup(server, tmp_path / "back.backup")
    server.close()
    read_backup(other, tmp_path / "back.backup")
    assert other.fingerprint() == sqlite_store.fingerprint()
    assert other.whole() == sqlite_store.whole()


def test_a_store_that_holds_something_is_left_alone_unless_all_of_it_is_to_go(
    store: Store, other: Store, file: Path
) -> None:
    fill(other)
    write_backup(other, file)
    store.write(Batch("own", [person("z")]), by="test", why="test")
    assert set(store.read().people) == {"z"}
    before = store.fingerprint()
    with pytest.raises(Refused, match=r"it holds 1 version\. Restore into an empty store"):
        read_backup(store, file)
    assert store.fingerprint() == before
    read_backup(store, file, replace=True)
    assert store.fingerprint() == other.fingerprint()
    assert set(store.read().people) == {"a", "b"}


def test_another_process_notices_that_a_store_was_replaced_by_one_of_the_same_version(
    tmp_path: Path, other: Store, file: Path
) -> None:
    other.write(Batch("own", [person("other")]), by="test", why="test")
    write_backup(other, file)
    altered = lines_in(file)[:-1]
    altered[1][2] = "2020-01-01T00:00:00+00:00"
    sealed(file, altered)
    first, second = (open_store(str(tmp_path / "same.db")) for _ in range(2))
    first.write(Batch("own", [person("mine")]), by="test", why="test")
    assert set(first.read().people) == {"mine"}
    read_backup(second, file, replace=True)
    assert set(first.read().people) == {"other"}


def test_the_file_is_for_its_owner_alone_and_the_same_store_gives_the_same_bytes(
    sqlite_store: Store, file: Path
) -> None:
    fill(sqlite_store)
    first = write_backup(sqlite_store, file)
    assert file.stat().st_mode & 0o777 == 0o600
    assert write_backup(sqlite_store, file) == first
    assert [path.name for path in file.parent.iterdir() if path.name.startswith(".")] == []


def test_no_other_file_is_written_over(sqlite_store: Store, tmp_path: Path) -> None:
    fill(sqlite_store)
    with pytest.raises(Refused, match="is no backup: choose another name"):
        write_backup(sqlite_store, tmp_path / "test.db")
    with pytest.raises(Refused, match="cannot be written"):
        write_backup(sqlite_store, tmp_path / "nowhere" / "a.backup")
    with pytest.raises(Refused, match="cannot be written"):
        write_backup(sqlite_store, tmp_path)


def test_a_backup_is_of_one_moment_while_others_write(
    store: Store, store_url: str, file: Path
) -> None:
    fill(store)
    stop = threading.Event()

    def write() -> None:
        own = open_store(store_url)
        number = 0
        while not stop.is_set():
            number += 1
            pair = [person(f"p{number}"), organization(f"o{number}")]
            own.write(Batch("busy", pair), by="test", why="busy")
        own.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(5):
            write_backup(store, file)
            lines = lines_in(file)[1:-1]
            added = {tuple(line[1:4]) for line in lines if line[:1] == ["change"]}
            said = {tuple(line[1:4]) for line in lines if line[0] == "row"}
            assert said <= added
            busy = [line[2] for line in lines if line[0] == "row" and line[3] == "busy"]
            pairs = [line[4] for line in lines if line[0] == "entry"].count("busy")
            assert len(busy) == 2 * pairs
    finally:
        stop.set()
        writer.join()


def test_what_is_no_backup_is_refused_in_a_sentence(sqlite_store: Store, file: Path) -> None:
    for content, sentence in (
        (b"", "cut or was altered|cannot be read"),
        (b"id,name\n1,Ann\n", "no backup, or is damaged"),
        (gzip.compress(b'{"id": 1}\n'), "cut or was altered"),
        (gzip.compress(b"\xff\xfe\n"), "line that cannot be read"),
        (gzip.compress(b"[" * 100_000), "line that cannot be read"),
    ):
        file.write_bytes(content)
        with pytest.raises(Unreadable, match=sentence):
            read_backup(sqlite_store, file)
    for path in (file.parent, file.parent / "nothing"):
        with pytest.raises(Unreadable, match="cannot be read"):
            read_backup(sqlite_store, path)
    assert sqlite_store.entries() == []


def test_a_line_that_would_fill_the_memory_is_refused(
    sqlite_store: Store, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealed_file, "LONGEST_LINE", 1_000)
    file.write_bytes(gzip.compress(b'"' + b"x" * 10_000 + b'"\n'))
    with pytest.raises(Unreadable, match="a line of more than 1,000 bytes"):
        read_backup(sqlite_store, file)


def _mend(line: int, place: int, value: Any) -> Any:
    def change(lines: list[Any]) -> None:
        lines[line][place] = value

    return change


def _heading(name: str, value: Any) -> Any:
    def change(lines: list[Any]) -> None:
        lines[0][name] = value

    return change


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (_heading("format", "another"), "it is no backup of a Leadership Map store"),
        (_heading("version", 2), "it is of form 2, and this Leadership Map knows form 1"),
        (_heading("columns", None), "it is of form 1"),
        (_heading("columns", {"Person": 3}), "line [0-9]+ is not as a backup has it"),
        (lambda lines: lines[0]["columns"]["Person"].append("shoe"), "column 'shoe' of Person"),
        (lambda lines: lines[0]["columns"].update(Robot=["id"]), "does not know the kind 'Robot'"),
        (lambda lines: lines.insert(3, ["strange"]), "its line 4 is not"),
        (lambda lines: lines.insert(3, {"a": 1}), "its line 4 is not"),
        (lambda lines: lines.insert(3, 7), "its line 4 is not"),
        (lambda lines: lines.append(lines[1]), "is not as a backup has it"),
        (_mend(1, 1, 2**70), "its line 2 is not"),
        (_mend(1, 5, "sheet"), "its line 2 is not"),
        (_mend(2, 4, "burnt"), "its line 3 is not"),
        (_mend(2, 1, ["Person"]), "its line 3 is not"),
        (_mend(-1, 2, ""), "is not as a backup has it"),
        (_mend(-1, 2, "\ud800"), "cannot be read"),
        (_mend(-1, 5, 2**64), "is not as a backup has it"),
        (lambda lines: lines[-1].append("more"), "is not as a backup has it"),
    ],
)  # fmt: skip
def test_a_file_that_no_version_of_ours_wrote_is_refused_before_anything_is_written(
    sqlite_store: Store, other: Store, file: Path, change: Any, sentence: str
) -> None:
    fill(sqlite_store)
    write_backup(sqlite_store, file)
    lines = lines_in(file)[:-1]
    change(lines)
    data = b"".join(json.dumps(line).encode() + b"\n" for line in lines)
    seal = {"lines": len(lines), "sha256": hashlib.sha256(data).hexdigest()}
    file.write_bytes(gzip.compress(data + json.dumps(seal).encode() + b"\n"))
    other.write(Batch("own", [person("z")]), by="test", why="test")
    before = other.fingerprint()
    with pytest.raises(Unreadable, match=sentence):
        read_backup(other, file, replace=True)
    assert other.fingerprint() == before


def test_columns_that_an_older_backup_lacks_are_blank(
    sqlite_store: Store, other: Store, file: Path
) -> None:
    sqlite_store.write(Batch("own", [person("a", level="lay")]), by="test", why="test")
    write_backup(sqlite_store, file)
    heading, *lines, _ = lines_in(file)
    place = heading["columns"]["Person"].index("level")
    del heading["columns"]["Person"][place]
    for line in lines:
        if line[0] == "row":
            del line[2 + place]
    sealed(file, [heading, *lines])
    read_backup(other, file)
    assert (other.read().people["a"].name, other.read().people["a"].level) == ("Person a", "")


@given(place=st.integers(0, 1_000), gone=st.integers(0, 40), put=st.binary(max_size=20))
@long_search(2_000)
def test_a_damaged_file_is_refused_or_says_the_same(
    tmp_path_factory: pytest.TempPathFactory, place: int, gone: int, put: bytes
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    store = SqliteStore(folder / "a.db")
    fill(store)
    write_backup(store, folder / "a.backup")
    whole = (folder / "a.backup").read_bytes()
    start = place * len(whole) // 1_000
    (folder / "b.backup").write_bytes(whole[:start] + put + whole[start + gone :])
    restored = SqliteStore(folder / "b.db")
    try:
        read_backup(restored, folder / "b.backup")
    except LeadershipMapError:
        assert restored.entries() == []
    else:
        assert restored.fingerprint() == store.fingerprint()
