"""CSV files and Excel workbooks -> grids and sheets of text, and back; pandas and openpyxl."""

from loaders.opened import EXCEL_BEGINS, Opened
from loaders.tables.delimited import read_delimited
from loaders.tables.excel import read_excel
from loaders.tables.excel_out import Heading, Mark, Table, write_workbook
from loaders.tables.grid import Grid, headed, headings_of, sheet_of
from loaders.tables.sheet import Sheet

__all__ = [
    "Grid", "Heading", "Mark", "Sheet", "Table", "headed", "headings_of", "read_grids", "sheet_of",
    "write_workbook",
]  # fmt: skip


def read_grids(file: Opened) -> list[Grid]:
    """The tables of a CSV file or an Excel workbook.

    Raises:
        Unreadable: it is not a table that can be read.
    """
    if file.content.startswith(EXCEL_BEGINS):
        return list(read_excel(file.content, file.name))
    return [read_delimited(file)]
