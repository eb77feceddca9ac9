"""From files to records: formats, columns, problems; knows nothing of the web.

`load` is the one door: it reads files, says what is wrong and what would change, and writes.
"""

from loaders.corrections import Correction
from loaders.exports import WRITERS, left_out, writer_of
from loaders.formats import FORMATS, Progress, read
from loaders.graphml import write_graphml
from loaders.leaders import MEANINGS, faults
from loaders.list_columns import (
    ListColumns,
    ListedColumn,
    asked_of,
    columns_of,
    remember_columns,
)  # fmt: skip
from loaders.loading import LoadReport, load
from loaders.marked import write_marked
from loaders.one_record import one_record
from loaders.popolo import write_popolo
from loaders.problems import Problem, summed_up
from loaders.reading import Asked, Reading
from loaders.views import VIEW_FORMS, View, write_view
from loaders.workbook_out import write_records, write_template

__all__ = [
    "FORMATS",
    "MEANINGS",
    "VIEW_FORMS",
    "WRITERS",
    "Asked",
    "Correction",
    "ListColumns",
    "ListedColumn",
    "LoadReport",
    "Problem",
    "Progress",
    "Reading",
    "View",
    "asked_of",
    "columns_of",
    "faults",
    "left_out",
    "load",
    "one_record",
    "read",
    "remember_columns",
    "summed_up",
    "write_graphml",
    "write_marked",
    "write_popolo",
    "write_records",
    "write_template",
    "write_view",
    "writer_of",
]  # fmt: skip
