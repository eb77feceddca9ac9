"""Rows of NHS organisation files: how they are told from others, and from faulty ones."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.columns import Complain
from loaders.ods.layout import CLOSED, CODE, GROUPING, JOINED, LEFT, NAME, OPENED, WIDTH, title
from loaders.problems import Problem
from loaders.tables import Grid
from loaders.values import folded, unquoted

_NARROWEST = 17
"""The last column that any of the files needs is that of the days with a commissioner."""
_ORGANIZATION = re.compile(r"[A-Z0-9]{2,9}", re.ASCII | re.IGNORECASE)
_GROUPING = re.compile(r"[A-Z]\w\d?", re.ASCII)
_DAY = re.compile(r"\d{8}", re.ASCII)
_DAYS = (OPENED, CLOSED, JOINED, LEFT)


@dataclass(frozen=True)
class Row:
    """One line of a file: `row` is its number there, `cells` are its texts."""

    row: int
    cells: Sequence[str]

    def __getitem__(self, column: int) -> str:
        """The text of a column, counted from 1; blank where the line was cut."""
        return self.cells[column - 1] if column <= len(self.cells) else ""


def is_ods(grid: Grid) -> bool:
    """Whether most of the first rows are organisations in the published layout."""
    if len(grid.columns) < _NARROWEST:
        return False
    rows = [Row(place + 1, cells) for place, cells in grid.first_rows()]
    alike = [row for row in rows if _is_organization(row)]
    return 2 * len(alike) > len(rows) - sum(_is_heading(row) for row in rows[:1])


def rows_of(grid: Grid, complain: Complain) -> Iterator[Row]:
    """The rows that hold text; headings are passed over, what is faulty is complained of."""
    for place, cells in enumerate(zip(*grid.columns, strict=True)):
        texts = [unquoted(cell.strip()) if grid.quoted else cell.strip() for cell in cells]
        row = Row(place + 1, texts)
        if not any(texts):
            continue
        if place == 0 and _is_heading(row):
            said = "This row holds headings, which these files have not; it was passed over."
            mend = "Leave it out; the columns count by their order."
            complain(replace(_problem(grid, row, CODE, said, mend), severity="warning"))
        elif not _complain_of(grid, row, complain):
            yield row


def _is_organization(row: Row) -> bool:
    days = row[OPENED], row[CLOSED]
    return (
        _ORGANIZATION.fullmatch(row[CODE]) is not None
        and bool(row[NAME])
        and (not row[GROUPING] or _GROUPING.fullmatch(row[GROUPING]) is not None)
        and any(days)
        and all(not day or _DAY.fullmatch(day) for day in days)
    )


def _is_heading(row: Row) -> bool:
    return "code" in folded(row[CODE]).split("-") and "name" in folded(row[NAME]).split("-")


def _complain_of(grid: Grid, row: Row, complain: Complain) -> bool:
    """Complain of a row that has no code or no name, or of which the cells stand elsewhere."""
    shifted = _shifted(row)
    if shifted:
        said = "The cells of this row do not stand in their columns: no day is here."
        mend = "Look for a comma too much: a name or an address with commas needs quotation marks."
        complain(_problem(grid, row, shifted, said, mend))
        return True
    for column in (CODE, NAME):
        if not row[column]:
            said = f"The {'code' if column == CODE else 'name'} of this organisation is blank."
            complain(_problem(grid, row, column, said, "Fill it in."))
            return True
    return False


def _shifted(row: Row) -> int:
    """The column where it shows that a row has a cell too many or too few; 0 where it does not."""
    beyond = next((n for n in range(WIDTH + 1, len(row.cells) + 1) if row[n]), 0)
    if beyond:
        return beyond
    # A day stands beside the column of the open date, and there is something else in that.
    beside = (day for day in (row[OPENED - 1], row[CLOSED]) if _DAY.fullmatch(day))
    if row[OPENED] and any(beside) and not re.search(r"\d{4}", row[OPENED]):
        return OPENED
    return next((n for n in _DAYS if row[n] and not re.search(r"\d", row[n])), 0)


def _problem(grid: Grid, row: Row, column: int, said: str, mend: str) -> Problem:
    where = grid.file, row.row, title(column), row[column]
    return Problem(*where, said, mend, sheet=grid.name, cell=column)
