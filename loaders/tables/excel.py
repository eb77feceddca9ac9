"""Excel workbooks -> sheets."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from graph_service.errors import Unreadable
from loaders.tables.sheet import Sheet, sheet_of_rows

_LARGEST = 2_000_000_000
_BROKEN = (
    zipfile.BadZipFile, zlib.error, InvalidFileException, ParseError, KeyError, ValueError,
    TypeError, AttributeError, IndexError, EOFError, OSError,
)  # fmt: skip


def read_excel(content: bytes, name: str) -> Iterator[Sheet]:
    """The sheets of a workbook; a formula counts as the value that was last worked out for it.

    Raises:
        Unreadable: it is no Excel workbook, or damaged, or unpacks to more than we take.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(item.file_size for item in archive.infolist()) > _LARGEST:
                raise Unreadable(f"{name} unpacks to more than two gigabytes. Split it.")
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        for sheet in book.worksheets:
            # Some programs write a wrong size into the sheet; openpyxl would believe it.
            sheet.reset_dimensions()
            cells = [[_as_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
            yield sheet_of_rows(sheet.title, name, cells)
    except _BROKEN as exc:
        raise Unreadable(
            f"{name} is not an Excel workbook that can be read. Open it and save it as .xlsx."
        ) from exc


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
