"""However a file is damaged, it is read or refused: never a traceback, never half a load."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from graph_service.store.sqlite import SqliteStore
from loaders import load
from tests.loaders.files import SENIOR, senior, write

ROWS = (
    ("id", "name", "start_date", "level"),
    ("p1", "Ann", "2026-03", "senior"),
    ("p2", "Bo", "", ""),
)
BYTES = st.binary(max_size=12) | st.sampled_from(
    [b'"', b",", b"\n", b"\x00", b"\xff\xfe", b";", b"'="]
)


@st.composite
def damages(draw: st.DrawFn) -> list[tuple[float, int, bytes]]:
    """Places in a file (0 to 1), how many bytes go there, and what comes in their stead."""
    one = st.tuples(st.floats(0, 1), st.integers(0, 20), BYTES)
    return draw(st.lists(one, min_size=1, max_size=6))


def damaged(content: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    for where, count, put in changes:
        place = int(where * len(content))
        content = content[:place] + put + content[place + count :]
    return content


@settings(deadline=None, derandomize=True)
@given(damages(), st.booleans())
def test_a_damaged_file_is_read_or_refused_and_read_the_same_again(
    changes: list[tuple[float, int, bytes]], department: bool
) -> None:
    with TemporaryDirectory() as folder:
        rows = (SENIOR, senior("A1"), senior("A2", "N/D", "A1")) if department else ROWS
        path = write(Path(folder) / ("300913-x-senior.csv" if department else "people.csv"), *rows)
        path.write_bytes(damaged(path.read_bytes(), changes))
        store = SqliteStore(Path(folder) / "test.db")

        first = load(store, [path], by="tester")
        fingerprint = store.fingerprint()
        second = load(store, [path], by="tester")

        assert first.refused == second.refused
        assert store.version() == (first.version or 0)
        assert store.fingerprint() == fingerprint
