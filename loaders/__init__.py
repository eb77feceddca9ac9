"""From files to records: formats, columns, problems; knows nothing of the web.

`load` is the one door: it reads files, says what is wrong and what would change, and writes.
"""

from loaders.corrections import Correction
from loaders.formats import FORMATS, Progress, read
from loaders.graphml import write_graphml
from loaders.loading import LoadReport, load
from loaders.marked import write_marked
from loaders.problems import Problem, summed_up
from loaders.reading import Asked, Reading
from loaders.workbook_out import write_records, write_template

__all__ = [
    "FORMATS", "Asked", "Correction", "LoadReport", "Problem", "Progress", "Reading", "load",
    "read", "summed_up", "write_graphml", "write_marked", "write_records", "write_template",
]  # fmt: skip
