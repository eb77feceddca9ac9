"""CSV files -> grids, whatever their encoding and separator; the only import of pandas."""

import csv
import io
import re

import pandas as pd

from graph_service.errors import Unreadable
from loaders.bounds import CELL, refuse_long_cell, refuse_wide_lines
from loaders.characters import is_clean
from loaders.opened import LARGEST, Opened
from loaders.tables.cleaning import clean_grid
from loaders.tables.grid import Grid, grid_of_rows, sheet_of
from loaders.tables.sheet import Sheet
from loaders.text import decoded

_BEGINNING = 100_000
_NAMES_SEPARATOR = re.compile('"?sep=([,;\t])"?\\r?\n')
"""A first line by which Excel is told the separator; it counts as a blank line."""


def read_delimited(file: Opened) -> Grid:
    """The table in a CSV file, of which every cell is kept as text.

    Raises:
        Unreadable: it is not text, or a quotation mark is not closed.
    """
    text = decoded(file.content, file.name)
    separator = _separator(text)
    if _NAMES_SEPARATOR.match(text):
        text = text[text.find("\n") :]
    refuse_wide_lines(text, separator, file.name)
    clean = is_clean(text)
    try:
        if not clean and "\0" in text:
            raise pd.errors.ParserError("It would end the cell there.")
        frame = pd.read_csv(
            io.StringIO(text), sep=separator, header=None, dtype=object, keep_default_na=False,
            na_filter=False, skip_blank_lines=False,
        )  # fmt: skip
    except (pd.errors.ParserError, pd.errors.EmptyDataError):
        # Rows of unequal length: slower, but every cell is kept.
        rows = _ragged(text, separator, file.name)
        grid = grid_of_rows(file.stem, file.name, rows, quoted=True)
    else:
        columns = tuple(frame[name].tolist() for name in frame)
        grid = Grid(file.stem, file.name, columns, quoted=True)
    if '"' in text:
        _refuse_swallowed_rows(sheet_of(grid), separator)
    _refuse_long_cells(grid)
    return grid if clean else clean_grid(grid)


def _refuse_long_cells(grid: Grid) -> None:
    for number, column in enumerate(grid.columns, 1):
        if max(map(len, column), default=0) > CELL:
            row = next(row for row, cell in enumerate(column, 1) if len(cell) > CELL)
            heading = grid.columns[number - 1][0].strip()[:80] or f"column {number}"
            refuse_long_cell(column[row - 1], grid.file, row, heading)


def _refuse_swallowed_rows(sheet: Sheet, separator: str) -> None:
    """Refuse a cell that holds whole rows: two stray quotation marks make one cell of all between.

    A line inside a cell that has just as many separators as the heading is taken for a row.
    """
    between = len(sheet.headings) - 1
    if not between:
        return
    for heading, column in zip(sheet.headings, sheet.columns, strict=True):
        for row, cell in zip(sheet.rows, column, strict=True):
            if "\n" not in cell:
                continue
            first, *middle, _ = lines = cell.split("\n")
            whole = any(line.count(separator) == between for line in middle)
            if whole or (between > 3 and cell.count(separator) == between * (len(lines) - 1)):
                raise Unreadable(
                    f"{sheet.file}, row {row}, column '{heading}': one cell runs over "
                    f"{len(lines)} lines and holds whole rows. Look for a quotation mark that is "
                    "missing or too much.",
                    file=sheet.file,
                    row=row,
                    column=heading,
                    value=first,
                )


def _separator(text: str) -> str:
    if named := _NAMES_SEPARATOR.match(text):
        return named[1]
    line = next((line for line in text[:_BEGINNING].splitlines() if line.strip()), "")
    line = re.sub(r'"[^"]*"', "", line)
    return max(",;\t", key=line.count)


def _ragged(text: str, separator: str, name: str) -> list[list[str]]:
    csv.field_size_limit(LARGEST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        return list(reader)
    except csv.Error as exc:
        raise Unreadable(
            f"{name} cannot be read as a table beyond line {reader.line_num}: {exc}. "
            "Look for a quotation mark that is not closed.",
            file=name,
            row=reader.line_num,
        ) from exc
