"""CSV files and Excel workbooks -> grids and sheets of text, and back; pandas and openpyxl."""

from graph_service.errors import Unreadable
from loaders.opened import EXCEL_BEGINS, Opened
from loaders.tables.delimited import read_delimited
from loaders.tables.excel import read_excel
from loaders.tables.excel_out import Heading, Mark, Table, write_workbook
from loaders.tables.grid import Grid, headed, sheet_of
from loaders.tables.sheet import Sheet

__all__ = [
    "Grid", "Heading", "Mark", "Sheet", "Table", "headed", "read_grids", "sheet_of",
    "write_workbook",
]  # fmt: skip

_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


def read_grids(file: Opened) -> list[Grid]:
    """The tables of a CSV file or an Excel workbook.

    Raises:
        Unreadable: it is not a table that can be read.
    """
    if file.content.startswith(_OLD_EXCEL):
        raise Unreadable(
            f"{file.name} is in the Excel format of before 2007, or has a password. "
            "Save it as .xlsx without a password.",
            file=file.name,
        )
    if file.content.startswith(EXCEL_BEGINS):
        return list(read_excel(file.content, file.name))
    return [read_delimited(file)]
