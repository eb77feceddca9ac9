"""Tables -> an Excel workbook."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from graph_service.errors import Refused
from loaders.xml_text import xml_text

_LAST_ROW, _LONGEST_CELL = 1_048_576, 32_767
_FORMULA = ("=", "+", "-", "@")


@dataclass(frozen=True)
class Heading:
    """A heading to write: its text, what goes below it, and the choices there, if they are few."""

    text: str
    help: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mark:
    """How a cell stands out: what it is filled with (RGB, such as FFEB9C), and what is said."""

    fill: str
    comment: str


@dataclass(frozen=True)
class Table:
    """A sheet to write: headings, if it has any, and rows of texts and numbers.

    `marks` are cells that stand out, by row and column of the sheet, which both count from 1.
    """

    name: str
    headings: Sequence[Heading]
    rows: Iterable[Sequence[str | float | None]] = ()
    marks: Mapping[tuple[int, int], Mark] = field(default_factory=dict)


def write_workbook(path: Path, tables: Iterable[Table]) -> None:
    """Write tables as the sheets of an Excel workbook. Text stays text, whatever it begins with.

    Raises:
        Refused: the file cannot be written, or a text is longer than Excel's cells are.
    """
    book = openpyxl.Workbook(write_only=True)
    content = io.BytesIO()
    try:
        for table in tables:
            _write_sheet(book, table)
        book.save(content)
    except Refused:
        # Sheets that are never saved would complain when they are thrown away.
        for sheet in book.worksheets:
            sheet.close()
        raise
    try:
        path.write_bytes(content.getvalue())
    except OSError as exc:
        raise Refused(f"The file {path} cannot be written: {exc.strerror}.") from exc


def _write_sheet(book: openpyxl.Workbook, table: Table) -> None:
    sheet = book.create_sheet(table.name)
    sheet.freeze_panes = "A2"
    for number, heading in enumerate(table.headings, start=1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = max(14, min(40, len(heading.text) + 4))
        if heading.choices:
            listed = DataValidation("list", formula1=f'"{",".join(heading.choices)}"')
            listed.add(f"{letter}2:{letter}{_LAST_ROW}")
            sheet.data_validations.append(listed)
    if table.headings:
        sheet.append([_heading(sheet, heading) for heading in table.headings])
    marked = {row for row, _ in table.marks}
    for number, row in enumerate(table.rows, start=2 if table.headings else 1):
        cells = [_cell(sheet, value, table.name) for value in row]
        sheet.append(_marked(sheet, table, number, cells) if number in marked else cells)


def _marked(sheet: Any, table: Table, row: int, cells: list[Any]) -> list[Any]:
    """A row in which cells stand out."""
    for place in range(len(cells)):
        mark = table.marks.get((row, place + 1))
        if mark:
            plain = cells[place]
            cell = plain if isinstance(plain, Cell) else WriteOnlyCell(sheet, plain)
            cell.fill = PatternFill("solid", start_color=mark.fill)
            cell.comment = Comment(mark.comment, "Leadership Map", width=320, height=160)
            cells[place] = cell
    return cells


def _heading(sheet: Any, heading: Heading) -> Any:
    cell = WriteOnlyCell(sheet, heading.text)
    cell.font = Font(bold=True)
    if heading.help:
        cell.comment = Comment(heading.help, "Leadership Map", width=320, height=120)
    return cell


def _cell(sheet: Any, value: str | float | None, name: str) -> Any:
    if not isinstance(value, str):
        return value
    if len(value) > _LONGEST_CELL:
        raise Refused(
            f"A text in '{name}' is longer than the {_LONGEST_CELL} characters that a cell of "
            f"Excel holds: '{value[:40]}…'. Shorten it first."
        )
    text = xml_text(value)
    if not text.startswith(_FORMULA):
        return text
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    cell.quotePrefix = True
    return cell
