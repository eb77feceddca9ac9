"""The formats that `load` knows, found by content."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from graph_service.errors import Refused, Unreadable
from loaders.organogram import is_organogram, read_organograms
from loaders.reading import Known, Reading, nothing_known
from loaders.tables import Sheet, read_sheets
from loaders.workbook import SHEETS, is_workbook, read_workbook

Reader = Callable[[Sequence[Sheet], str, Known], Reading]
FORMATS: Mapping[str, Reader] = {"workbook": read_workbook, "organogram": read_organograms}


def read(
    paths: Sequence[Path],
    *,
    source: str | None = None,
    format: str | None = None,  # noqa: A002 - the word of the command line
    known: Known = nothing_known,
    progress: Callable[[str], None] | None = None,
) -> Reading:
    """Read files or folders of one format as records and problems.

    Raises:
        Unreadable: a file is missing, damaged or of no format that we know.
        Refused: `format` is none of `FORMATS`.
    """
    if format is not None and format not in FORMATS:
        raise Refused(f"There is no format '{format}'. Use one of {', '.join(FORMATS)}.")
    sheets = [sheet for path in paths for sheet in read_sheets(path, progress)]
    if progress:
        progress("understanding")
    found = format or _format_of(sheets)
    # Organograms name their own sources, so that each edition of one replaces the last.
    default = (
        "" if found == "organogram" else "+".join(sorted(path.resolve().stem for path in paths))
    )
    return FORMATS[found](sheets, source or default, known)


def _format_of(sheets: Sequence[Sheet]) -> str:
    if any(is_organogram(sheet) for sheet in sheets):
        return "organogram"
    if is_workbook(sheets):
        return "workbook"
    files = ", ".join(sorted({sheet.file for sheet in sheets}))
    raise Unreadable(
        f"{files}: this is no format that we know. A workbook has sheets (or CSV files) named "
        f"{', '.join(kind.sheet for kind in SHEETS.values())}; an organogram has the columns "
        "'Post Unique Reference' or 'Reporting Senior Post'.",
        file=files,
    )
