"""Loading is all or nothing, the same again changes nothing, and can be taken back."""

from dataclasses import replace
from pathlib import Path

import pytest

from graph_service.errors import Refused
from graph_service.records import KINDS, Person, Record, Source
from graph_service.store import TEAM, Batch, Store
from graph_service.store.contents import contents
from loaders import LoadReport, load, write_records, write_template
from tests.builders import person
from tests.loaders.files import JUNIOR, SENIOR, junior, senior, write

PEOPLE = (("id", "name", "level"), ("p1", "Ann", "senior"), ("p2", "Bo", "board"))


def put(store: Store, *paths: Path, source: str | None = None, dry_run: bool = False) -> LoadReport:
    report = load(store, paths, by="tester", source=source, dry_run=dry_run)
    assert not report.error
    return report


def said(store: Store) -> dict[tuple[str, str], Record]:
    """Every record of the store, without where it came from."""
    return {
        (kind, id_): replace(item, source=Source())
        for kind in KINDS
        if not KINDS[kind].apart
        for id_, item in store.whole().of(kind).items()
    }


def department(folder: Path, name: str = "Agency of Tests") -> Path:
    folder.mkdir()
    rows = [
        senior("A1", Organisation=name),
        senior("A2", "N/D", "A1", Organisation=name),
        senior("A3", "Vacant", "A1", Organisation=name),
    ]
    write(folder / "300913-x-senior.csv", SENIOR, *rows)
    write(folder / "300913-x-junior.csv", JUNIOR, junior("A1", Organisation=name))
    return folder


def test_a_load_says_what_it_did_and_the_same_again_changes_nothing(
    store: Store, tmp_path: Path
) -> None:
    path = write(tmp_path / "people.csv", *PEOPLE)

    first = put(store, path)
    fingerprint = store.fingerprint()
    second = put(store, path)

    assert (first.version, first.kinds["Person"].added) == (1, 2)
    assert (second.version, second.kinds["Person"].unchanged) == (1, 2)
    assert store.fingerprint() == fingerprint


@pytest.mark.parametrize(
    ("rows", "row", "column"),
    [
        ([("id", "name", "level"), ("p1", "Cy", "senior"), ("p3", "Di", "boss")], 3, "level"),
        ([("id", "name", "start_date"), ("p1", "Cy", "31/02/2026")], 2, "start_date"),
        ([("id", "name"), ("p1", "Cy"), ("p1", "Di")], 3, "id"),
        ([("id", "name"), ("p1", "Cy"), ("p2", "")], 3, "name"),
    ],
)
def test_a_broken_file_changes_nothing_and_is_named_by_row_and_column(
    store: Store, tmp_path: Path, rows: list[tuple[str, ...]], row: int, column: str
) -> None:
    put(store, write(tmp_path / "people.csv", *PEOPLE))
    before = store.version(), store.fingerprint()

    report = load(store, [write(tmp_path / "people.csv", *rows)], by="tester")

    assert report.refused
    assert report.version is None
    assert [(item.row, item.column) for item in report.problems] == [(row, column)]
    assert (store.version(), store.fingerprint()) == before


def test_a_file_that_is_no_table_is_refused_and_changes_nothing(
    sqlite_store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "people.xlsx"
    path.write_bytes(b"PK\x03\x04 broken")

    report = load(sqlite_store, [path], by="tester")

    assert report.refused
    assert "people.xlsx" in report.error
    assert sqlite_store.version() == 0


def test_a_dry_run_says_the_same_and_changes_nothing(sqlite_store: Store, tmp_path: Path) -> None:
    path = write(tmp_path / "people.csv", *PEOPLE)

    tried = put(sqlite_store, path, dry_run=True)
    version = sqlite_store.version()
    done = put(sqlite_store, path)

    assert tried.kinds == done.kinds
    assert version == 0


def test_a_newer_edition_of_a_source_removes_what_it_no_longer_says(
    sqlite_store: Store, tmp_path: Path
) -> None:
    put(sqlite_store, write(tmp_path / "people.csv", *PEOPLE))

    newer = put(sqlite_store, write(tmp_path / "people.csv", *PEOPLE[:2]))

    assert newer.kinds["Person"].removed == 1
    assert list(sqlite_store.whole().people) == ["p1"]


def test_another_source_takes_nothing_away(sqlite_store: Store, tmp_path: Path) -> None:
    put(sqlite_store, write(tmp_path / "people.csv", *PEOPLE), source="ours")
    put(
        sqlite_store, write(tmp_path / "people.csv", *PEOPLE[:1], ("p3", "Cy", "")), source="theirs"
    )

    assert list(sqlite_store.whole().people) == ["p1", "p2", "p3"]


def test_directed_ties_are_those_that_do_not_say_otherwise(
    sqlite_store: Store, tmp_path: Path
) -> None:
    write(tmp_path / "people.csv", *PEOPLE)
    ties = [
        ("id", "person_id", "other_id", "directed"),
        ("t1", "p1", "p2", ""),
        ("t2", "p1", "p2", "no"),
    ]
    write(tmp_path / "ties.csv", *ties)

    load(sqlite_store, [tmp_path], by="tester", directed=True)

    found = sqlite_store.whole().ties.values()
    assert [item.directed for item in found] == [True, False]


def test_an_undone_load_leaves_the_records_as_they_were(store: Store, tmp_path: Path) -> None:
    put(store, department(tmp_path / "one"))
    before = said(store)

    version = put(store, department(tmp_path / "two", "Other Agency")).version
    assert version is not None
    assert said(store) != before
    store.undo(version, by="tester")

    assert said(store) == before


def test_departments_give_the_same_one_by_one_and_together(store: Store, tmp_path: Path) -> None:
    folders = [department(tmp_path / "one"), department(tmp_path / "two", "Other Agency")]
    files = [path for folder in folders for path in sorted(folder.iterdir())]

    versions = [put(store, path).version for path in files]
    one_by_one = said(store)
    together = put(store, *folders)

    assert versions == [1, 2, 3, 4]
    assert together.version == 4
    assert said(store) == one_by_one
    assert {tally.added for tally in together.kinds.values()} == {0}


def test_several_sources_are_one_version_that_is_undone_as_one(
    sqlite_store: Store, tmp_path: Path
) -> None:
    report = put(sqlite_store, department(tmp_path / "one"))

    assert len(report.sources) == 2
    assert report.version == 1
    assert report.kinds["Organization"].added == 2
    sqlite_store.undo(1, by="tester")
    assert not said(sqlite_store)


def test_a_newer_edition_of_a_department_replaces_its_posts_only(
    sqlite_store: Store, tmp_path: Path
) -> None:
    put(sqlite_store, department(tmp_path / "one"))
    put(sqlite_store, department(tmp_path / "two", "Other Agency"))

    newer = put(sqlite_store, write(tmp_path / "310314-y-senior.csv", SENIOR, senior("A1")))

    assert newer.kinds["Post"].removed == 2
    left = [post.id for post in sqlite_store.whole().posts.values()]
    assert left == [
        "agency-of-tests:A1",
        "agency-of-tests:A1:analyst:band-5",
        "other-agency:A1",
        "other-agency:A1:analyst:band-5",
        "other-agency:A2",
        "other-agency:A3",
    ]


def test_an_export_loads_back_the_same(store: Store, tmp_path: Path) -> None:
    write(
        tmp_path / "people.csv",
        ("id", "name", "interests", "start_date", "invented", "note", "attribute: email"),
        ("p1", "'=HYPERLINK(1)", "a; b", "2026-03", "yes", "+44 20", "x"),
        ("p2", "Zoë\nO'Brien", "", "2020", "no", "", ""),
    )
    write(
        tmp_path / "ties.csv",
        ("id", "person_id", "other_id", "strength"),
        ("t1", "p1", "p2", "2.5"),
    )
    put(store, tmp_path)
    before = said(store)
    person = before["Person", "p1"]
    assert isinstance(person, Person)
    assert (person.name, person.attributes) == ("=HYPERLINK(1)", {"note": "+44 20", "email": "x"})

    (tmp_path / "out").mkdir()
    count = write_records(tmp_path / "out" / "all.xlsx", contents(store))
    store.undo(1, by="tester")
    put(store, tmp_path / "out")

    assert count == 3
    assert said(store) == before


def test_the_template_loads_as_empty_without_a_problem(sqlite_store: Store, tmp_path: Path) -> None:
    write_template(tmp_path / "template.xlsx")

    report = put(sqlite_store, tmp_path / "template.xlsx")

    assert (report.version, report.problems) == (0, ())


def test_a_file_that_takes_most_of_its_source_back_is_said_to(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("id,name\na,Ann\nb,Bob\nc,Cy\n")
    assert load(store, [path], by="test").problems == ()
    path.write_text("id,name\nd,Di\n")
    [problem] = load(store, [path], by="test").problems
    assert problem.severity == "warning"
    assert problem.problem.startswith("3 of the 3 records")
    assert "--source" in problem.mend


def test_no_file_speaks_with_the_team_s_own_hand(sqlite_store: Store, tmp_path: Path) -> None:
    sqlite_store.write(Batch(TEAM, [person("p1", name="Corrected")]), by="test", why="test")
    path = tmp_path / "team.json"
    path.write_text('{"persons": [{"id": "p2", "name": "Bo"}]}')

    report = load(sqlite_store, [path], by="tester")

    assert report.sources == ("team (file)",)
    assert sqlite_store.whole().people["p1"].name == "Corrected"
    with pytest.raises(Refused, match="another name"):
        load(sqlite_store, [path], by="tester", source="team")
