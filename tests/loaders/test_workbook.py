"""Our workbook becomes records, and what is wrong with it becomes problems."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from graph_service.records import KINDS, Membership, Organization, Person, Post, Tie
from loaders import Asked, Problem, Reading, read
from tests.builders import person, snapshot
from tests.loaders.files import write


def reading(folder: Path, **sheets: Sequence[Sequence[str]]) -> Reading:
    folder.mkdir(exist_ok=True)
    for name, rows in sheets.items():
        write(folder / f"{name}.csv", *rows)
    return read([folder])


def only(found: Reading) -> Problem:
    (problem,) = found.problems
    return problem


@pytest.mark.parametrize(
    "heading", ["organization_id", "Organisation", "ORGANIZATION ID", "organisation"]
)
def test_a_heading_is_known_by_its_name_and_by_its_words(tmp_path: Path, heading: str) -> None:
    found = reading(
        tmp_path,
        organizations=[("id", "name"), ("o1", "One")],
        posts=[("id", "Title", heading), ("s1", "Chair", "o1")],
    )

    posts = [item for item in found.records if isinstance(item, Post)]
    assert [(post.label, post.organization_id) for post in posts] == [("Chair", "o1")]
    assert not found.problems


def test_a_column_that_no_field_is_meant_by_is_kept_as_a_fact(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        people=[
            ("id", "name", "shoe size", "attribute: name"),
            ("p1", "Ann", "39", "Annie"),
            ("p2", "Bo", "", ""),
        ],
    )

    assert [item.attributes for item in found.records] == [{"shoe size": "39", "name": "Annie"}, {}]


def test_every_value_has_its_type(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        people=[
            ("id", "name", "level", "interests", "consent_pairing", "start_date"),
            ("p1", " Ann ", "Senior", "a; b", "yes", "1 May 2026"),
        ],
    )

    assert found.records == [
        Person(
            id="p1",
            name="Ann",
            level="senior",
            interests=("a", "b"),
            consent_pairing=True,
            start_date="2026-05-01",
            source=found.records[0].source,
        )
    ]
    assert (found.records[0].source.file, found.records[0].source.row) == ("people.csv", 2)


def test_a_misfit_is_an_error_that_names_row_and_column(tmp_path: Path) -> None:
    problem = only(
        reading(
            tmp_path, people=[("id", "name", "From"), ("p1", "Ann", ""), ("p2", "Bo", "31/02/2026")]
        )
    )

    assert (problem.file, problem.row, problem.column) == ("people.csv", 3, "From")
    assert (problem.value, problem.severity) == ("31/02/2026", "error")
    assert "row 3, column 'From'" in str(problem)


def test_a_blank_where_something_is_needed_is_an_error(tmp_path: Path) -> None:
    problem = only(reading(tmp_path, people=[("id", "name"), ("p1", "  ")]))

    assert (problem.row, problem.column, problem.severity) == (2, "name", "error")


def test_a_needed_column_that_is_missing_is_an_error(tmp_path: Path) -> None:
    problem = only(reading(tmp_path, people=[("id", "email"), ("p1", "a@example.org")]))

    assert (problem.row, problem.column, problem.severity) == (1, "name", "error")


def test_rows_without_an_id_get_the_same_one_whenever_they_are_read(tmp_path: Path) -> None:
    first, second = (
        reading(
            tmp_path / name,
            people=[("name", "email"), ("Ann O'Brien", "")],
            ties=[("person_id", "other_id"), ("ann-obrien", "ann-obrien"), ("ann-obrien", "")],
        )
        for name in ("one", "two")
    )

    assert [item.id for item in first.records] == [item.id for item in second.records]
    assert first.records[0].id == "ann-obrien"
    assert len({item.id for item in first.records}) == 3


def test_one_id_on_unlike_rows_is_an_error_that_names_both(tmp_path: Path) -> None:
    problem = only(reading(tmp_path, people=[("id", "name"), ("p1", "Ann"), ("p1", "Bo")]))

    assert problem.severity == "error"
    assert problem.row == 3
    assert "row 2" in problem.problem


def test_a_row_said_twice_alike_is_kept_once_with_a_warning(tmp_path: Path) -> None:
    found = reading(tmp_path, people=[("id", "name"), ("p1", "Ann"), ("p1", "Ann")])

    assert only(found).severity == "warning"
    assert [item.id for item in found.records] == ["p1"]


def test_ids_that_differ_only_by_case_are_both_kept_with_a_warning(tmp_path: Path) -> None:
    found = reading(tmp_path, people=[("id", "name"), ("P1", "Ann"), ("p1", "Bo")])

    assert only(found).severity == "warning"
    assert len(found.records) == 2


def test_a_reference_to_nothing_is_a_warning_and_is_kept(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        people=[("id", "name"), ("p1", "Ann")],
        ties=[("id", "person_id", "other_id"), ("t1", "p1", "p9")],
    )

    problem = only(found)
    assert (problem.file, problem.row, problem.column, problem.value) == (
        "ties.csv",
        2,
        "other_id",
        "p9",
    )
    assert problem.severity == "warning"
    assert [item.other_id for item in found.records if isinstance(item, Tie)] == ["p9"]


def test_a_reference_may_be_to_a_record_that_the_store_holds(tmp_path: Path) -> None:
    write(tmp_path / "ties.csv", ("id", "person_id", "other_id"), ("t1", "p1", "Person p2"))

    found = read([tmp_path], Asked(known=lambda: snapshot(person("p1"), person("p2"))))

    assert not found.problems
    assert [item.other_id for item in found.records if isinstance(item, Tie)] == ["p2"]


def test_a_reference_may_be_given_by_a_name_that_only_one_record_has(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        people=[("id", "name"), ("p1", "Ann"), ("p2", "Bo"), ("p3", "Bo")],
        memberships=[("id", "person_id", "role"), ("m1", "Ann", "a"), ("m2", "Bo", "b")],
    )

    assert [item.person_id for item in found.records if isinstance(item, Membership)] == [
        "p1",
        "Bo",
    ]
    assert only(found).value == "Bo"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("a", "A", "a")], "names itself"),
        ([("a", "A", "b"), ("b", "B", "c"), ("c", "C", "a"), ("d", "D", "a")], "a, b, c, a"),
    ],
)
def test_a_circle_of_parents_is_a_warning_and_is_kept(
    tmp_path: Path, rows: list[tuple[str, ...]], said: str
) -> None:
    found = reading(tmp_path, organizations=[("id", "name", "parent_id"), *rows])

    assert said in only(found).problem
    assert only(found).severity == "warning"
    kept = [item for item in found.records if isinstance(item, Organization)]
    assert [item.parent_id for item in kept] == [row[2] for row in rows]


def test_a_tie_of_somebody_with_themselves_is_a_warning(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        people=[("id", "name"), ("p1", "Ann")],
        ties=[("id", "person_id", "other_id"), ("t1", "p1", "p1")],
    )

    assert (only(found).column, only(found).severity) == ("other_id", "warning")


def test_a_misspelt_sheet_is_an_error_and_a_foreign_one_a_warning(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        people=[("id", "name"), ("p1", "Ann")],
        organisation=[("id", "name"), ("o1", "One")],
        shopping=[("what",), ("tea",)],
    )

    assert [(item.file, item.severity) for item in found.problems] == [
        ("organisation.csv", "error"),
        ("shopping.csv", "warning"),
    ]


@pytest.mark.parametrize("sheet", ["accounts", "saved_views", "sign_in_links"])
def test_accounts_and_links_are_never_loaded(tmp_path: Path, sheet: str) -> None:
    found = reading(tmp_path, people=[("id", "name"), ("p1", "Ann")], **{sheet: [("id",), ("a",)]})

    assert only(found).severity == "error"
    assert {type(item) for item in found.records} == {Person}


def test_every_sheet_of_the_vocabulary_is_known_with_its_own_headings(tmp_path: Path) -> None:
    for kind in KINDS.values():
        if not kind.apart:
            headings = ["id", *(field.name for field in kind.fields if field.type != "attributes")]
            write(tmp_path / f"{kind.sheet}.csv", headings)

    found = read([tmp_path])

    assert not found.problems
    assert not found.records


def test_a_heading_that_looks_misspelt_is_said_and_kept_as_a_fact(tmp_path: Path) -> None:
    found = reading(tmp_path, people=[("id", "name", "levle"), ("p1", "Ann", "senior")])

    assert (only(found).row, only(found).column, only(found).severity) == (1, "levle", "warning")
    assert "'level'" in only(found).mend
    assert found.records[0].attributes == {"levle": "senior"}


@pytest.mark.parametrize("name", ["people (1)", "People-2026", "people copy", "PEOPLE_v2"])
def test_a_sheet_is_known_under_the_names_that_copies_get(tmp_path: Path, name: str) -> None:
    path = write(tmp_path / f"{name}.csv", ("id", "name"), ("p1", "Ann"))

    assert [item.id for item in read([path]).records] == ["p1"]


def test_a_file_of_which_nothing_is_ours_is_an_error(tmp_path: Path) -> None:
    path = write(tmp_path / "shopping.csv", ("what",), ("tea",))

    assert only(read([path], format="workbook")).severity == "error"
