"""Grids of which no cell holds a character that it may not hold; each such cell is warned of."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.characters import MEND, cleaned, is_clean
from loaders.problems import Problem
from loaders.tables.grid import Grid


def clean_grid(grid: Grid) -> Grid:
    """The grid with its cells cleaned, and a warning at each cell that was not clean."""
    warnings: list[Problem] = []
    columns: list[Sequence[str]] = []
    for number, column in enumerate(grid.columns, 1):
        dirty = {text for text in set(column) if not is_clean(text)}
        columns.append([cleaned(text)[0] for text in column] if dirty else column)
        if dirty:
            warnings += _warnings(grid, number, column, dirty)
    return replace(grid, columns=tuple(columns), warnings=tuple(warnings)) if warnings else grid


def _warnings(grid: Grid, number: int, column: Sequence[str], dirty: set[str]) -> Iterator[Problem]:
    for row, text in enumerate(column, 1):
        if text in dirty:
            tidy, said = cleaned(text)
            where = grid.file, row, "", tidy.strip()[:80]
            for sentence in said:
                yield Problem(*where, sentence, MEND, "warning", grid.name, number)
