"""Values that can be read, and cannot be right, are written with a warning."""

from pathlib import Path

import pytest

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
