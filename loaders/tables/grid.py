"""One table as it stands in a file, before anybody knows which of its rows holds the headings."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from loaders.bounds import CELLS, refuse_many_cells
from loaders.problems import Problem
from loaders.tables.sheet import Sheet

_LOOKED_AT = 10


@dataclass(frozen=True)
class Grid:
    """One table of text: `columns[i][j]` stands in column i + 1 of row j + 1 of `file`.

    `name` is the sheet's in a workbook, or else the file's without its suffix. `quoted` says that
    a leading apostrophe is there to keep a spreadsheet from calculating (CSV), not part of a text.
    `warnings` are of cells that had to be cleaned as they were read.
    """

    name: str
    file: str
    columns: tuple[Sequence[str], ...]
    quoted: bool = False
    warnings: tuple[Problem, ...] = ()

    @property
    def height(self) -> int:
        """How many rows there are, blank ones too."""
        return len(self.columns[0]) if self.columns else 0

    def row(self, place: int) -> list[str]:
        """The cells of row `place` + 1, without spaces around them."""
        return [column[place].strip() for column in self.columns]

    def first_rows(self) -> Iterator[tuple[int, list[str]]]:
        """The first rows that hold any text, with their places: where headings may stand."""
        found = 0
        for place in range(self.height):
            row = self.row(place)
            if any(row):
                yield place, row
                found += 1
            if found == _LOOKED_AT:
                return


def grid_of_rows(
    name: str, file: str, cells: Sequence[Sequence[str]], *, quoted: bool = False
) -> Grid:
    """A grid from its rows of cells; short rows are filled up."""
    width = max(map(len, cells), default=0)
    if width * len(cells) > CELLS:
        refuse_many_cells(width, len(cells), file, [len(row) for row in cells].index(width) + 1)
    full = [[*row, *[""] * (width - len(row))] for row in cells]
    return Grid(name, file, tuple(list(column) for column in zip(*full, strict=True)), quoted)


def sheet_of(grid: Grid, headings: int = 0) -> Sheet:
    """The sheet below row `headings` + 1 of a grid, without blank rows and columns."""
    titles = [column[headings].strip() if grid.height else "" for column in grid.columns]
    bodies = [column[headings + 1 :] for column in grid.columns]
    kept = [
        place for place, body in enumerate(bodies) if titles[place] or any(map(str.strip, body))
    ]
    bodies = [bodies[place] for place in kept]
    filled = [
        place for place, row in enumerate(zip(*bodies, strict=True)) if any(map(str.strip, row))
    ]
    if bodies and len(filled) < len(bodies[0]):
        bodies = [[body[place] for place in filled] for body in bodies]
    names = tuple(titles[place] or f"column {place + 1}" for place in kept)
    rows = [place + headings + 2 for place in filled]
    return Sheet(grid.name, grid.file, names, tuple(bodies), rows, grid.quoted)


def headed(grid: Grid, known: Callable[[Sequence[str]], int]) -> Sheet:
    """The sheet below the row, among the first ones, of which most cells are `known` as headings.

    A title or a note above the headings is passed over. Where no row is known, the first one with
    any text holds the headings.
    """
    return sheet_of(grid, _best(grid, known)[0])


def headings_of(grid: Grid, known: Callable[[Sequence[str]], int]) -> Sequence[str]:
    """The row that `headed` takes for the headings: enough to know a format by."""
    return _best(grid, known)[1]


def _best(grid: Grid, known: Callable[[Sequence[str]], int]) -> tuple[int, Sequence[str]]:
    rows = grid.first_rows()
    return max(rows, key=lambda item: (known(item[1]), -item[0]), default=(0, ()))
