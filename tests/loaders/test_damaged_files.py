"""However a real file is damaged, it is read or refused: no traceback, no half load, no hang.

`make deep` tries 10,000 damaged files, `make test` a twentieth; the seed is printed and the same
each time, so that a failure can be had again.
"""

import io
import shutil
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from graph_service.store import Batch
from graph_service.store.contents import contents
from graph_service.store.sqlite import SqliteStore
from loaders import load, write_records
from tests.builders import membership, organization, person, tie
from tests.loaders.damage import damaged
from tests.searches import DEEP

SEED, TRIES = 20261123, 10_000
ROWS = 200
LONGEST_SECONDS = 5
"""Of this process's own time, so that a busy machine makes no difference."""
SAMPLE = Path(__file__).parents[2] / "data" / "sample"
REAL = (
    "organograms/300913-NICE-Organogram-senior.csv",
    "organograms/011013-DH---Organogram-junior.csv",
    "organograms/Copy-of-HEE-organogram---September-2013-cleaned-senior.csv",
    "ods/etr.csv",
    "ods/epraccur_2025.csv.gz",
    "popolo/zimbabwe-senate-ep-popolo-v1.0.json",
    "popolo/kenya-ep-popolo-v1.0.json",
    "networks/networkdata_flo_marriage",
    "networks/networkdata_southern_women",
    "networks/networkdata_ht_advice",
)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small store with something in it, copied for each try."""
    path = tmp_path_factory.mktemp("full") / "full.db"
    store = SqliteStore(path)
    records = [
        person("1", name="One"), person("p1", name="Ann"), organization("RPG", name="Oxleas"),
        membership("p1", "RPG"), tie("1", "p1"),
    ]  # fmt: skip
    store.write(Batch("earlier", records), by="tester", why="test")
    store.close()
    return path


@pytest.fixture(scope="module")
def counted(request: pytest.FixtureRequest) -> Iterator[Counter[str]]:
    """How the tries ended; said at the end, with their seed."""
    ends: Counter[str] = Counter()
    yield ends
    said = ", ".join(f"{count} {end}" for end, count in sorted(ends.items()))
    capture = request.config.pluginmanager.get_plugin("capturemanager")
    assert capture is not None
    with capture.global_and_fixture_disabled():
        print(f"\nDamaged files, seed {SEED}: {ends.total()} tried; {said}.")


def cut_short(folder: Path, name: str) -> dict[str, bytes]:
    """The file, or the pair of node and edge files, of a name: at most 200 rows of each."""
    paths = [folder / name] if (folder / name).exists() else sorted(folder.glob(f"{name}_*.csv"))
    assert paths
    return {path.name: _cut_short(path) for path in paths}


def _cut_short(path: Path) -> bytes:
    content = path.read_bytes()
    if path.suffix == ".csv":
        return b"".join(content.splitlines(keepends=True)[:ROWS])
    return content


def graphml() -> bytes:
    lines = "".join(
        f'<node id="n{n}"><data key="label">Node {n}</data></node>'
        f'<edge source="n{n}" target="n{n // 2}"/>'
        for n in range(60)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
        '<key id="label" for="node" attr.name="label" attr.type="string"/>\n'
        f'<graph edgedefault="undirected">\n{lines}\n</graph></graphml>'
    ).encode()


def leaders() -> bytes:
    rows = (
        f"Dr,Ann {n},Example {n},Nurse,Trust {n % 7},ann{n}@example.org,Bexley,0{n % 9 + 1}/03/2024"
        for n in range(60)
    )
    head = "Title,First name,Surname,Job title,Organisation,E-mail,Borough,Start date"
    return "\r\n".join((head, *rows)).encode("cp1252")


@pytest.fixture(scope="module")
def made(full: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """Files of the formats of which there is no real one to be had, by name."""
    store = SqliteStore(full)
    book = tmp_path_factory.mktemp("made") / "all.xlsx"
    write_records(book, contents(store))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in (SAMPLE / "programmes.csv", SAMPLE / "areas.csv"):
            archive.writestr(path.name, path.read_bytes())
    return {
        "workbook": {"all.xlsx": book.read_bytes()},
        "zip": {"tables.zip": packed.getvalue()},
        "graphml": {"ties.graphml": graphml()},
        "leaders": {"leaders.csv": leaders()},
        "sample": {name: (SAMPLE / name).read_bytes() for name in ("people.csv", "posts.csv")},
    }


MADE = ("workbook", "zip", "graphml", "leaders", "sample")


def one_try(
    files: dict[str, bytes], full: Path, folder: Path, random: Random, ends: Counter[str]
) -> None:
    store_path = folder / "store.db"
    shutil.copyfile(full, store_path)
    name = random.choice(sorted(files))
    for other, content in files.items():
        sent = damaged(content, random) if other == name else content
        (folder / other).write_bytes(sent)
    store = SqliteStore(store_path)
    before = store.fingerprint()
    began = time.process_time()

    report = load(store, [folder / other for other in files], by="tester")

    assert time.process_time() - began < LONGEST_SECONDS
    ends["refused" if report.refused else "loaded"] += 1
    if report.refused:
        assert store.fingerprint() == before
        errors = [item for item in report.problems if item.severity == "error"]
        assert errors, report.error
        assert all(item.file and item.row and item.problem for item in errors), errors
    else:
        assert store.version() == report.version
        assert store.faults() == []


@pytest.mark.deep
@pytest.mark.real_data
@pytest.mark.parametrize("name", REAL)
def test_a_damaged_real_file_is_read_or_refused(
    name: str, real_data: Path, full: Path, tmp_path: Path, counted: Counter[str]
) -> None:
    search(cut_short(real_data, name), name, full, tmp_path, counted)


@pytest.mark.deep
@pytest.mark.parametrize("name", MADE)
def test_a_damaged_file_of_our_own_is_read_or_refused(
    name: str, made: dict[str, dict[str, bytes]], full: Path, tmp_path: Path, counted: Counter[str]
) -> None:
    search(made[name], name, full, tmp_path, counted)


def search(
    files: dict[str, bytes], name: str, full: Path, folder: Path, ends: Counter[str]
) -> None:
    tries = -(-TRIES // (len(REAL) + len(MADE)))
    for number in range(tries if DEEP else -(-tries // 20)):
        seed = f"{SEED}/{name}/{number}"
        try:
            one_try(files, full, folder, Random(seed), ends)  # noqa: S311 - to be had again
        except Exception as exc:
            exc.add_note(f"The seed of this try is {seed}.")
            raise
