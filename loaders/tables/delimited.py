"""CSV files -> sheets, whatever their encoding and separator; the only import of pandas."""

import csv
import io
import re
from pathlib import Path

import pandas as pd

from graph_service.errors import Unreadable
from loaders.tables.sheet import Sheet, sheet_of_columns, sheet_of_rows

_BEGINNING = 100_000


def read_delimited(content: bytes, path: Path) -> Sheet:
    """The sheet of a CSV file, of which every cell is kept as text.

    Raises:
        Unreadable: it is not text, or a quotation mark is not closed.
    """
    text = _decoded(content, path.name)
    separator = _separator(text)
    try:
        frame = pd.read_csv(
            io.StringIO(text), sep=separator, header=None, dtype=object, keep_default_na=False,
            na_filter=False, skip_blank_lines=False,
        )  # fmt: skip
    except (pd.errors.ParserError, pd.errors.EmptyDataError):
        # Rows of unequal length: slower, but every cell is kept.
        rows = _ragged(text, separator, path.name)
        sheet = sheet_of_rows(path.stem, path.name, rows, quoted=True)
    else:
        columns = [frame[name].tolist() for name in frame]
        sheet = sheet_of_columns(path.stem, path.name, columns, quoted=True)
    if '"' in text:
        _refuse_swallowed_rows(sheet, separator)
    return sheet


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
            first, *middle, _ = lines = cell.splitlines() or [""]
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
        "Save it as .xlsx or as 'CSV UTF-8'.",
        file=name,
        row=content[: content.find(b"\0")].count(b"\n") + 1 if b"\0" in content else 0,
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
            "Look for a quotation mark that is not closed.",
            file=name,
            row=reader.line_num,
        ) from exc
