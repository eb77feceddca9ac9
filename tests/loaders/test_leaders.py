"""A flat list of people: who is one person, what they belong to, and what is told at its cell."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from graph_service.records import Record
from graph_service.store import TEAM, Batch, Store
from loaders import LoadReport, load, read, remember_columns
from loaders.leaders import meanings
from loaders.problems import Problem
from loaders.tables import Heading, Table, write_workbook
from tests.builders import body, organization, person
from tests.loaders.files import write

HEADINGS = ("Leader", "E-mail", "Job title", "Trust", "Board", "Role on board")


def row(name: str, email: str = "", job: str = "", trust: str = "", *seat: str) -> list[str]:
    return [name, email, job, trust, *seat, *[""] * (2 - len(seat))]


def list_file(folder: Path, *rows: Sequence[str], name: str = "leaders.csv") -> Path:
    return write(folder / name, HEADINGS, *rows)


def loaded(store: Store, folder: Path, *rows: Sequence[str], name: str = "") -> LoadReport:
    report = load(store, [list_file(folder, *rows, name=name or "leaders.csv")], by="test")
    assert not report.refused, [str(item) for item in report.problems]
    return report


def of(records: Sequence[Record], kind: str) -> list[Record]:
    return [item for item in records if type(item).__name__ == kind]


def ids(store: Store) -> dict[str, str]:
    """The e-mail, or else the name, of each person by id."""
    return {id_: item.email or item.name for id_, item in store.whole().people.items()}


def problems(folder: Path, headings: Sequence[str], *rows: Sequence[str]) -> Sequence[Problem]:
    return read([write(folder / "leaders.csv", headings, *rows)]).problems


def test_a_row_is_a_person_an_organisation_a_job_and_a_seat(tmp_path: Path) -> None:
    file = list_file(
        tmp_path, row("Ann Able", "ann@example.org", "Nurse", "Acute Trust", "Place Board", "Chair")
    )
    records = read([file]).records
    (ann,) = of(records, "Person")
    assert (ann.id, ann.name, ann.email) == ("leaders:ann-able", "Ann Able", "ann@example.org")  # type: ignore[attr-defined]
    assert ann.source.row == 2
    names = {item.id: item.name for item in of(records, "Organization")}  # type: ignore[attr-defined]
    assert names == {"acute-trust": "Acute Trust", "place-board": "Place Board"}
    held = {(m.organization_id, m.role) for m in of(records, "Membership")}  # type: ignore[attr-defined]
    assert held == {("acute-trust", "Nurse"), ("place-board", "Chair")}


def test_a_cell_may_name_several_bodies_with_a_role_for_each(tmp_path: Path) -> None:
    file = list_file(tmp_path, row("Ann Able", "", "", "", "ICP; Place Board", "Chair\nMember"))
    held = {(m.organization_id, m.role) for m in of(read([file]).records, "Membership")}  # type: ignore[attr-defined]
    assert held == {("icp", "Chair"), ("place-board", "Member")}


def test_an_organisation_that_the_store_knows_by_name_or_code_is_that_one(
    sqlite_store: Store, tmp_path: Path
) -> None:
    known = [organization("rj1", name="Guy's Trust", ods_code="RJ1"), body("icp", name="ICP")]
    sqlite_store.write(Batch("before", known), by="test", why="set up")
    headings = ("Full name", "Trust", "ODS code", "Committee")
    rows = [("Ann Able", " guy's  TRUST", "", "icp"), ("Bob Brown", "Another name", "rj1", "")]
    load(sqlite_store, [write(tmp_path / "list.csv", headings, *rows)], by="test")
    whole = sqlite_store.whole()
    assert set(whole.organizations) == {"rj1", "icp"}
    assert whole.employers_of("list:ann-able") == whole.employers_of("list:bob-brown") == ("rj1",)


def test_the_same_address_is_one_person_with_several_jobs(
    sqlite_store: Store, tmp_path: Path
) -> None:
    address = "ann@example.org"
    loaded(
        sqlite_store, tmp_path,
        row("Dr Ann Able", address, "Nurse", "A"), row("Ann Able", address, "Tutor", "B"),
    )  # fmt: skip
    assert ids(sqlite_store) == {"leaders:ann-able": address}
    assert len(sqlite_store.whole().memberships) == 2


def test_one_name_with_two_addresses_is_two_people(sqlite_store: Store, tmp_path: Path) -> None:
    loaded(
        sqlite_store, tmp_path,
        row("John Smith", "j1@example.org", "", "A"), row("John Smith", "j2@example.org", "", "A"),
    )  # fmt: skip
    assert ids(sqlite_store) == {
        "leaders:john-smith": "j1@example.org",
        "leaders:john-smith-2": "j2@example.org",
    }


def test_a_shared_address_does_not_make_one_person_of_two(
    sqlite_store: Store, tmp_path: Path
) -> None:
    office = "office@example.org"
    report = loaded(sqlite_store, tmp_path, row("Ann Able", office), row("Bob Brown", office))
    assert len(ids(sqlite_store)) == 2
    assert [item.row for item in report.problems] == [3]


def test_a_second_john_smith_leaves_the_first_one_his_id(
    sqlite_store: Store, tmp_path: Path
) -> None:
    first, second = row("John Smith", "", "", "A"), row("John Smith", "", "", "B")
    loaded(sqlite_store, tmp_path, first, name="leaders 2026-11.csv")
    loaded(sqlite_store, tmp_path, second, first, name="leaders 2026-12 (1).csv")
    employers = {id_: sqlite_store.whole().employers_of(id_) for id_ in ids(sqlite_store)}
    assert employers == {"leaders:john-smith": ("a",), "leaders:john-smith-2": ("b",)}


def test_a_new_employer_changes_no_id(sqlite_store: Store, tmp_path: Path) -> None:
    loaded(sqlite_store, tmp_path, row("Ann Able", "ann@example.org", "", "A"))
    loaded(sqlite_store, tmp_path, row("Ann Able", "ann@example.org", "", "B"))
    assert sqlite_store.whole().employers_of("leaders:ann-able") == ("b",)


def test_a_new_address_in_the_same_organisation_changes_no_id(
    sqlite_store: Store, tmp_path: Path
) -> None:
    loaded(sqlite_store, tmp_path, row("Ann Able", "ann@old.example", "", "A"))
    loaded(sqlite_store, tmp_path, row("Ann Able", "ann@new.example", "", "A"))
    assert ids(sqlite_store) == {"leaders:ann-able": "ann@new.example"}


def test_a_name_spelt_anew_changes_no_id_while_the_address_is_the_same(
    sqlite_store: Store, tmp_path: Path
) -> None:
    loaded(sqlite_store, tmp_path, row("Ann Able", "ann@example.org"))
    loaded(sqlite_store, tmp_path, row("Annabel Able", "ann@example.org"))
    assert list(ids(sqlite_store)) == ["leaders:ann-able"]


def test_a_namesake_with_another_address_and_employer_is_somebody_new(
    sqlite_store: Store, tmp_path: Path
) -> None:
    loaded(sqlite_store, tmp_path, row("John Smith", "j1@example.org", "", "A"))
    report = loaded(sqlite_store, tmp_path, row("John Smith", "j2@example.org", "", "B"))
    assert ids(sqlite_store) == {"leaders:john-smith-2": "j2@example.org"}
    assert any("somebody new" in item.problem for item in report.problems)


def test_people_of_other_sources_are_never_taken_for_those_of_the_list(
    sqlite_store: Store, tmp_path: Path
) -> None:
    sqlite_store.write(Batch(TEAM, [person("ann-able", name="Ann Able")]), by="test", why="x")
    loaded(sqlite_store, tmp_path, row("Ann Able"))
    assert set(ids(sqlite_store)) == {"ann-able", "leaders:ann-able"}


def test_the_same_list_again_changes_nothing_and_a_shorter_one_removes(
    sqlite_store: Store, tmp_path: Path
) -> None:
    rows = [
        row("Ann Able", "a@example.org", "", "A", "ICP", "Chair"),
        row("Vacant", "", "", "", "ICP", "GP"),
    ]
    first = loaded(sqlite_store, tmp_path, *rows)
    again = loaded(sqlite_store, tmp_path, *rows)
    assert again.version == first.version
    loaded(sqlite_store, tmp_path, *rows[:1])
    assert not sqlite_store.whole().posts
    assert sqlite_store.whole().organizations["icp"].is_body


def test_a_vacancy_is_a_vacant_post_and_no_person(sqlite_store: Store, tmp_path: Path) -> None:
    seat = row("Vacant", "", "", "", "ICP", "GP member")
    report = loaded(sqlite_store, tmp_path, seat, seat, row("TBC"))
    whole = sqlite_store.whole()
    assert not whole.people
    assert {item.label for item in whole.posts.values()} == {"GP member"}
    assert len(whole.posts_in("icp")) == 2
    assert [item.row for item in report.problems] == [2, 3, 4]


def test_faults_are_told_at_their_cells_by_the_files_own_headings(tmp_path: Path) -> None:
    headings = ("Who leads", "Full name", "Mail", "Seniority", "Since")
    found = problems(
        tmp_path, headings,
        ("x", "Ann Able", "ann.example.org", "senior", "2026-02-30"),
        ("x", "Bob Brown", "bob@example.org", "emperor", "3 March 2026"),
        ("x", "", "cat@example.org", "board", "2026"),
        ("x", "Dan Dee", "dan@example.org", "board", "2026"),
    )  # fmt: skip
    told = {(item.row, item.column, item.value) for item in found if item.severity == "error"}
    assert told == {
        (2, "Mail", "ann.example.org"), (2, "Since", "2026-02-30"), (3, "Seniority", "emperor"),
        (4, "Full name", ""),
    }  # fmt: skip
    (level,) = [item for item in found if item.column == "Seniority"]
    assert "board, senior, middle" in level.mend


def test_a_column_that_mostly_holds_something_else_is_kept_as_a_fact(tmp_path: Path) -> None:
    file = write(tmp_path / "leaders.csv", ("Full name", "Level"), ("Ann Able", "Band 9"))
    reading = read([file])
    (ann,) = of(reading.records, "Person")
    assert ann.attributes == {"Level": "Band 9"}
    assert [item.severity for item in reading.problems] == ["warning"]


def test_what_two_rows_of_one_person_say_differently_is_kept_and_told(tmp_path: Path) -> None:
    headings = ("Full name", "Borough", "Notes")
    file = write(
        tmp_path / "l.csv", headings, ("Ann Able", "Bexley", "a"), ("Ann Able", "Bromley", "b")
    )
    reading = read([file])
    (ann,) = of(reading.records, "Person")
    assert ann.area_id == "bexley"  # type: ignore[attr-defined]
    assert ann.attributes == {"Borough": "Bromley", "Notes": "a; b"}
    assert [(item.row, item.column) for item in reading.problems] == [(3, "Borough")]


def test_the_lists_own_numbers_tell_people_apart(tmp_path: Path) -> None:
    file = write(
        tmp_path / "l.csv", ("Staff number", "Full name"), ("7", "Ann Able"), ("8", "Ann Able")
    )
    assert [item.id for item in of(read([file]).records, "Person")] == ["l:id:7", "l:id:8"]


def test_one_number_for_two_names_is_refused(tmp_path: Path) -> None:
    found = problems(tmp_path, ("Staff number", "Full name"), ("7", "Ann Able"), ("7", "Bob Dee"))
    assert [(item.row, item.severity) for item in found] == [(3, "error")]


def test_a_list_called_team_does_not_speak_in_the_teams_name(tmp_path: Path) -> None:
    reading = read([list_file(tmp_path, row("Ann Able"), name="team.csv")])
    assert [batch.source for batch in reading.batches] == ["team-list"]


def test_what_the_team_said_of_columns_is_kept_in_either_store(
    store: Store, tmp_path: Path
) -> None:
    remember_columns(store, "liste", {"wer": "name", "wo": "organization"}, by="test")
    before = store.version()
    file = write(tmp_path / "Liste 2026.csv", ("Wer", "Wo"), ("Ann Able", "Acute Trust"))
    report = load(store, [file], by="test")
    assert (before, report.format) == (0, "leaders")
    assert store.whole().employers_of("liste:ann-able") == ("acute-trust",)
    remember_columns(store, "liste", {"wer": "name", "wo": "fact"}, by="test")
    load(store, [file], by="test")
    assert store.whole().people["liste:ann-able"].attributes == {"Wo": "Acute Trust"}


def test_every_meaning_can_be_chosen_once_or_more() -> None:
    faults: Mapping[str, str] = meanings.faults(
        {"a": "name", "b": "name", "c": "body", "d": "body"}
    )
    assert list(faults) == ["b"]
    assert list(meanings.faults({"a": "given-name", "b": "email"})) == [""]
    assert list(meanings.faults({"a": "name", "b": "nonsense"})) == ["b"]


def test_a_row_of_totals_is_nobody_and_a_note_among_names_is_told(tmp_path: Path) -> None:
    rows = [["Ann Able", "Nurse"], ["Source: staff list, 2024", ""], ["Grand total: 2", ""]]
    reading = read([write(tmp_path / "leaders.csv", ["Full name", "Job title"], *rows)])
    names = [item.name for item in of(reading.records, "Person")]  # type: ignore[attr-defined]
    assert names == ["Ann Able", "Source: staff list, 2024"]
    assert [(item.row, item.severity) for item in reading.problems] == [
        (3, "warning"), (4, "warning"),
    ]  # fmt: skip


def test_names_in_two_columns_or_turned_round_are_known_by_their_headings(tmp_path: Path) -> None:
    parted = ["Surname", "First name(s)", "Job role"], ["Able", "Ann", "Nurse"]
    turned = ["Surname, Forename", "Job title"], ["Able, Ann", "Nurse"]
    member = ["Member", "Boards"], ["Ann Able", "Place Board"]
    for number, (headings, line) in enumerate((parted, turned, member)):
        (ann,) = of(read([write(tmp_path / f"{number}.csv", headings, line)]).records, "Person")
        assert ann.id == f"{number}:ann-able"


def test_a_table_that_may_be_of_people_is_not_left_out_unseen(tmp_path: Path) -> None:
    certain = write(tmp_path / "a.csv", ["Full name", "Job title"], ["Ann Able", "Nurse"])
    likely = write(tmp_path / "b.csv", ["Name", "Job title"], ["Ben", "Chair"])
    (problem,) = read([certain, likely], format="leaders").problems
    assert (problem.file, problem.row, problem.severity) == ("b.csv", 1, "error")


def test_a_document_beside_a_list_is_refused_and_not_left_out(tmp_path: Path) -> None:
    names = write(tmp_path / "a.csv", ["Full name", "Job title"], ["Ann Able", "Nurse"])
    other = tmp_path / "b.json"
    other.write_text('[{"id": "ben", "name": "Ben Brook"}]')
    problems = read([names, other]).problems
    assert [(item.file, item.row, item.severity) for item in problems] == [("b.json", 1, "error")]


def test_the_sheet_about_the_faults_of_a_list_is_passed_over(
    sqlite_store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "leaders.xlsx"
    about = Table("Read me", [Heading("problem")], [["a level that is none"]])
    people = Table("leaders", [Heading("Full name"), Heading("Job title")], [["Ann Able", "Nurse"]])
    write_workbook(path, [about, people])

    report = load(sqlite_store, [path], by="tester")

    assert (report.error, report.problems) == ("", ())
    assert len(sqlite_store.whole().people) == 1


@pytest.mark.parametrize("heading", ["Ethnicity", "GENDER", "Disability status", "Date of birth"])
def test_what_people_say_of_themselves_does_not_become_a_fact_among_others(
    tmp_path: Path, store: Store, heading: str
) -> None:
    file = write(tmp_path / "leaders.csv", ("Leader", "Job title", heading, "Car"),
                 ("Ann Able", "Nurse", "Secret answer", "Blue"))  # fmt: skip
    report = load(store, [file], by="test")
    assert not report.refused
    assert [(item.column, item.severity) for item in report.problems] == [(heading, "warning")]
    assert "sheet “declarations”" in report.problems[0].mend
    assert [item.attributes for item in store.whole().people.values()] == [{"Car": "Blue"}]
