"""Organograms -> records: organisations, posts, the people who hold them, and what is odd."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from graph_service.records import Person, Record
from graph_service.store import Batch
from loaders.organogram.juniors import junior_posts
from loaders.organogram.lines import Organogram, is_column, missing_in, organogram, staff_of
from loaders.organogram.reporting import References
from loaders.organogram.seats import Complain, seats_of
from loaders.organogram.seniors import Context, senior_records
from loaders.organogram.shared import Shared
from loaders.organogram.together import together
from loaders.problems import Complaints, Problem
from loaders.reading import Asked, Format, Item, Reading, grids_in
from loaders.tables import Grid, Sheet, headed, headings_of


def is_organogram(items: Sequence[Item]) -> bool:
    """Whether a table lists senior or junior posts as the UK government publishes them."""
    # Every file of whatever format is asked this: its headings must do.
    rows = [headings_of(grid, _columns_in) for grid in grids_in(items)]
    return any(staff_of(headings) or missing_in(headings) for headings in rows)


def read_organograms(items: Sequence[Item], asked: Asked) -> Reading:
    """The records of organograms and what is odd in them.

    Without a name for the source each organisation's senior posts are a source, and its junior
    posts another, so that either file can be loaded without the other.
    """
    complain = Complaints()
    source, known = asked.source, asked.known
    files = list(together(_files(items, complain), source, complain))
    taken: set[str] = set()
    seats = {id(file): seats_of(file, taken, complain) for file in files if file.staff == "senior"}
    references = References((seat for some in seats.values() for seat in some), known)
    by_source: dict[str, list[Organogram]] = defaultdict(list)
    for file in files:
        by_source[source or file.source].append(file)
    batches = []
    for name, group in by_source.items():
        people: dict[str, Person] = {}
        context = Context(name, Shared(name), people, references, known, complain)
        records: list[Record] = []
        for file in group:
            if file.staff == "senior":
                records += senior_records(file, seats[id(file)], context)
            else:
                records += junior_posts(file, context)
        said = [*context.shared.records, *people.values(), *records]
        batches.append(Batch(name, said, replaces=True))
    return Reading("organogram", tuple(batches), complain.found)


ORGANOGRAM = Format("organogram", is_organogram, read_organograms)


def _columns_in(row: Sequence[str]) -> int:
    """How many cells of a row are headings of an organogram."""
    return sum(map(is_column, row))


def _files(items: Sequence[Item], complain: Complain) -> Iterator[Organogram]:
    sheets = [headed(item, _columns_in) for item in grids_in(items)]
    organograms = {sheet.file for sheet in sheets if staff_of(sheet.headings)}
    for item in items:
        if not isinstance(item, Grid):
            complain(_stranger(item.file, item.file))
    for sheet in sheets:
        staff = staff_of(sheet.headings)
        if staff:
            file = organogram(sheet, staff)
            _check_sheet(sheet, complain)
            _check_names(file, complain)
            yield file
        elif missing := missing_in(sheet.headings):
            said = f"The column '{missing}' is missing."
            mend = "Add it, or give the column that holds it this heading."
            complain(Problem(sheet.file, 1, missing, "", said, mend, sheet=sheet.name))
        elif sheet.file in organograms and sheet.headings:
            said = f"The sheet '{sheet.name}' is no organogram, and was left out."
            complain(Problem(sheet.file, 1, "", "", said, "", "warning", sheet.name))
        elif sheet.rows:
            complain(_stranger(sheet.file, sheet.name))


def _stranger(file: str, name: str) -> Problem:
    said = "This file is no organogram; load it by itself."
    return Problem(file, 1, "", name, said, "Leave it out here.")


def _check_sheet(sheet: Sheet, complain: Complain) -> None:
    """Say where there are no rows, and where two columns have one heading."""
    if not sheet.rows:
        said = "There are headings here, and no posts below them."
        complain(Problem(sheet.file, 1, "", "", said, "", "warning", sheet.name))
    for heading, count in Counter(sheet.headings).items():
        if count > 1:
            said = f"{count} columns are called '{heading}'; all are kept, the later ones numbered."
            mend = "Give each its own heading."
            complain(Problem(sheet.file, 1, heading, "", said, mend, "warning", sheet.name))


def _check_names(file: Organogram, complain: Complain) -> None:
    """Say where an organisation looks like another one misspelt; both are kept."""
    names: dict[str, int] = {}
    for line in file.lines:
        name = line["organization"]
        if name not in names and (near := get_close_matches(name, names, 1, 0.93)):
            said = f"'{name}' looks like '{near[0]}' misspelt; they are kept as two organisations."
            column = file.headings.get("organization", "Organisation")
            mend = "Correct it, if it is the same one."
            complain(Problem(file.file, line.row, column, name, said, mend, "warning"))
        names[name] = line.row
