"""What was loaded goes out as a workbook and comes back the same, source, file and row too."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_service.records import Person, Record, System
from graph_service.store import TEAM, Batch, Store, open_store
from graph_service.store.contents import contents
from loaders import load, write_records
from tests.builders import organization, person

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
_ORGANOGRAMS = (
    "011013-DH---Organogram-junior", "011013-DH---Organogram-senior",
    "300913-NHSEngland-Organogram-ver4-junior", "300913-NHSEngland-Organogram-ver4-senior",
    "300913-NICE-Organogram-junior", "300913-NICE-Organogram-senior",
    "Copy-of-HEE-organogram---September-2013-cleaned-junior",
    "Copy-of-HEE-organogram---September-2013-cleaned-senior",
)  # fmt: skip
_NETWORKS = ("flo_marriage", "ht_advice", "ht_friends", "ht_reports", "southern_women")
REAL = (
    *(f"organograms/{name}.csv" for name in _ORGANOGRAMS),
    *(f"networks/networkdata_{name}_*.csv" for name in _NETWORKS),
    *(f"popolo/{name}.json" for name in (
        "au-councillors-NSW", "kenya-ep-popolo-v1.0", "zimbabwe-senate-ep-popolo-v1.0",
    )),
    *(f"ods/{name}" for name in (
        "etr.csv", "epraccur_2025.csv.gz", "sel_eccg_2025.csv", "sel_epraccur_2025.csv",
        "sel_etr_2025.csv",
    )),
)  # fmt: skip


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    """An empty store beside the one that was loaded into."""
    other = open_store(str(tmp_path / "other.db"))
    yield other
    other.close()


def goes_round(store: Store, empty: Store, paths: list[Path], folder: Path) -> None:
    report = load(store, paths, by="tester")
    assert not report.refused, report.problems
    before = contents(store)

    write_records(folder / "all.xlsx", before)
    again = load(empty, [folder / "all.xlsx"], by="tester")

    assert not again.refused, again.problems
    assert_same(before.said, contents(empty).said)
    assert before.snapshot.records == empty.whole().records
    back = load(store, [folder / "all.xlsx"], by="tester")
    assert (back.version, back.problems) == (report.version, again.problems)


def assert_same(before: tuple[Record, ...], after: tuple[Record, ...]) -> None:
    # The first difference says more than two lists of a thousand records.
    different = [pair for pair in zip(before, after, strict=False) if pair[0] != pair[1]]
    assert different[:1] == []
    assert len(before) == len(after)


def test_the_sample_system_goes_round(store: Store, empty: Store, tmp_path: Path) -> None:
    goes_round(store, empty, [SAMPLE], tmp_path)


@pytest.mark.real_data
@pytest.mark.parametrize("name", REAL)
def test_a_real_file_goes_round(
    store: Store, empty: Store, real_data: Path, name: str, tmp_path: Path
) -> None:
    paths = sorted(real_data.glob(name))
    assert paths
    goes_round(store, empty, paths, tmp_path)


def test_sources_that_disagree_go_round_with_their_order_of_trust(
    store: Store, empty: Store, tmp_path: Path
) -> None:
    trusting = System(id="s", name="S", source_order=("late",))
    for batch in (
        Batch("early", [person("p", name="Early", job_title="Nurse"), organization("o")]),
        Batch("late", [person("p", name="Late"), trusting]),
        Batch(TEAM, [Person(id="p", email="p@example.org")]),
    ):
        store.write(batch, by="tester", why="test")
    before = contents(store)
    ann = before.snapshot.people["p"]
    assert (ann.name, ann.job_title, ann.email) == ("Late", "Nurse", "p@example.org")
    assert before.sources == (TEAM, "late", "early")

    assert write_records(tmp_path / "all.xlsx", before) == 5
    report = load(empty, [tmp_path / "all.xlsx"], by="tester")

    assert not report.refused, report.problems
    assert contents(empty).said == before.said
    assert empty.whole().records == before.snapshot.records


def test_a_given_source_takes_an_exported_workbook_as_its_own(
    sqlite_store: Store, tmp_path: Path
) -> None:
    sqlite_store.write(Batch("first", [person("p")]), by="tester", why="test")
    write_records(tmp_path / "all.xlsx", contents(sqlite_store))

    load(sqlite_store, [tmp_path / "all.xlsx"], by="tester", source="second")

    assert [item.source.name for item in sqlite_store.said("Person", "p")] == ["first", "second"]
