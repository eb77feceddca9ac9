"""CSV files and Excel workbooks -> sheets of text by column, and back; pandas and openpyxl."""

from collections.abc import Callable
from pathlib import Path

from graph_service.errors import Unreadable
from loaders.tables.delimited import read_delimited
from loaders.tables.excel import read_excel
from loaders.tables.excel_out import Heading, Table, write_workbook
from loaders.tables.sheet import Sheet

__all__ = ["Heading", "Progress", "Sheet", "Table", "read_sheets", "write_workbook"]

_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
Progress = Callable[[str], None]


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
            said = f"The folder {path} holds no CSV file and no Excel workbook."
            raise Unreadable(said, file=path.name)
        return [sheet for file in files for sheet in read_sheets(file, progress)]
    try:
        content = path.read_bytes()
    except OSError as exc:
        said = f"The file {path} cannot be opened: {exc.strerror}."
        raise Unreadable(said, file=path.name) from exc
    if not content.strip():
        raise Unreadable(f"The file {path.name} is empty.", file=path.name)
    if content.startswith(_OLD_EXCEL):
        raise Unreadable(
            f"{path.name} is in the Excel format of before 2007, or has a password. "
            "Save it as .xlsx without a password.",
            file=path.name,
        )
    if content.startswith(_ZIP):
        return list(read_excel(content, path.name))
    return [read_delimited(content, path)]


def _is_table(path: Path) -> bool:
    return (
        path.is_file()
        and path.suffix.lower() in (".csv", ".tsv", ".xlsx", ".xlsm")
        and not path.name.startswith(("~$", "."))
    )
