"""What stands in the parts of an Excel workbook, before openpyxl reads them."""

import re
import zipfile

from graph_service.errors import Unreadable

_DECLARES = re.compile(rb"<!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)")
_CELL = re.compile(
    rb"<c\b([^>]*)>\s*<f\b(?:[^>]*/>|[^>]*>([^<]*)</f>)\s*(<v\s*/>|<v>\s*</v>)?\s*</c>"
)
_PLACE = re.compile(rb'\br="([A-Z]+)(\d+)"')
_ROW = re.compile(rb'<row\b[^>]*\br="(\d+)"')


def refuse_declarations(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse XML that declares a document type, by which entities could multiply without end.

    Raises:
        Unreadable: a part does; no program writes such workbooks.
    """
    for part in archive.namelist():
        if part.endswith((".xml", ".rels")) and _DECLARES.search(archive.read(part)):
            raise Unreadable(
                f"{name} declares a document type in its part {part[:80]}, which no spreadsheet "
                "program does. Make it again from the original.",
                file=name,
                row=1,
            )


def refuse_formula_without_value(part: bytes, sheet: str, name: str) -> None:
    """Refuse a sheet with a formula that was never worked out: it would be read as blank.

    Raises:
        Unreadable: it has one; the first is named.
    """
    if b"<f" not in part:
        return
    for cell in _CELL.finditer(part):
        place = _PLACE.search(cell[1])
        # A formula that gives an empty text has a value: the empty one.
        if place is None or (b't="str"' in cell[1] and cell[3]):
            continue
        column, row = place[1].decode(), int(place[2])
        formula = f"={(cell[2] or b'').decode(errors='replace')}"
        raise Unreadable(
            f"{name}, sheet {sheet}, row {row}: the formula {formula} "
            "has no value. Open the workbook in Excel and save it, or write the value.",
            file=name, row=row, column=column, value=formula,
        )  # fmt: skip


def last_row(part: bytes) -> int | None:
    """The number of the last row that holds a value; None where that cannot be told.

    Whoever colours whole columns leaves a million rows behind that hold nothing.
    """
    end = max(part.rfind(b"</v>"), part.rfind(b"</is>"))
    begin = part.rfind(b"<row", 0, end) if end > 0 else -1
    found = _ROW.match(part, begin) if begin >= 0 else None
    return int(found[1]) if found else None
