"""Values that can be read, and cannot be right, are written with a warning."""

from pathlib import Path

import pytest

from graph_service.records import Application
from loaders import read
from tests.loaders.files import write


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2024-05-01", "2024-04-30", True),
        ("2024-05-01", "2024-05-01", False),
        ("2024-05", "2024", False),
        ("2024", "2023-12-31", True),
    ],
)
def test_an_end_before_the_start_is_a_warning(
    tmp_path: Path, start: str, end: str, said: bool
) -> None:
    head = ("id", "name", "start_date", "end_date")
    path = write(tmp_path / "organizations.csv", head, ("o1", "Board", start, end))
    problems = [(item.row, item.column, item.severity) for item in read([path]).problems]
    assert problems == ([(2, "end_date", "warning")] if said else [])


def test_an_address_without_its_mark_is_a_warning(tmp_path: Path) -> None:
    rows = [("id", "name", "email"), ("p1", "Ann", "ann.example.org"), ("p2", "Bo", "bo@b.org")]
    [problem] = read([write(tmp_path / "people.csv", *rows)]).problems
    assert (problem.row, problem.column, problem.severity) == (2, "email", "warning")


def test_a_scheme_may_be_said_in_words_and_an_unknown_one_is_a_warning(tmp_path: Path) -> None:
    rows = [
        ("id", "name", "scheme"),
        ("r1", "May", "Action learning circles"),
        ("r2", "June", "walking"),
    ]
    found = read([write(tmp_path / "rounds.csv", *rows)])
    [problem] = found.problems
    assert (problem.row, problem.column, problem.severity) == (3, "scheme", "warning")
    assert problem.problem == "There is no scheme 'walking', in these files or in the store."
    assert [getattr(item, "scheme", "") for item in found.records] == ["circles", "walking"]


def test_a_scheme_of_the_same_files_is_known(tmp_path: Path) -> None:
    schemes = ("id", "name", "form"), ("walks", "Walks", "pool")
    rounds = ("id", "name", "scheme"), ("r1", "May", "walks")
    files = [write(tmp_path / "schemes.csv", *schemes), write(tmp_path / "rounds.csv", *rounds)]
    assert not read(files).problems


def test_applications_can_be_loaded_by_themselves(tmp_path: Path) -> None:
    rows = [("id", "round_id", "person_id", "half_days"), ("a1", "may", "ann", "mon-am; tue-pm")]
    found = read([write(tmp_path / "applications.csv", *rows)])
    assert [(p.column, p.severity) for p in found.problems] == [
        ("round_id", "warning"), ("person_id", "warning"),
    ]  # fmt: skip
    [made] = found.records
    assert isinstance(made, Application)
    assert made.half_days == ("mon-am", "tue-pm")
