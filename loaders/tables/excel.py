"""Excel workbooks -> grids."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from graph_service.errors import Unreadable
from loaders.tables.grid import Grid, grid_of_rows, sheet_of
from loaders.tables.sheet import Sheet

_LARGEST = 2_000_000_000
_FORMULA = re.compile(rb"<f[ >/]")
_ERRORS = frozenset({"#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!"})
_BROKEN = (
    zipfile.BadZipFile, zlib.error, InvalidFileException, ParseError, KeyError, ValueError,
    TypeError, AttributeError, IndexError, EOFError, OSError,
)  # fmt: skip


def read_excel(content: bytes, name: str) -> Iterator[Grid]:
    """The sheets of a workbook; a formula counts as the value that was last worked out for it.

    Raises:
        Unreadable: it is no Excel workbook, or damaged, or unpacks to more than we take.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(item.file_size for item in archive.infolist()) > _LARGEST:
                raise Unreadable(f"{name} unpacks to more than two gigabytes. Split it.", file=name)
        _refuse_formulas_without_value(content, name)
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        for sheet in book.worksheets:
            # Some programs write a wrong size into the sheet; openpyxl would believe it.
            sheet.reset_dimensions()
            cells = [[_as_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
            found = grid_of_rows(sheet.title, name, cells)
            _refuse_error_values(sheet_of(found))
            yield found
    except _BROKEN as exc:
        raise Unreadable(
            f"{name} is not an Excel workbook that can be read. Open it and save it as .xlsx.",
            file=name,
        ) from exc


def _refuse_formulas_without_value(content: bytes, name: str) -> None:
    """Refuse cells that Excel has not worked out: they would be read as blank."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [item for item in archive.namelist() if item.startswith("xl/worksheets/")]
        if not any(_FORMULA.search(archive.read(item)) for item in sheets):
            return
    asked = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False)
    known = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    for formulas, values in zip(asked.worksheets, known.worksheets, strict=True):
        for row, pair in enumerate(zip(formulas.iter_rows(), values.iter_rows(), strict=False), 1):
            for place, (formula, value) in enumerate(zip(*pair, strict=False), 1):
                if formula.data_type == "f" and value.value is None:
                    raise Unreadable(
                        f"{name}, sheet {formulas.title}, row {row}: the formula {formula.value} "
                        "has no value. Open the workbook in Excel and save it, or write the value.",
                        file=name, row=row, column=get_column_letter(place),
                        value=str(formula.value),
                    )  # fmt: skip


def _refuse_error_values(sheet: Sheet) -> None:
    for heading, column in zip(sheet.headings, sheet.columns, strict=True):
        for row, cell in zip(sheet.rows, column, strict=True):
            if cell in _ERRORS:
                raise Unreadable(
                    f"{sheet.file}, sheet {sheet.name}, row {row}, column '{heading}': {cell} is "
                    "no value. Mend the formula, or write what is meant.",
                    file=sheet.file, row=row, column=heading, value=cell,
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
