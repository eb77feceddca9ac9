"""A table as a CSV file for a spreadsheet, in which no cell can run as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

from flask import Response

# What spreadsheets read as the beginning of a formula, with blanks before it too.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(value: object) -> str:
    """The text of a cell; an apostrophe before what a spreadsheet would calculate.

    A number stays as it is.
    """
    if isinstance(value, (int, float)):
        return str(value)
    text = "" if value is None else str(value)
    return f"'{text}" if text.lstrip().startswith(FORMULA) or text.startswith(FORMULA) else text


def csv_file(name: str, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> Response:
    """An answer that browsers keep as the file `name`; UTF-8 with a mark, so that Excel sees it."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(headings)
    writer.writerows([safe_cell(value) for value in row] for row in rows)
    return Response(
        "\ufeff" + out.getvalue(),
        mimetype="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
