"""The four real organograms: everything that is in them arrives, counted without our code."""

import csv
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph_service.analysis.governance.bodies import governance
from graph_service.store import Store
from loaders import load, summed_up

pytestmark = pytest.mark.real_data

DOCUMENT = Path(__file__).parents[2] / "docs" / "organograms.md"
STEMS = {
    "Department of Health": "011013-DH---Organogram",
    "Health Education England": "Copy-of-HEE-organogram---September-2013-cleaned",
    "NHS England": "300913-NHSEngland-Organogram-ver4",
    "National Institute for Health and Care Excellence": "300913-NICE-Organogram",
}
DAYS = {"Department of Health": "2013-10-01"}


@dataclass(frozen=True)
class Counts:
    """What a department's two files hold, by plain rules on their raw rows."""

    rows: int
    posts: int
    people: int
    vacant: int
    undisclosed: int
    eliminated: int
    shared: int
    unlike: int
    roots: int
    dangling: int
    junior: int
    unplaced: int


def raw(folder: Path, department: str, staff: str) -> list[dict[str, str]]:
    path = folder / "organograms" / f"{STEMS[department]}-{staff}.csv"
    with path.open(newline="", encoding="utf-8") as file:
        return [{k: v.strip() for k, v in row.items()} for row in csv.DictReader(file)]


def counted(folder: Path, department: str) -> Counts:
    """Counts from the raw rows: regular expressions and sets, nothing of ours."""
    rows = raw(folder, department, "senior")
    juniors = raw(folder, department, "junior")

    def named(pattern: str) -> list[dict[str, str]]:
        return [row for row in rows if re.search(pattern, row["Name"], re.IGNORECASE)]

    vacant, gone, hidden = named(r"\bvacant\b"), named(r"^eliminated"), named(r"^n/?d$")
    kept = [row for row in rows if row not in vacant + gone + hidden]
    references = [row["Post Unique Reference"] for row in rows]
    twice = [ref for ref, count in Counter(references).items() if count > 1]
    unlike = [
        ref
        for ref in twice
        if len(
            {row["Reports to Senior Post"] for row in rows if row["Post Unique Reference"] == ref}
        )
        > 1
    ]
    above = [row["Reports to Senior Post"] for row in rows]
    above += [row["Reporting Senior Post"] for row in juniors]
    return Counts(
        rows=len(rows),
        posts=len(set(references)) + len(unlike),
        people=len({row["Name"] for row in kept}),
        vacant=len(vacant),
        undisclosed=len(hidden),
        eliminated=len(gone),
        shared=len(twice) - len(unlike),
        unlike=len(unlike),
        roots=sum(ref.upper() == "XX" for ref in above),
        dangling=sum(ref not in references and ref.upper() not in ("XX", "") for ref in above),
        junior=len(juniors),
        unplaced=above.count(""),
    )


def files(folder: Path, department: str) -> list[Path]:
    return [
        folder / "organograms" / f"{STEMS[department]}-{staff}.csv"
        for staff in ("junior", "senior")
    ]


@pytest.mark.parametrize("department", STEMS)
def test_what_is_in_a_department_arrives(
    sqlite_store: Store, real_data: Path, department: str
) -> None:
    there = counted(real_data, department)

    report = load(sqlite_store, files(real_data, department), by="tester")

    whole = sqlite_store.whole()
    senior = [post for post in whole.posts.values() if post.attributes["Staff"] == "senior"]
    said = Counter(problem.problem.split(" '")[0] for problem in report.problems)
    assert {problem.severity for problem in report.problems} <= {"warning"}
    assert (
        Counts(
            rows=there.rows,
            posts=len(senior),
            people=len(whole.people),
            vacant=sum(
                not (post.undisclosed or post.end_date or whole.holders_of(post.id))
                for post in senior
            ),
            undisclosed=sum("not disclosed" in problem.problem for problem in report.problems),
            eliminated=sum(bool(post.end_date) for post in senior),
            shared=sum("rows share the post" in problem.problem for problem in report.problems),
            unlike=sum("unlike posts" in problem.problem for problem in report.problems),
            roots=sum(post.attributes["Reports to Senior Post"].upper() == "XX" for post in senior),
            dangling=said["There is no post"],
            junior=len(whole.posts) - len(senior),
            unplaced=sum("not said which post" in problem.problem for problem in report.problems),
        )
        == there
    )


@pytest.mark.parametrize("department", STEMS)
def test_the_same_department_again_changes_nothing(
    sqlite_store: Store, real_data: Path, department: str
) -> None:
    first = load(sqlite_store, files(real_data, department), by="tester")
    fingerprint = sqlite_store.fingerprint()

    second = load(sqlite_store, files(real_data, department), by="tester")

    assert (first.version, second.version) == (1, 1)
    assert sqlite_store.fingerprint() == fingerprint


@pytest.mark.parametrize("department", STEMS)
def test_the_tree_of_a_department_shows_its_posts_on_the_day_of_its_file(
    sqlite_store: Store, real_data: Path, department: str
) -> None:
    there = counted(real_data, department)
    load(sqlite_store, files(real_data, department), by="tester")

    tree = governance(sqlite_store.read(DAYS.get(department, "2013-09-30")))

    assert tree.vacancies == there.vacant
    seats = [seat for body in tree.bodies for seat in body.posts]
    assert len(seats) == there.posts - there.eliminated + there.junior
    assert len({one.person_id for seat in seats for one in seat.holders}) == there.people


def test_the_four_give_the_same_one_by_one_and_together(
    sqlite_store: Store, real_data: Path
) -> None:
    paths = sorted((real_data / "organograms").glob("*.csv"))

    assert_the_same_one_by_one_and_together(sqlite_store, paths)


def test_two_give_the_same_one_by_one_and_together_in_either_store(
    store: Store, real_data: Path
) -> None:
    small = ("NHS England", "National Institute for Health and Care Excellence")
    paths = [path for department in small for path in files(real_data, department)]

    assert_the_same_one_by_one_and_together(store, paths)


def assert_the_same_one_by_one_and_together(store: Store, paths: list[Path]) -> None:
    for path in paths:
        assert not load(store, [path], by="tester").refused
    version = store.version()

    together = load(store, paths, by="tester")

    assert together.version == version
    assert {(t.added, t.changed, t.removed) for t in together.kinds.values()} == {(0, 0, 0)}


def test_a_job_share_has_two_holders_of_one_post(sqlite_store: Store, real_data: Path) -> None:
    load(sqlite_store, files(real_data, "Health Education England"), by="tester")

    whole = sqlite_store.whole()

    shares = [post for post in whole.posts if len(whole.holders_of(post)) == 2]
    assert shares == ["health-education-england:SLHEE003"]


def test_problems_are_few_sentences_for_a_person(sqlite_store: Store, real_data: Path) -> None:
    report = load(sqlite_store, [real_data / "organograms"], by="tester")

    sentences = summed_up(report.problems)

    assert len(report.problems) > 400
    assert len(sentences) < 20


def test_the_document_states_what_was_counted(real_data: Path) -> None:
    lines = [line for line in DOCUMENT.read_text(encoding="utf-8").splitlines() if "|" in line]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    table = {row[0]: row[1:] for row in cells if row[0] in STEMS}

    for department in STEMS:
        there = counted(real_data, department)
        assert table[department] == [str(getattr(there, name)) for name in Counts.__annotations__]
