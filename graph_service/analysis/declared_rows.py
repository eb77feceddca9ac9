"""Which answers are named: those that ten people gave, and those that the census has.

An answer is free text, and what one person wrote may say who they are. So an answer of fewer than
ten is named only if it is one of the words that the yardstick `population` has for everybody; and
such a word is named too where nobody gave it, since leaving it out would say just that. Other
yardsticks add groups up ("Minority ethnic"), in words that nobody answers with.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from graph_service.analysis.disclosure import Cell
from graph_service.analysis.published import NO_ANSWER, UNSAID, Column, Release, Table
from graph_service.snapshot import Snapshot

_FEW = Cell("fewer-than-10")


def words_of(snapshot: Snapshot, characteristic: str) -> frozenset[str]:
    """The answers to a characteristic that the yardstick `population` speaks of."""
    rows = snapshot.yardsticks.values()
    asked = ("population", characteristic)
    return frozenset(row.group for row in rows if (row.name, row.dimension) == asked) - {UNSAID, ""}


def with_named_rows(release: Release, words: Iterable[str]) -> Release:
    """A release with rows for `words` and for answers of ten people or more, and no others."""
    named = {*words, *_of_ten_or_more(release.tables)} - {NO_ANSWER}
    rows = (*sorted(named), NO_ANSWER)
    return replace(
        release, tables={code: _named(table, rows) for code, table in release.tables.items()}
    )


def _of_ten_or_more(tables: Mapping[str, Table]) -> set[str]:
    """The answers that are known, by what is shown, to have been given by ten people."""
    return {
        row
        for table in tables.values()
        for column in table.columns
        for row, cell in column.cells.items()
        if cell.number is not None
    }


def _named(table: Table, rows: tuple[str, ...]) -> Table:
    columns = (_column(column, rows) for column in table.columns)
    return replace(table, rows=rows, columns=tuple(columns))


def _column(column: Column, rows: tuple[str, ...]) -> Column:
    return replace(column, cells={row: column.cells.get(row, _FEW) for row in rows})
