"""Our workbook: an Excel file, or CSVs, whose sheets are named as the vocabulary says."""

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import partial

from graph_service.fields import Kind
from graph_service.records import KINDS
from graph_service.store import Batch
from loaders.assembly import assembled
from loaders.columns import ORIGIN, Complain, field_of, is_id
from loaders.drafts import drafted
from loaders.problems import Complaints, Problem
from loaders.reading import Asked, Format, Item, Reading, grids_in
from loaders.tables import Grid, headed, sheet_of
from loaders.values import folded

SHEETS = {
    folded(kind.sheet): kind
    for kind in KINDS.values()
    if not kind.apart or kind.name == "Declaration"
}
README = "Read me"
SOURCES = "sources"
_COPY = re.compile(r"(-(copy|v?\d+))+$")


def is_workbook(items: Sequence[Item]) -> bool:
    """Whether any table has the name of one of our sheets."""
    return any(kind_of(grid) for grid in grids_in(items))


def kind_of(table: Grid) -> Kind | None:
    """The kind whose records a table holds, by the table's name."""
    name = folded(table.name)
    # What browsers and people make of a name: "people (1)", "people-2026", "people copy".
    return SHEETS.get(name) or SHEETS.get(_COPY.sub("", name))


def read_workbook(items: Sequence[Item], asked: Asked) -> Reading:
    """The records of our sheets and what is wrong with them."""
    complain = Complaints()
    drafts = []
    for item in items:
        kind = kind_of(item) if isinstance(item, Grid) else None
        if isinstance(item, Grid) and kind:
            drafts.append(drafted(kind, headed(item, partial(_known, kind)), complain))
        else:
            _left_out(item, complain)
    if drafts:
        return assembled("workbook", drafts, asked, complain, _trusted(items))
    # Left out beside our own sheets they are a warning; alone they are all that there was.
    severe = (replace(problem, severity="error") for problem in complain.found)
    return Reading("workbook", (Batch(asked.named, (), replaces=True),), tuple(severe))


def _trusted(items: Sequence[Item]) -> list[str]:
    """The sources in the order of trust, as an exported workbook lists them."""
    listed = (sheet_of(grid) for grid in grids_in(items) if folded(grid.name) == SOURCES)
    return [name.strip() for sheet in listed for name in sheet.column(ORIGIN[0])]


def _known(kind: Kind, row: Sequence[str]) -> int:
    """How many cells of a row are headings of ours."""
    return sum(is_id(cell) or field_of(kind.name, cell) is not None for cell in row if cell)


WORKBOOK = Format("workbook", is_workbook, read_workbook)


def _left_out(item: Item, complain: Complain) -> None:
    called = item.name if isinstance(item, Grid) else item.file
    name = folded(called)
    empty = isinstance(item, Grid) and not sheet_of(item).rows
    if empty or name in (folded(README), SOURCES):
        return
    near = get_close_matches(name, SHEETS, 1, 0.8)
    private = name in {folded(kind.sheet) for kind in KINDS.values()}
    said = f"The sheet '{called}' is not one of ours, and was left out."
    mend = f"Ours are {', '.join(kind.sheet for kind in SHEETS.values())}."
    if near:
        said, mend = f"There is no sheet '{called}'.", f"Was '{SHEETS[near[0]].sheet}' meant?"
    elif private:
        said, mend = "Accounts and links are never loaded from a file.", "Leave this sheet out."
    severe = bool(near) or private
    complain(Problem(item.file, 0, "", called, said, mend, "error" if severe else "warning"))
