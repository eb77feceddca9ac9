"""Cells mended after a look at a file, and the workbook in which the faulty ones are marked."""

from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import loaders
from graph_service.store import Store
from loaders import Correction, LoadReport
from loaders.corrections import corrected
from loaders.tables import Grid

PEOPLE = "id,name,level\na,Ann,emperor\nb,,senior\n"


def load(store: Store, path: Path, *corrections: Correction, dry_run: bool = True) -> LoadReport:
    return loaders.load(store, [path], by="test", dry_run=dry_run, corrections=corrections)


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE, encoding="utf-8")
    return path


def test_a_problem_knows_the_cell_that_it_is_about(sqlite_store: Store, people: Path) -> None:
    found = {(item.row, item.sheet, item.cell) for item in load(sqlite_store, people).problems}
    assert found == {(2, "people", 3), (3, "people", 2)}


def test_mended_cells_are_read_as_though_the_file_had_held_them(
    sqlite_store: Store, people: Path
) -> None:
    mended = (
        Correction("people.csv", "people", 2, 3, "board"),
        Correction("people.csv", "people", 3, 2, "Bob"),
    )
    report = load(sqlite_store, people, *mended, dry_run=False)
    assert report.problems == ()
    read = sqlite_store.read().people
    assert (read["a"].level, read["b"].name, read["b"].level) == ("board", "Bob", "senior")
    assert people.read_text(encoding="utf-8") == PEOPLE


def test_a_cell_that_two_columns_could_be_meant_by_is_not_guessed(
    sqlite_store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "people.csv"
    path.write_text("id,name,level,level\na,Ann,emperor,emperor\n", encoding="utf-8")
    errors = [item for item in load(sqlite_store, path).problems if item.severity == "error"]
    assert [item.cell for item in errors] == [0]


@given(
    row=st.integers(-2, 5), column=st.integers(-2, 5), name=st.sampled_from(["t", "other"]),
)  # fmt: skip
def test_a_correction_changes_its_own_cell_and_no_other(row: int, column: int, name: str) -> None:
    grid = Grid("t", "t.csv", (["a", "b"], ["c", "d"]))
    [found] = corrected([grid], [Correction("t.csv", name, row, column, "X")])
    assert isinstance(found, Grid)
    inside = name == "t" and row in (1, 2) and column in (1, 2)
    wanted = [["a", "b"], ["c", "d"]]
    if inside:
        wanted[column - 1][row - 1] = "X"
    assert [list(cells) for cells in found.columns] == wanted
    assert grid.columns == (["a", "b"], ["c", "d"])


def test_the_marked_workbook_shows_what_is_wrong_at_each_cell(
    sqlite_store: Store, people: Path, tmp_path: Path
) -> None:
    problems = load(sqlite_store, people).problems
    assert loaders.write_marked(tmp_path / "marked.xlsx", [people], problems) == 2
    book = openpyxl.load_workbook(tmp_path / "marked.xlsx")
    assert book.sheetnames == ["Read me", "people"]
    listed = [row[2].value for row in book["Read me"].iter_rows(min_row=2)]
    assert listed == [item.row for item in problems]
    sheet = book["people"]
    assert [cell.value for cell in sheet[2]] == ["a", "Ann", "emperor"]
    assert (sheet["C2"].fill.start_color.rgb, sheet["B3"].fill.start_color.rgb) == (
        "00FF9999", "00FF9999",
    )  # fmt: skip
    assert sheet["C2"].comment is not None
    assert "emperor" in sheet["C2"].comment.text
    assert sheet["A2"].comment is None


def test_the_marked_workbook_can_be_mended_and_sent_as_it_is(
    sqlite_store: Store, people: Path, tmp_path: Path
) -> None:
    marked = tmp_path / "marked.xlsx"
    loaders.write_marked(marked, [people], load(sqlite_store, people).problems)
    book = openpyxl.load_workbook(marked)
    book["people"]["C2"] = "board"
    book["people"]["B3"] = "Bob"
    book.save(marked)
    report = load(sqlite_store, marked, dry_run=False)
    assert report.problems == ()
    assert sqlite_store.read().people["a"].level == "board"


def test_text_that_a_spreadsheet_would_calculate_stays_text(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text('id,name\na,"=HYPERLINK(""http://x.example"")"\n', encoding="utf-8")
    loaders.write_marked(tmp_path / "marked.xlsx", [path], [])
    cell = openpyxl.load_workbook(tmp_path / "marked.xlsx")["people"]["B2"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_progress_rises_to_the_end(sqlite_store: Store, people: Path) -> None:
    told: list[tuple[str, float]] = []
    people.write_text("id,name\na,Ann\n", encoding="utf-8")
    loaders.load(sqlite_store, [people], by="test", progress=lambda *item: told.append(item))
    parts = [part for _, part in told]
    assert parts == sorted(parts)
    assert told[0] == ("people.csv", 0)
    assert told[-1] == ("writing", 1)
