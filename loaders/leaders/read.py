"""A flat list of people -> what it says of people, organisations, places, seats and vacancies."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from graph_service.snapshot import Snapshot
from graph_service.store import PERSON, TEAM
from loaders.assembly import assembled
from loaders.columns import Complain
from loaders.gathering import Gathering
from loaders.leaders.checking import Once, checked
from loaders.leaders.grouping import Grouping
from loaders.leaders.guessing import Guess, guessed
from loaders.leaders.list_name import list_name
from loaders.leaders.listing import Listing, columns_in, listing_of
from loaders.leaders.meanings import FACT, FAMILY, GIVEN, LEFT_OUT, NAME
from loaders.leaders.names import mostly_people, mostly_theirs
from loaders.leaders.naming import Named
from loaders.leaders.recognising import recognise, space_of
from loaders.leaders.rows import Row, rows_of
from loaders.leaders.spellings import is_surely_a_person, spelt
from loaders.leaders.writing import Names, Tables, write_person, write_vacancy
from loaders.problems import Problem
from loaders.reading import Asked, Format, Item, Reading, grids_in
from loaders.tables import Grid, sheet_of
from loaders.values import folded
from loaders.workbook import README

_MENDS = {
    FACT: "It is kept as another fact. If that is wrong, say what the column means.",
    LEFT_OUT: "Put the answers into the sheet “declarations” of the workbook, each with its day.",
}
_ONLY_PEOPLE_HAVE = frozenset({
    "job-title", "given-name", "family-name", "profession", "side", "body", "body-role",
    "interests", "challenges", "offers", "seeks",
})  # fmt: skip


def is_leaders(items: Sequence[Item]) -> bool:
    """Whether any table has a column that can only hold people's names."""
    return any(map(lists_people, grids_in(items)))


def lists_people(grid: Grid) -> bool:
    """Whether a table lists people, and not organisations.

    Its headings say so beyond doubt, or they say `name` beside what only people have, or its names
    go with e-mail addresses. Names of organisations are never taken for people's.
    """
    listing = listing_of(grid)
    meant = {spelt(heading) for heading in listing.sheet.headings}
    if any(map(is_surely_a_person, listing.sheet.headings)) or {GIVEN, FAMILY} <= meant:
        return True
    columns = columns_in([listing])
    named = [item for item in columns if spelt(item.heading) in (NAME, FAMILY)]
    if meant & _ONLY_PEOPLE_HAVE and any(mostly_people(item.texts) for item in named):
        return True
    emails = next(
        (item.texts for item in columns if sum("@" in text for text in item.filled) > 1), ()
    )
    unknown = (item.texts for item in columns if emails and spelt(item.heading) in ("", NAME))
    return any(mostly_people(texts) and mostly_theirs(texts, emails) for texts in unknown)


def source_of(asked: Asked) -> str:
    """The source that a list speaks for: the one that was asked for, or the list's own name."""
    name = asked.source or list_name(asked.stems)
    # A file that happens to be called "team" must not speak in the team's name.
    return name if asked.source or name not in (PERSON, TEAM) else f"{name}-list"


def listings_in(items: Sequence[Item], remembered: Mapping[str, str]) -> list[Listing]:
    """The lists among some items; all tables where none can be told to be one."""
    grids = [grid for grid in grids_in(items) if sheet_of(grid).headings]
    lists = [grid for grid in grids if lists_people(grid)] or grids
    return [listing_of(grid, remembered) for grid in lists]


def read_leaders(items: Sequence[Item], asked: Asked) -> Reading:
    """The records of a list of people and what is wrong with it."""
    source, complain = source_of(asked), Once()
    asked = replace(asked, source=source)
    remembered, known = asked.meanings(source), asked.known()
    listings = listings_in(items, remembered)
    _leave_out(items, listings, complain)
    columns = columns_in(listings)
    guesses = guessed(columns, remembered, known)
    if not {guess.code for guess in guesses.values()} & {NAME, FAMILY}:
        _refuse(items, complain)
        return assembled("leaders", [], asked, complain)
    rows = [row for listing in listings for row in _rows(listing, guesses, complain)]
    headings = {guesses[item.key].code: item.heading for item in reversed(columns)}
    gathered = _gathered(rows, headings, known, source, complain)
    return assembled("leaders", [item.draft(complain) for item in gathered], asked, complain)


LEADERS = Format("leaders", is_leaders, read_leaders)


def _gathered(
    rows: Sequence[Row], headings: Mapping[str, str], known: Snapshot, source: str,
    complain: Complain,
) -> list[Gathering]:  # fmt: skip
    kinds = (Named(kind, known, complain) for kind in ("Organization", "Area", "Profession"))
    names = Names(space_of(source), *kinds)
    seats: set[str] = set()
    tables = Tables(headings)
    present = [row for row in rows if row.name and not row.is_vacant]
    people = Grouping(complain).people([(row, names.employer(row)) for row in present])
    recognise(people, known, source, complain)
    for someone in people:
        write_person(someone, names, tables, complain)
    for row in rows:
        if row.is_vacant:
            write_vacancy(row, names, tables, seats, complain)
    named = (names.organizations, names.areas, names.professions)
    return [*(table for some in named for table in some.gathered()), *tables]


def _rows(listing: Listing, guesses: Mapping[str, Guess], complain: Complain) -> Iterator[Row]:
    """The rows of a list without the cells that do not fit, which are complained of."""
    sheet = listing.sheet
    for place, key in enumerate(listing.keys):
        if guesses[key].doubt:
            heading = sheet.rows[0] - 1 if sheet.rows else 1
            where = sheet.file, heading, sheet.headings[place], ""
            mend = _MENDS[guesses[key].code]
            complain(Problem(*where, guesses[key].doubt, mend, "warning", sheet.name))
    for row in rows_of(listing, guesses):
        if row.is_total:
            said = "This row counts the others and is of nobody; it was passed over."
            code = NAME if row.text(NAME) else FAMILY
            complain(row.problem(code, said, "Leave it out of the list."))
        else:
            yield checked(row, complain)


def _leave_out(items: Sequence[Item], listings: Sequence[Listing], complain: Complain) -> None:
    """Say which tables and documents are no lists of people."""
    read = {(listing.sheet.file, listing.sheet.name) for listing in listings}
    for item in items:
        name = item.name if isinstance(item, Grid) else ""
        if folded(name) == folded(README):
            continue  # what we wrote ourselves about the faults of a list
        if (item.file, name) not in read and (not isinstance(item, Grid) or sheet_of(item).rows):
            complain(_left_out(item, name))


def _left_out(item: Item, name: str) -> Problem:
    """An error where it may hold people all the same, of whom none may be lost."""
    if not isinstance(item, Grid):
        said, mend = "This is no list of people.", "Load it by itself, or leave it out here."
        return Problem(item.file, 1, "", "", said, mend)
    sheet = listing_of(item).sheet
    meant = {spelt(heading) for heading in sheet.headings}
    if meant & {NAME, FAMILY, GIVEN} and meant & _ONLY_PEOPLE_HAVE:
        said = "This may be a list of people, but its column of names holds other things."
        mend = "Call that column 'Full name' if it is, or take this table out."
        return Problem(item.file, max(1, *sheet.rows[:1]) - 1, "", name, said, mend, "error", name)
    said = "No column here can only hold people's names, so this was left out."
    mend = "Load it by itself if it is a list of people."
    return Problem(item.file, 0, "", name, said, mend, "warning", name)


def _refuse(items: Sequence[Item], complain: Complain) -> None:
    said = "No column is known to hold people's names."
    mend = "Say what the columns mean, or call that column 'Full name'."
    file = next((item.file for item in items), "")
    complain(Problem(file, 1, "", "", said, mend))
