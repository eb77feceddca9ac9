"""One table of text, by column."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Sheet:
    """One table as text: `columns[i][j]` is below `headings[i]`, on row `rows[j]` of `file`.

    Row 1 holds the headings; rows without any text are left out. `quoted` says that a leading
    apostrophe is there to keep a spreadsheet from calculating (CSV), not part of the text.
    """

    name: str
    file: str
    headings: tuple[str, ...]
    columns: tuple[Sequence[str], ...]
    rows: Sequence[int]
    quoted: bool = False

    def column(self, heading: str) -> Sequence[str]:
        """The texts below a heading; blanks where there is no such heading."""
        if heading in self.headings:
            return self.columns[self.headings.index(heading)]
        return [""] * len(self.rows)


def sheet_of_rows(
    name: str, file: str, cells: Sequence[Sequence[str]], *, quoted: bool = False
) -> Sheet:
    """A sheet from its rows of cells, the headings first; short rows are filled up."""
    width = max(map(len, cells), default=0)
    full = [[*row, *[""] * (width - len(row))] for row in cells]
    return sheet_of_columns(
        name, file, [list(column) for column in zip(*full, strict=True)], quoted=quoted
    )


def sheet_of_columns(name: str, file: str, columns: list[list[str]], *, quoted: bool) -> Sheet:
    """The sheet of columns whose first cells are headings, without blank rows and columns."""
    headings = [column[0].strip() for column in columns]
    bodies = [column[1:] for column in columns]
    kept = [
        place for place, body in enumerate(bodies) if headings[place] or any(map(str.strip, body))
    ]
    bodies = [bodies[place] for place in kept]
    filled = [
        place for place, row in enumerate(zip(*bodies, strict=True)) if any(map(str.strip, row))
    ]
    if bodies and len(filled) < len(bodies[0]):
        bodies = [[body[place] for place in filled] for body in bodies]
    names = tuple(headings[place] or f"column {place + 1}" for place in kept)
    return Sheet(name, file, names, tuple(bodies), [place + 2 for place in filled], quoted)
