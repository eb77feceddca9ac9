"""The rows of an organogram's file, whatever spelling its headings have."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from loaders.columns import texts_of
from loaders.ids import slug
from loaders.tables import Sheet
from loaders.values import folded

Staff = Literal["senior", "junior"]
_COLUMNS = {
    "post-unique-reference": "reference", "post-reference": "reference",
    "name": "name",
    "grade": "grade", "grade-or-equivalent": "grade",
    "job-title": "title", "generic-job-title": "title",
    "parent-department": "department",
    "organization": "organization",
    "unit": "unit",
    "reports-to-senior-post": "reports_to", "reporting-senior-post": "reports_to",
    "professional-occupational-group": "profession",
}  # fmt: skip
_MARKS: Mapping[Staff, frozenset[str]] = {
    "senior": frozenset({"reference", "name"}),
    "junior": frozenset({"reports_to", "title"}),
}

_ENOUGH = 4
"""How many columns of an organogram a table has that is meant to be one."""


@dataclass(frozen=True)
class Line:
    """One row: the texts of the columns that we know, and all the others by their headings."""

    file: str
    row: int
    known: Mapping[str, str]
    others: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        """The text of a column that we know; blank where the file has none."""
        return self.known.get(name, "")


@dataclass(frozen=True)
class Organogram:
    """One file: senior posts with names, or junior posts in numbers.

    `space` is what its references are unique in: the organisation that most rows are of.
    """

    staff: Staff
    file: str
    space: str
    headings: Mapping[str, str]
    lines: Sequence[Line]

    @property
    def source(self) -> str:
        """The name of the source, the same for every edition of this organisation's file."""
        return f"organogram:{self.space}:{self.staff}"


def is_column(heading: str) -> bool:
    """Whether an organogram has a column with this heading."""
    return folded(heading) in _COLUMNS


def staff_of(headings: Sequence[str]) -> Staff | None:
    """Whether headings are of senior or junior posts; None where they are no organogram's."""
    found = {_COLUMNS.get(folded(heading), "") for heading in headings}
    if found >= _MARKS["senior"]:
        return "senior"
    fte = any(folded(heading).startswith("number-of-posts") for heading in headings)
    return "junior" if found >= _MARKS["junior"] and fte else None


def missing_in(headings: Sequence[str]) -> str:
    """The column that keeps a table from being an organogram, which else it is; "" if none."""
    found = {folded(heading) for heading in headings}
    known = {_COLUMNS[heading] for heading in found & _COLUMNS.keys()}
    # Our own sheet of posts keeps an organogram's other columns as facts.
    if staff_of(headings) or len(known) < _ENOUGH or "organization-id" in found:
        return ""
    if "reporting-senior-post" in found:
        return "Generic Job Title" if "title" not in known else "Number of Posts in FTE"
    if "reports-to-senior-post" in found or "post-unique-reference" in found:
        return "Name" if "name" not in known else "Post Unique Reference"
    return ""


def organogram(sheet: Sheet, staff: Staff) -> Organogram:
    """Read a sheet's rows as lines; those without an organisation get the file's."""
    lines = list(_lines(sheet))
    names = Counter(line["organization"] or line["department"] for line in lines)
    names.pop("", None)
    most = names.most_common(1)[0][0] if names else sheet.name
    headings = {
        _COLUMNS[folded(heading)]: heading
        for heading in sheet.headings
        if folded(heading) in _COLUMNS
    }
    filled = [
        line
        if line["organization"]
        else Line(line.file, line.row, {**line.known, "organization": most}, line.others)
        for line in lines
    ]
    return Organogram(staff, sheet.file, slug(most), headings, filled)


def _lines(sheet: Sheet) -> Iterator[Line]:
    columns: list[tuple[str, str, Sequence[str]]] = []
    taken: set[str] = set()
    repeats: Counter[str] = Counter()
    for place, said in enumerate(sheet.headings):
        texts = texts_of(sheet, place)
        if _is_row_number(said, texts):
            continue
        repeats[said] += 1
        # A heading that stands twice names two facts, and neither may take the other's place.
        heading = said if repeats[said] == 1 else f"{said} ({repeats[said]})"
        name = _COLUMNS.get(folded(said), "")
        columns.append((name if name not in taken else "", heading, texts))
        taken.add(name)
    for place, row in enumerate(sheet.rows):
        cells = [(name, heading, texts[place]) for name, heading, texts in columns]
        known = {name: " ".join(text.split()) for name, _, text in cells if name and text}
        others = {
            heading: text
            for name, heading, text in cells
            if not name and text and not (text == "0" and heading.startswith("column "))
        }
        if known or others:
            yield Line(sheet.file, row, known, others)


def _is_row_number(heading: str, texts: Sequence[str]) -> bool:
    """Whether a column without a heading only counts the rows up, as some programs write it."""
    if heading != "column 1" or not all(text.isdecimal() for text in texts):
        return False
    numbers = list(map(int, texts))
    return all(low < high for low, high in pairwise(numbers))
