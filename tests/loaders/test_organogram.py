"""Organograms become posts and people, with every quirk said and no row lost."""

from pathlib import Path

import openpyxl
import pytest

from graph_service.records import Membership, Organization, Person, Post
from graph_service.store import Batch, Store
from loaders import Asked, Problem, Reading, read
from loaders.file_dates import date_of
from loaders.organogram.holders import holder
from tests.loaders.files import JUNIOR, SENIOR, junior, senior, write


def reading(folder: Path, *rows: list[str], name: str = "300913-Tests-senior.csv") -> Reading:
    return read([write(folder / name, SENIOR, *rows)])


def posts(found: Reading) -> list[Post]:
    return [item for item in found.records if isinstance(item, Post)]


def people(found: Reading) -> list[Person]:
    return [item for item in found.records if isinstance(item, Person)]


def memberships(found: Reading) -> list[Membership]:
    return [item for item in found.records if isinstance(item, Membership)]


def only(found: Reading) -> Problem:
    (problem,) = found.problems
    assert problem.severity == "warning"
    return problem


@pytest.mark.parametrize(
    "name",
    ["N/D", "ND", "n/d", "N\\D", "N.D.", " N / D ", "Not Disclosed", "not-disclosed", "undisclosed",
     "N/A", "", "N/D (maternity cover)", "N/D 2", "Withheld", "TBC", "12345", "-",
     "Not Known", "Redacted under s40", "A N Other", "NDD", "Nil return"],
)  # fmt: skip
def test_a_holder_may_be_undisclosed_in_many_spellings(name: str) -> None:
    assert holder(name) == "undisclosed"


@pytest.mark.parametrize(
    "name", ["Vacant", "VACANT", "vacant post", "Med3 Vacant", "Vacancy", "Vacent", "Vacant*",
             "Post vacant", "Vacant (interim cover)", "Unfilled", "To be recruited",
             "Awaiting appointment", "Frozen", "Post frozen'"],
)  # fmt: skip
def test_a_post_may_be_vacant_in_many_spellings(name: str) -> None:
    assert holder(name) == "vacant"


@pytest.mark.parametrize(
    "name", ["Eliminated", "ELIMINATED", "Eliminated'", "eliminated.", "Post Eliminated",
             "Elimated", "Eliminted", "Eliminate", "Eliminated - see note",
             "Post to be eliminated", "Abolished", "Disestablished", "Deleted",
             "DELETED'", "Post Deleted", "Deletd"],
)  # fmt: skip
def test_a_post_may_be_eliminated_in_many_spellings(name: str) -> None:
    assert holder(name) == "eliminated"


@pytest.mark.parametrize(
    "name", ["Una O'Brien", "N D Smith", "Nd Okafor", "Ed Vincent", "Vincent", "Elim Chan", "Li Na",
             "Dr A. Vacani", "Naomi", "Dr Elimina Tedesco"],
)  # fmt: skip
def test_a_person_is_a_person_however_short_the_name(name: str) -> None:
    assert holder(name) == "named"


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("300913-NICE-Organogram-senior.csv", "2013-09-30"),
        ("011013-DH---Organogram-senior.csv", "2013-10-01"),
        ("Copy-of-HEE-organogram---September-2013-cleaned-senior.csv", "2013-09-30"),
        ("30-09-2013-x.csv", "2013-09-30"),
        ("2014-03-31-x.csv", "2014-03-31"),
        ("30th Sept 2011.csv", "2011-09-30"),
        ("organogram_2012-02.csv", "2012-02-29"),
    ],
)
def test_a_file_tells_its_day_by_its_name(name: str, day: str) -> None:
    assert str(date_of(name)) == day


@pytest.mark.parametrize(
    "name", ["organogram.csv", "991399-x.csv", "v12-final.csv", "1234567890.csv"]
)
def test_a_name_without_a_day_tells_none(name: str) -> None:
    assert date_of(name) is None


def test_a_row_is_a_post_with_its_holder_in_a_body(tmp_path: Path) -> None:
    found = reading(tmp_path, senior("A1"))

    (post,) = posts(found)
    assert (post.id, post.label, post.grade) == ("agency-of-tests:A1", "Director A1", "SCS1")
    assert (post.organization_id, post.profession_id) == ("agency-of-tests", "policy")
    assert post.attributes["Post Unique Reference"] == "A1"
    assert post.attributes["Reports to Senior Post"] == "XX"
    assert post.attributes["FTE"] == "1.0"
    assert [(one.person_id, one.post_id) for one in memberships(found)] == [
        ("agency-of-tests:ann-example", post.id)
    ]
    bodies = [item for item in found.records if isinstance(item, Organization)]
    assert [(item.id, item.is_body, item.parent_id) for item in bodies] == [
        ("department-of-tests", None, ""),
        ("agency-of-tests", True, "department-of-tests"),
    ]
    assert not found.problems


def test_an_undisclosed_holder_is_neither_a_person_nor_a_vacancy(tmp_path: Path) -> None:
    found = reading(tmp_path, senior("A1", "N/D"))

    assert [post.undisclosed for post in posts(found)] == [True]
    assert not people(found)
    assert (only(found).row, only(found).column, only(found).value) == (2, "Name", "N/D")


def test_a_vacant_post_has_no_holder_and_is_not_undisclosed(tmp_path: Path) -> None:
    found = reading(tmp_path, senior("A1", "Vacant"))

    assert [post.undisclosed for post in posts(found)] == [None]
    assert not people(found)
    assert not found.problems


def test_an_eliminated_post_had_ended_by_the_day_of_the_file(tmp_path: Path) -> None:
    found = reading(tmp_path, senior("A1", "Eliminated'"), name="300913-x-senior.csv")

    assert [post.end_date for post in posts(found)] == ["2013-09-29"]
    assert not people(found)


def test_an_eliminated_post_in_a_file_without_a_day_ended_before_the_load(tmp_path: Path) -> None:
    found = reading(tmp_path, senior("A1", "Eliminated"), name="x-senior.csv")

    assert posts(found)[0].end_date
    assert "date" in only(found).problem


def test_the_same_post_with_another_name_is_one_post_that_two_share(tmp_path: Path) -> None:
    found = reading(
        tmp_path, senior("A1", "Ann Example", FTE="0.4"), senior("A1", "Bo Example", FTE="0.6")
    )

    assert len(posts(found)) == 1
    assert [one.attributes["FTE"] for one in memberships(found)] == ["0.4", "0.6"]
    assert (only(found).row, only(found).value) == (3, "A1")


def test_one_reference_on_unlike_posts_keeps_both(tmp_path: Path) -> None:
    other = senior("A1", "Cy Example", "A0", **{"Job Title": "Other"})
    found = reading(tmp_path, senior("A0"), senior("A1", "Bo Example", "A0"), other)

    assert [post.id[-4:] for post in posts(found)] == ["s:A0", "s:A1", "A1~2"]
    assert {one.post_id for one in memberships(found)} == {post.id for post in posts(found)}
    assert "unlike" in only(found).problem


def test_a_vacant_half_of_a_shared_post_stays_a_vacancy(tmp_path: Path) -> None:
    found = reading(tmp_path, senior("A1"), senior("A1", "Vacant"))

    held = {one.post_id for one in memberships(found)}
    assert [post.id in held for post in posts(found)] == [True, False]


def test_references_that_differ_only_by_case_are_two_posts(tmp_path: Path) -> None:
    found = reading(tmp_path, senior("EOE-1"), senior("EoE-1", "Bo Example", "EOE-1"))

    assert len(posts(found)) == 2
    assert "differ only by case" in only(found).problem


def test_a_superior_is_found_and_a_root_has_none(tmp_path: Path) -> None:
    found = reading(tmp_path, senior("A1", above="xx"), senior("A2", "Bo Example", " A1 "))

    assert [post.reports_to_id for post in posts(found)] == ["", "agency-of-tests:A1"]
    assert not found.problems


def test_a_post_that_reports_to_itself_is_kept_without_that(tmp_path: Path) -> None:
    found = reading(tmp_path, senior("A1"), senior("A2", "Bo Example", "A2"))

    assert posts(found)[1].reports_to_id == ""
    assert posts(found)[1].attributes["Reports to Senior Post"] == "A2"
    assert (only(found).row, only(found).value) == (3, "A2")


def test_a_circle_is_kept_and_said(tmp_path: Path) -> None:
    found = reading(
        tmp_path, senior("A1", above="A2"), senior("A2", "Bo", "A1"), senior("A3", "Cy", "A1")
    )

    assert "A1, A2" in only(found).problem
    assert [post.reports_to_id[-2:] for post in posts(found)] == ["A2", "A1", "A1"]


def test_a_dangling_reference_is_kept_with_the_one_that_may_be_meant(tmp_path: Path) -> None:
    found = reading(tmp_path, senior("EOE-1"), senior("A2", "Bo Example", "EoE-1"))

    assert posts(found)[1].reports_to_id == "agency-of-tests:EoE-1"
    assert "EOE-1" in only(found).mend


def test_several_roots_are_said_once(tmp_path: Path) -> None:
    found = reading(tmp_path, senior("A1"), senior("A2", "Bo Example"), senior("A3", "Cy Example"))

    assert only(found).problem.startswith("3 posts report to nobody")


def test_reference_nought_is_a_person_in_no_post(tmp_path: Path) -> None:
    found = reading(tmp_path, senior("0", "Ann"), senior("0", "Bo"), senior("0", "N/D"))

    assert not posts(found)
    assert [item.name for item in people(found)] == ["Ann", "Bo"]
    assert {one.organization_id for one in memberships(found)} == {"agency-of-tests"}
    assert only(found).row == 4


def test_within_an_organisation_the_same_name_is_the_same_person(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        senior("A1", "Jo Bell"),
        senior("A2", "Jo  Bell ", "A1", Professional="Finance"),
        senior("A3", "Jo-Bell", "A1"),
    )

    assert [item.name for item in people(found)] == ["Jo Bell", "Jo-Bell"]
    assert people(found)[0].profession_ids == ("policy", "finance")
    assert len({item.id for item in people(found)}) == 2
    assert len(memberships(found)) == 3


def test_each_junior_row_is_a_post_of_people_not_named(tmp_path: Path) -> None:
    write(tmp_path / "a-senior.csv", SENIOR, senior("A1"))
    write(tmp_path / "a-junior.csv", JUNIOR, junior("A1"), junior("A1"), junior("A1", "Clerk"))

    found = read([tmp_path])

    juniors = [post for post in posts(found) if post.attributes["Staff"] == "junior"]
    assert len({post.id for post in juniors}) == 3
    assert {post.reports_to_id for post in juniors} == {"agency-of-tests:A1"}
    assert all(post.undisclosed for post in juniors)
    assert {post.attributes["Number of Posts in FTE"] for post in juniors} == {"2.0"}
    assert not found.problems


def test_departments_side_by_side_do_not_collide(tmp_path: Path) -> None:
    write(tmp_path / "a-senior.csv", SENIOR, senior("1"))
    write(tmp_path / "b-senior.csv", SENIOR, senior("1", Organisation="Other Agency"))

    found = read([tmp_path])

    assert [post.id for post in posts(found)] == ["agency-of-tests:1", "other-agency:1"]
    assert len({item.id for item in people(found)}) == 2
    assert len(found.batches) == 2
    assert not found.problems


def test_an_organisation_that_looks_misspelt_is_kept_and_said(tmp_path: Path) -> None:
    found = reading(
        tmp_path, senior("A1"), senior("A2", "Bo", "A1", Organisation="Agency of TestsEd")
    )

    assert "Agency of TestsEd" in only(found).problem
    assert posts(found)[1].reports_to_id == "agency-of-tests:A1"
    assert posts(found)[1].organization_id == "agency-of-testsed"


def test_a_post_without_reference_or_title_is_kept_and_said(tmp_path: Path) -> None:
    found = reading(tmp_path, senior(""), senior("A2", "Bo", **{"Job Title": "", "Reports": ""}))

    assert len(posts(found)) == 2
    assert posts(found)[1].label == "Post A2"
    columns = {problem.column for problem in found.problems}
    assert columns == {"Post Unique Reference", "Job Title", "Reports to Senior Post"}


def test_headings_of_windows_are_known_too(tmp_path: Path) -> None:
    path = write(tmp_path / "x-senior.csv", SENIOR, senior("A1"))
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp1252"))

    found = read([path])

    assert found.format == "organogram"
    assert not found.problems


def test_a_person_said_twice_in_one_post_holds_it_once(tmp_path: Path) -> None:
    found = reading(tmp_path, senior("A1", FTE="0.4"), senior("A1", FTE="0.6"))

    (one,) = memberships(found)
    assert (one.attributes["FTE"], one.attributes["FTE (2)"]) == ("0.4", "0.6")


def test_a_reference_that_looks_like_a_made_one_keeps_its_own_post(tmp_path: Path) -> None:
    rows = [
        senior("A0"),
        senior("A1", "Bo", "A0"),
        senior("A1", "Cy", "A0", Unit="Two"),
        senior("A1~2", "Di", "A0"),
    ]

    found = reading(tmp_path, *rows)

    assert len({post.id for post in posts(found)}) == 4


def test_parts_of_one_organisation_are_read_together(tmp_path: Path) -> None:
    write(tmp_path / "part-1-senior.csv", SENIOR, senior("A1"), senior("A2", "N/D", "A1"))
    write(
        tmp_path / "part-2-senior.csv", SENIOR, senior("A2", "N/D", "A1"), senior("A3", "Cy", "A1")
    )

    found = read([tmp_path])

    assert [post.id[-2:] for post in posts(found)] == ["A1", "A2", "A3"]
    assert len(found.batches) == 1


def test_two_editions_are_not_read_together(tmp_path: Path) -> None:
    write(tmp_path / "300913-x-senior.csv", SENIOR, senior("A1"))
    write(tmp_path / "310314-x-senior.csv", SENIOR, senior("A1"))

    (problem,) = read([tmp_path]).problems

    assert (problem.file, problem.severity) == ("310314-x-senior.csv", "error")
    assert "300913-x-senior.csv" in problem.problem


def test_an_eliminated_post_without_a_day_stays_as_it_was_first_loaded(
    sqlite_store: Store, tmp_path: Path
) -> None:
    path = write(tmp_path / "x-senior.csv", SENIOR, senior("A1", "Eliminated"))
    ended = Post(
        id="agency-of-tests:A1", label="x", organization_id="agency-of-tests", end_date="2020-01-01"
    )
    sqlite_store.write(Batch("before", [ended]), by="tester", why="test")

    found = read([path], Asked(known=sqlite_store.whole))

    assert [post.end_date for post in posts(found)] == ["2020-01-01"]


def test_a_heading_that_stands_twice_is_said_at_the_first_row(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", [*SENIOR, "Notes"], [*senior("1"), "more"])
    problem = only(read([path]))
    assert (problem.row, problem.column) == (1, "Notes")


def test_headings_without_posts_are_a_warning(tmp_path: Path) -> None:
    problem = only(read([write(tmp_path / "a.csv", SENIOR)]))
    assert "no posts" in problem.problem


@pytest.mark.parametrize("missing", ["Name", "Post Unique Reference"])
def test_a_column_that_is_missing_is_named(tmp_path: Path, missing: str) -> None:
    place = SENIOR.index(missing)
    rows = [[*row[:place], *row[place + 1 :]] for row in (SENIOR, senior("1"))]
    [error] = read([write(tmp_path / "a.csv", *rows)]).errors
    assert (error.row, error.column) == (1, missing)


@pytest.mark.parametrize("first", ["sep=,", "", "Organogram of the Agency of Tests"])
def test_a_first_line_above_the_headings_is_passed_over(tmp_path: Path, first: str) -> None:
    path = write(tmp_path / "a.csv", SENIOR, senior("1"))
    path.write_text(f"{first}\n{path.read_text()}")
    found = read([path])
    assert [post.source.row for post in posts(found)] == [3]


def test_notes_beside_an_organogram_in_one_workbook_are_left_out_with_a_warning(
    tmp_path: Path,
) -> None:
    book = openpyxl.Workbook()
    for row in (SENIOR, senior("1")):
        book.active.append(row)  # type: ignore[union-attr]
    notes = book.create_sheet("Read me")
    notes.append(["How to read this"])
    notes.append(["XX is a root"])
    book.save(tmp_path / "a.xlsx")
    found = read([tmp_path / "a.xlsx"])
    assert "Read me" in only(found).problem
    assert len(posts(found)) == 1


def test_a_file_filed_three_times_is_one(tmp_path: Path) -> None:
    for name in ("2013-09-30.csv", "2013-09-30 (1).csv", "copy.csv"):
        write(tmp_path / name, SENIOR, senior("1"), senior("2", above="1"))
    found = read([tmp_path])
    assert len(posts(found)) == 2
    assert [problem.severity for problem in found.problems] == ["warning"] * 2
    assert all("already" in problem.problem for problem in found.problems)
