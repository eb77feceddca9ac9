"""One table of text, by column, below its headings."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Sheet:
    """One table as text: `columns[i][j]` is below `headings[i]`, on row `rows[j]` of `file`.

    Rows count as a spreadsheet does; rows without any text are left out. `quoted` says that a
    leading apostrophe is there to keep a spreadsheet from calculating (CSV), not part of the text.
    `titles` are what the file itself calls its columns, where `headings` are already ours.
    """

    name: str
    file: str
    headings: tuple[str, ...]
    columns: tuple[Sequence[str], ...]
    rows: Sequence[int]
    quoted: bool = False
    titles: tuple[str, ...] = ()

    def column(self, heading: str) -> Sequence[str]:
        """The texts below a heading; blanks where there is no such heading."""
        if heading in self.headings:
            return self.columns[self.headings.index(heading)]
        return [""] * len(self.rows)

    def title(self, place: int) -> str:
        """What the file calls a column."""
        return (self.titles or self.headings)[place]
