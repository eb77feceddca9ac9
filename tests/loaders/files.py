"""Files for the tests of the loaders: only what matters to the test is said."""

import csv
from collections.abc import Sequence
from pathlib import Path

from loaders.opened import opened
from loaders.tables import Sheet, read_grids, sheet_of

SENIOR = (
    "", "Post Unique Reference", "Name", "Grade", "Job Title", "Job/Team Function",
    "Parent Department", "Organisation", "Unit", "Contact Phone", "Contact E-mail",
    "Reports to Senior Post", "Salary Cost of Reports (£)", "FTE", "Actual Pay Floor (£)",
    "Actual Pay Ceiling (£)", "", "Professional/Occupational Group", "Notes", "Valid?",
)  # fmt: skip
JUNIOR = (
    "", "Parent Department", "Organisation", "Unit", "Reporting Senior Post", "Grade",
    "Payscale Minimum (£)", "Payscale Maximum (£)", "Generic Job Title",
    "Number of Posts in FTE", "Professional/Occupational Group",
)  # fmt: skip


def write(path: Path, *rows: Sequence[str]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return path


def senior(reference: str, name: str = "Ann Example", above: str = "XX", **said: str) -> list[str]:
    """A row of senior posts; further columns by the first word of their heading."""
    texts = {
        "Post": reference, "Name": name, "Grade": "SCS1", "Job Title": f"Director {reference}",
        "Parent": "Department of Tests", "Organisation": "Agency of Tests", "Unit": "Unit One",
        "Reports": above, "FTE": "1.0", "Professional": "Policy",
    } | said  # fmt: skip
    return _row(SENIOR, texts)


def junior(above: str, title: str = "Analyst", **said: str) -> list[str]:
    """A row of junior posts."""
    texts = {
        "Parent": "Department of Tests", "Organisation": "Agency of Tests", "Unit": "Unit One",
        "Reporting": above, "Grade": "Band 5", "Generic": title, "Number": "2.0",
        "Professional": "Statisticians",
    } | said  # fmt: skip
    return _row(JUNIOR, texts)


def read_sheets(path: Path) -> list[Sheet]:
    """The tables of a file, folder or archive, each below its first row."""
    return [sheet_of(grid) for file in opened(path) for grid in read_grids(file)]


def _row(headings: Sequence[str], texts: dict[str, str]) -> list[str]:
    return [
        next((text for start, text in texts.items() if heading.startswith(start)), "")
        for heading in headings
    ]
