"""A table of scores made elsewhere: hosts down, visitors across, blank where not allowed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

import numpy as np
import numpy.typing as npt

from graph_service.errors import Unreadable
from loaders.opened import opened
from loaders.tables import Grid, read_grids

_DIGITS = 9
"""More after the point say nothing about people."""


@dataclass(frozen=True)
class Scores:
    """Who is scored with whom: `values[i][j]` of host i and visitor j, None where not allowed.

    `rows`: the file's row of each host; a visitor's column is its place and two.
    """

    hosts: tuple[str, ...]
    visitors: tuple[str, ...]
    values: tuple[tuple[Decimal | None, ...], ...]
    rows: tuple[int, ...]

    def whole(self) -> npt.NDArray[np.int64]:
        """The scores as whole numbers from 0, -1 where a pair is not allowed.

        All are moved and stretched alike, so that whatever is best stays so.

        Raises:
            OverflowError: they are too large to be told apart exactly.
        """
        allowed = [value for row in self.values for value in row if value is not None]
        digits = max((-_exponent(value) for value in allowed), default=0)
        lowest = min(allowed, default=Decimal(0))
        found = np.full((len(self.hosts), len(self.visitors)), -1, dtype=np.int64)
        for i, row in enumerate(self.values):
            for j, value in enumerate(row):
                if value is not None:
                    found[i, j] = int((value - lowest).scaleb(max(digits, 0)))
        return found


def read_scores(path: Path) -> Scores:
    """The table of scores in a CSV or Excel file.

    Raises:
        Unreadable: it is no such table; the sentence names the cell and says how to mend it.
    """
    grids = [grid for file in opened(path) for grid in read_grids(file)]
    if len(grids) != 1:
        raise Unreadable(f"{path.name} holds {len(grids)} tables: give one table.", file=path.name)
    grid = grids[0]
    if grid.height < 2 or len(grid.columns) < 2:
        raise _fault(grid, 1, 1, "it needs hosts in the first column and visitors in the first row")
    rows = [(at, grid.row(at)) for at in range(grid.height) if any(grid.row(at))]
    (heading, first), *others = rows
    visitors = _named(grid, [(heading + 1, column, name) for column, name in _after_first(first)])
    hosts = _named(grid, [(at + 1, 1, row[0]) for at, row in others])
    values = tuple(
        tuple(_score(grid, at + 1, column, cell) for column, cell in _after_first(row))
        for at, row in others
    )
    return Scores(hosts, visitors, values, tuple(at + 1 for at, _ in others))


def _after_first(row: Sequence[str]) -> Iterator[tuple[int, str]]:
    return ((column, cell) for column, cell in enumerate(row[1:], start=2))


def _named(grid: Grid, cells: Sequence[tuple[int, int, str]]) -> tuple[str, ...]:
    """The names in some cells, each given as row, column and text, and each once."""
    seen: dict[str, tuple[int, int]] = {}
    for row, column, name in cells:
        if not name:
            raise _fault(grid, row, column, "there is no name here: name everybody, or delete it")
        if name in seen:
            there = seen[name]
            raise _fault(
                grid, row, column,
                f"'{name}' stands here again after row {there[0]}, column {there[1]}: give "
                "everybody a name of their own",
            )  # fmt: skip
        seen[name] = (row, column)
    return tuple(seen)


def _score(grid: Grid, row: int, column: int, cell: str) -> Decimal | None:
    if not cell:
        return None
    try:
        value = Decimal(cell)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or value.adjusted() > _DIGITS or -_exponent(value) > _DIGITS:
        raise _fault(
            grid, row, column,
            f"'{cell}' is no score: write a number like 0.75, or leave the cell empty where the "
            "two may not be matched",
        )  # fmt: skip
    return value


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _fault(grid: Grid, row: int, column: int, what: str) -> Unreadable:
    return Unreadable(
        f"{grid.file}, row {row}, column {column}: {what}.",
        file=grid.file,
        row=row,
        column=str(column),
    )
