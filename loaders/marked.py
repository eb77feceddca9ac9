"""Tables as they were sent, as one workbook with the faulty cells marked: to mend and send again.

The first sheet lists the problems. It has the name that loading passes over, so that the mended
workbook can be sent as it is.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from loaders.corrections import Correction
from loaders.formats import items_of
from loaders.problems import Problem
from loaders.tables import Grid, Heading, Mark, Table, write_workbook
from loaders.workbook import README

_RED, _YELLOW, _GREEN = "FF9999", "FFEB3B", "B7E1B0"
_LONGEST_NAME = 31
_LONGEST_COMMENT = 2_000
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LISTED = ("File", "Sheet", "Row", "Column", "Value", "What is wrong", "How to mend it", "Severity")


def write_marked(
    path: Path,
    files: Sequence[Path],
    problems: Sequence[Problem],
    corrections: Sequence[Correction] = (),
) -> int:
    """Write the tables in `files`, mended by `corrections`; how many cells are marked.

    Faulty cells are red, doubtful ones yellow, mended ones green; each says what it is about.

    Raises:
        Unreadable: a file cannot be read.
        Refused: the workbook cannot be written, or a text is too long for Excel.
    """
    listed = Table(README, [Heading(text) for text in _LISTED], map(_line, problems))
    grids = [item for item in items_of(files, corrections) if isinstance(item, Grid)]
    tables = list(_tables(grids, problems, corrections))
    write_workbook(path, [listed, *tables])
    return sum(len(table.marks) for table in tables)


def _line(item: Problem) -> list[str | float | None]:
    place = item.file, item.sheet, item.row or None, item.column
    return [*place, item.value, item.problem, item.mend, item.severity]


def _tables(
    grids: Iterable[Grid], problems: Iterable[Problem], corrections: Iterable[Correction]
) -> Iterator[Table]:
    found: dict[tuple[str, str], dict[tuple[int, int], list[Problem]]] = defaultdict(dict)
    for item in problems:
        if item.cell:
            found[item.file, item.sheet].setdefault((item.row, item.cell), []).append(item)
    names = {README.lower()}
    for grid in grids:
        marks = {
            (item.row, item.column): Mark(_GREEN, "Mended in the browser.")
            for item in corrections
            if (item.file, item.sheet) == (grid.file, grid.name)
        }
        faults = found.get((grid.file, grid.name), {})
        marks |= {place: _mark(said) for place, said in faults.items()}
        name = _unused(grid.name, names)
        names.add(name.lower())
        yield Table(name, (), zip(*grid.columns, strict=True), marks)


def _mark(problems: Sequence[Problem]) -> Mark:
    worst = any(item.severity == "error" for item in problems)
    said = "\n".join(f"{item.problem} {item.mend}".strip() for item in problems)
    return Mark(_RED if worst else _YELLOW, said[:_LONGEST_COMMENT])


def _unused(name: str, taken: Collection[str]) -> str:
    """A name that Excel takes for a sheet, and no other sheet has."""
    plain = _NOT_IN_NAMES.sub(" ", name).strip(" '")[:_LONGEST_NAME] or "Table"
    found, number = plain, 2
    while found.lower() in taken:
        ending = f" ({number})"
        found, number = plain[: _LONGEST_NAME - len(ending)] + ending, number + 1
    return found
