"""Excel workbooks -> grids."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from graph_service.errors import Unreadable
from loaders.bounds import CELL, refuse_long_cell
from loaders.opened import refuse_bomb
from loaders.tables.cleaning import clean_grid
from loaders.tables.excel_parts import last_row, refuse_declarations, refuse_formula_without_value
from loaders.tables.grid import Grid, grid_of_rows

_ERRORS = frozenset({"#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!"})
_BROKEN = (
    zipfile.BadZipFile, zlib.error, InvalidFileException, ParseError, KeyError, ValueError,
    TypeError, AttributeError, IndexError, EOFError, OSError,
)  # fmt: skip


def read_excel(content: bytes, name: str) -> Iterator[Grid]:
    """The sheets of a workbook; a formula counts as the value that was last worked out for it.

    Hidden sheets and rows are read, too; macros and links to other workbooks are not.

    Raises:
        Unreadable: it is no Excel workbook, or damaged, or unpacks to more than we take.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            refuse_bomb(archive, len(content), name)
            refuse_declarations(archive, name)
            book = openpyxl.load_workbook(
                io.BytesIO(content), read_only=True, data_only=True, keep_links=False
            )
            for sheet in book.worksheets:
                part = archive.read(sheet._worksheet_path)  # type: ignore[attr-defined]
                yield _grid(sheet, part, name)
    except _BROKEN as exc:
        raise Unreadable(
            f"{name} is not an Excel workbook that can be read. Open it and save it as .xlsx.",
            file=name,
        ) from exc


def _grid(sheet: Any, part: bytes, name: str) -> Grid:
    """One sheet, of which `part` is the XML."""
    refuse_formula_without_value(part, sheet.title, name)
    last = last_row(part)
    # Some programs write a wrong size into the sheet; openpyxl would believe it.
    sheet.reset_dimensions()
    rows = [_texts(row) for row in sheet.iter_rows(values_only=True, max_row=last)]
    while rows and not rows[-1]:
        rows.pop()
    _refuse_long_cells(rows, name)
    found = grid_of_rows(sheet.title, name, rows)
    _refuse_error_values(found)
    return clean_grid(found)


def _texts(row: Sequence[object]) -> list[str]:
    """The cells of a row as text, without the blank ones at its end."""
    texts = list(map(_as_text, row))
    while texts and (not texts[-1] or texts[-1].isspace()):
        texts.pop()
    return texts


def _refuse_long_cells(rows: Sequence[Sequence[str]], name: str) -> None:
    for number, row in enumerate(rows, 1):
        if row and max(map(len, row)) > CELL:
            place = next(place for place, text in enumerate(row, 1) if len(text) > CELL)
            refuse_long_cell(row[place - 1], name, number, get_column_letter(place))


def _refuse_error_values(grid: Grid) -> None:
    for column in grid.columns:
        if _ERRORS.isdisjoint(column):
            continue
        row, cell = next((row, cell) for row, cell in enumerate(column, 1) if cell in _ERRORS)
        heading = column[0].strip()
        raise Unreadable(
            f"{grid.file}, sheet {grid.name}, row {row}, column '{heading}': {cell} is "
            "no value. Mend the formula, or write what is meant.",
            file=grid.file, row=row, column=heading, value=cell,
        )  # fmt: skip


def _as_text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ")
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    return str(cell)
