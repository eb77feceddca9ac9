"""All records -> a zip of CSV files, one a kind, that `load` reads back the same."""

import csv
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from graph_service.store.contents import Contents
from loaders.aside import aside
from loaders.columns import ORIGIN
from loaders.folder import write_folder
from loaders.workbook import SOURCES

_THEN = (1980, 1, 1, 0, 0, 0)
"""The first moment that an archive can hold: the same records make the same bytes."""


def write_archive(path: Path, contents: Contents) -> int:
    """Write all that each source says as CSV files in a zip; how many rows.

    As in the workbook, a record that two sources speak of has two rows, the last three columns say
    where each came from, and a table of its own lists the sources in the order of trust.

    Raises:
        Refused: the file cannot be written.
    """
    with aside(path) as part, TemporaryDirectory() as folder:
        counts = write_folder(contents.said, Path(folder), origins=True)
        with (Path(folder) / f"{SOURCES}.csv").open("w", newline="", encoding="utf-8") as file:
            rows = [ORIGIN[:1], *([name] for name in contents.sources)]
            csv.writer(file, lineterminator="\n").writerows(rows)
        with zipfile.ZipFile(part, "w") as archive:
            for table in sorted(Path(folder).iterdir()):
                archive.writestr(_member(table.name), table.read_bytes())
    return sum(counts.values())


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, _THEN)
    member.compress_type = zipfile.ZIP_DEFLATED
    # Which system wrote the file is a byte of it too.
    member.create_system, member.external_attr = 3, 0o644 << 16
    return member
