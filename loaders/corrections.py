"""Cells that somebody mends after a look at a file, and where in the file a problem stands.

A correction is applied to a table as it is read, before anybody knows its format, so that a format
sees the mended text as though the file had held it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from loaders.documents import Document
from loaders.problems import Problem
from loaders.tables import Grid

_HEADINGS_WITHIN = 40
"""Rows, from the first, in which a heading is looked for."""


@dataclass(frozen=True)
class Correction:
    """What a cell is to say instead: rows and columns count from 1; `sheet` is a table's name."""

    file: str
    sheet: str
    row: int
    column: int
    value: str


def corrected(
    items: Sequence[Grid | Document], corrections: Iterable[Correction]
) -> list[Grid | Document]:
    """The tables with their corrected cells; where there is no such cell, nothing is mended."""
    by_table: dict[tuple[str, str], list[Correction]] = defaultdict(list)
    for item in corrections:
        by_table[item.file, item.sheet].append(item)
    if not by_table:
        return list(items)
    return [
        _mended(item, by_table.get((item.file, item.name), ())) if isinstance(item, Grid) else item
        for item in items
    ]


def _mended(grid: Grid, corrections: Sequence[Correction]) -> Grid:
    columns = list(grid.columns)
    for item in corrections:
        if 0 < item.column <= len(columns) and 0 < item.row <= grid.height:
            column = list(columns[item.column - 1])
            column[item.row - 1] = item.value
            columns[item.column - 1] = column
    return replace(grid, columns=tuple(columns))


def placed(problems: Iterable[Problem], items: Sequence[Grid | Document]) -> tuple[Problem, ...]:
    """The problems, each with its table and the number of its cell's column, where that is sure."""
    finder = _Finder([item for item in items if isinstance(item, Grid)])
    return tuple(map(finder.placed, problems))


class _Finder:
    """Finds cells by the words that a problem has for them."""

    def __init__(self, grids: Sequence[Grid]) -> None:
        self._grids: dict[str, list[Grid]] = defaultdict(list)
        for grid in grids:
            self._grids[grid.file].append(grid)
        self._below: dict[tuple[int, str], list[tuple[int, int]]] = {}

    def placed(self, problem: Problem) -> Problem:
        """The problem with its cell; unchanged where no cell, or more than one, could be meant."""
        grids = [
            grid
            for grid in self._grids.get(problem.file, ())
            if problem.sheet in ("", grid.name) and 0 < problem.row <= grid.height
        ]
        found = [(grid, column) for grid in grids for column in self._columns(grid, problem)]
        if len(found) != 1:
            return problem
        grid, column = found[0]
        return replace(problem, sheet=grid.name, cell=column + 1)

    def _columns(self, grid: Grid, problem: Problem) -> list[int]:
        """The columns whose cell on the problem's row says the value, below its heading if any."""
        key = id(grid), problem.column
        if key not in self._below:
            self._below[key] = list(_headings(grid, problem.column))
        place, value = problem.row - 1, problem.value.strip()
        below = {column for row, column in self._below[key] if row < place}
        headed = sorted(column for column in below if _says(grid, column, place, value))
        if headed or not value:
            return headed
        return [number for number in range(len(grid.columns)) if _says(grid, number, place, value)]


def _headings(grid: Grid, heading: str) -> Iterable[tuple[int, int]]:
    """The row and column of each cell that may be this heading."""
    wanted = heading.strip()
    for column, cells in enumerate(grid.columns):
        for row, cell in enumerate(cells[:_HEADINGS_WITHIN]):
            if wanted and cell.strip() == wanted:
                yield row, column


def _says(grid: Grid, column: int, place: int, value: str) -> bool:
    cell = grid.columns[column][place].strip()
    return value in (cell, cell[1:] if grid.quoted and cell[:1] == "'" else cell)
