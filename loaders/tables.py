"""CSV files and Excel workbooks -> sheets of text by column, and back; pandas and openpyxl."""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from xml.etree.ElementTree import ParseError

import openpyxl
import pandas as pd
from openpyxl.utils.exceptions import InvalidFileException

from graph_service.errors import Unreadable

_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_LARGEST = 2_000_000_000
_BEGINNING = 100_000
_BROKEN_WORKBOOK = (
    zipfile.BadZipFile, zlib.error, InvalidFileException, ParseError, KeyError, ValueError,
    TypeError, AttributeError, IndexError, EOFError, OSError,
)  # fmt: skip
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Sheet:
    """One table as text: `columns[i][j]` is below `headings[i]`, on row `rows[j]` of `file`.

    Row 1 holds the headings; rows without any text are left out. `quoted` says that a leading
    apostrophe is there to keep a spreadsheet from calculating (CSV), not part of the text.
    """

    name: str
    file: str
    headings: tuple[str, ...]
    columns: tuple[Sequence[str], ...]
    rows: Sequence[int]
    quoted: bool = False

    def column(self, heading: str) -> Sequence[str]:
        """The texts below a heading; blanks where there is no such heading."""
        if heading in self.headings:
            return self.columns[self.headings.index(heading)]
        return [""] * len(self.rows)


def read_sheets(path: Path, progress: Progress | None = None) -> list[Sheet]:
    """The sheets of a CSV file or an Excel workbook, or of all those in a folder.

    Raises:
        Unreadable: there is no such file, or it is not a table that can be read.
    """
    if progress:
        progress(path.name)
    if path.is_dir():
        files = sorted(item for item in path.iterdir() if _is_table(item))
        if not files:
            raise Unreadable(f"The folder {path} holds no CSV file and no Excel workbook.")
        return [sheet for file in files for sheet in read_sheets(file, progress)]
    try:
        content = path.read_bytes()
    except OSError as exc:
        raise Unreadable(f"The file {path} cannot be opened: {exc.strerror}.") from exc
    if not content.strip():
        raise Unreadable(f"The file {path.name} is empty.")
    if content.startswith(_OLD_EXCEL):
        raise Unreadable(
            f"{path.name} is in the Excel format of before 2007, or has a password. "
            "Save it as .xlsx without a password."
        )
    if content.startswith(_ZIP):
        return list(_workbook(content, path.name))
    return [_csv(content, path)]


def _is_table(path: Path) -> bool:
    return (
        path.is_file()
        and path.suffix.lower() in (".csv", ".tsv", ".xlsx", ".xlsm")
        and not path.name.startswith(("~$", "."))
    )


def _csv(content: bytes, path: Path) -> Sheet:
    text = _decoded(content, path.name)
    separator = _separator(text)
    try:
        frame = pd.read_csv(
            io.StringIO(text), sep=separator, header=None, dtype=object, keep_default_na=False,
            na_filter=False, skip_blank_lines=False,
        )  # fmt: skip
    except (pd.errors.ParserError, pd.errors.EmptyDataError):
        # Rows of unequal length: slower, but every cell is kept.
        return _sheet(path.stem, path.name, _ragged(text, separator, path.name), quoted=True)
    columns = [frame[name].tolist() for name in frame]
    return _trimmed(path.stem, path.name, columns, quoted=True)


def _decoded(content: bytes, name: str) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\0" in content:
        encodings = []
    else:
        # What Excel on Windows writes by "Save as CSV" is in the code page of Western Europe.
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(
        f"{name} is not a text file in UTF-8 or Windows-1252, nor an Excel workbook. "
        "Save it as .xlsx or as 'CSV UTF-8'."
    )


def _separator(text: str) -> str:
    line = next((line for line in text[:_BEGINNING].splitlines() if line.strip()), "")
    line = re.sub(r'"[^"]*"', "", line)
    return max(",;\t", key=line.count)


def _ragged(text: str, separator: str, name: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        return list(reader)
    except csv.Error as exc:
        raise Unreadable(
            f"{name} cannot be read as a table beyond line {reader.line_num}: {exc}. "
            "Look for a quotation mark that is not closed."
        ) from exc


def _workbook(content: bytes, name: str) -> Iterator[Sheet]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(item.file_size for item in archive.infolist()) > _LARGEST:
                raise Unreadable(f"{name} unpacks to more than two gigabytes. Split it.")
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        for sheet in book.worksheets:
            # Some programs write a wrong size into the sheet; openpyxl would believe it.
            sheet.reset_dimensions()
            cells = [[_as_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
            yield _sheet(sheet.title, name, cells)
    except _BROKEN_WORKBOOK as exc:
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


def _sheet(name: str, file: str, cells: Sequence[Sequence[str]], *, quoted: bool = False) -> Sheet:
    width = max(map(len, cells), default=0)
    full = [[*row, *[""] * (width - len(row))] for row in cells]
    return _trimmed(name, file, [list(column) for column in zip(*full, strict=True)], quoted=quoted)


def _trimmed(name: str, file: str, columns: list[list[str]], *, quoted: bool) -> Sheet:
    """The sheet of columns whose first cells are headings, without blank rows and columns."""
    headings = [column[0].strip() for column in columns]
    bodies = [column[1:] for column in columns]
    kept = [
        place for place, body in enumerate(bodies) if headings[place] or any(map(str.strip, body))
    ]
    bodies = [bodies[place] for place in kept]
    filled = [
        place for place, row in enumerate(zip(*bodies, strict=True)) if any(map(str.strip, row))
    ]
    if bodies and len(filled) < len(bodies[0]):
        bodies = [[body[place] for place in filled] for body in bodies]
    names = tuple(headings[place] or f"column {place + 1}" for place in kept)
    return Sheet(name, file, names, tuple(bodies), [place + 2 for place in filled], quoted)
