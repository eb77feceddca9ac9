"""How large a table and its cells may be: what a spreadsheet can hold, and we in memory."""

import io
from typing import Final

from graph_service.errors import Unreadable

COLUMNS: Final = 16_384
CELL: Final = 32_767
"""Characters of a cell; a longer text could not be written into a workbook again."""
CELLS: Final = 20_000_000


def refuse_wide_lines(text: str, separator: str, name: str) -> None:
    """Refuse a text of which a line has more columns than any spreadsheet, before it is parsed.

    Raises:
        Unreadable: it has.
    """
    if _has_long_line(text):
        for row, line in enumerate(io.StringIO(text), 1):
            # Separators between quotation marks are no columns.
            bare = sum(part.count(separator) for part in line.split('"')[::2])
            if bare >= COLUMNS:
                raise Unreadable(
                    f"{name}, row {row}: the line has {bare + 1} columns, and a spreadsheet has at "
                    f"most {COLUMNS}. Look for a separator that is repeated, or split the file.",
                    file=name,
                    row=row,
                )
    first = text[: text.find("\n") + 1] or text
    refuse_many_cells(first.count(separator) + 1, text.count("\n"), name)


def _has_long_line(text: str) -> bool:
    """Whether some line has as many characters as a table may have columns; it looks at few."""
    place = 0
    while place + COLUMNS < len(text):
        place = text.rfind("\n", place, place + COLUMNS) + 1
        if not place:
            return True
    return False


def refuse_many_cells(width: int, height: int, name: str, row: int = 1) -> None:
    """Refuse a table of more cells than memory has room for; `row` is the one that is so wide.

    Raises:
        Unreadable: it is one.
    """
    if width * height > CELLS:
        raise Unreadable(
            f"{name}, row {row}: with {width} columns here and {height} rows this table would have "
            f"more than {CELLS // 1_000_000} million cells. Delete what stands far away from the "
            "table, or split it.",
            file=name,
            row=row,
        )


def refuse_long_cell(text: str, name: str, row: int, column: str) -> None:
    """Refuse a text that no cell of a spreadsheet can hold.

    Raises:
        Unreadable: it is one.
    """
    if len(text) > CELL:
        raise Unreadable(
            f"{name}, row {row}, column '{column}': the text has {len(text)} characters, and a "
            f"cell holds at most {CELL}. Shorten it.",
            file=name,
            row=row,
            column=column,
            value=text[:80],
        )
