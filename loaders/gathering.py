"""Rows of our own vocabulary, gathered from a file that has another form, then read like a sheet.

So every format gets the same checks of values, ids, references and circles.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph_service.records import KINDS
from loaders.bounds import CELL
from loaders.characters import MEND, cleaned, is_clean
from loaders.columns import ATTRIBUTE, Complain
from loaders.drafts import Draft, drafted
from loaders.problems import Problem
from loaders.tables import Sheet


@dataclass
class Gathering:
    """Rows of the kind called `kind`, out of one table or document (`name`) of `file`.

    `titles` are what the file calls the fields, where it has names of its own for them.
    """

    kind: str
    name: str
    file: str
    titles: Mapping[str, str] = field(default_factory=dict)
    _rows: list[int] = field(default_factory=list)
    _columns: dict[str, list[str]] = field(default_factory=dict)

    def add(
        self, row: int, known: Mapping[str, str], others: Mapping[str, str] | None = None
    ) -> None:
        """Add what row `row` of the file says: texts by field name (`id` too), and other facts.

        A list is one text with semicolons between its parts (see `listed`). Blank texts say
        nothing.
        """
        said = dict(known) | {f"{ATTRIBUTE}{name}": text for name, text in (others or {}).items()}
        for name, text in said.items():
            if text:
                column = self._columns.setdefault(name, [])
                column += [""] * (len(self._rows) - len(column))
                column.append(text)
        self._rows.append(row)

    def draft(self, complain: Complain) -> Draft:
        """The rows as a draft; values that do not fit are complained of at their cells."""
        height = len(self._rows)
        headings = tuple(self._columns)
        titles = tuple(self.titles.get(name, name.removeprefix(ATTRIBUTE)) for name in headings)
        columns = tuple(
            self._cleaned([*column, *[""] * (height - len(column))], title, complain)
            for column, title in zip(self._columns.values(), titles, strict=True)
        )
        sheet = Sheet(self.name, self.file, headings, columns, self._rows, titles=titles)
        return drafted(KINDS[self.kind], sheet, complain)

    def _cleaned(self, column: list[str], title: str, complain: Complain) -> Sequence[str]:
        """A column of which no text is too long or holds what may not stand in one."""
        whole = "\n".join(column)
        if len(whole) > CELL and max(map(len, column)) > CELL:
            for row, text in zip(self._rows, column, strict=True):
                if len(text) > CELL:
                    said = f"The text has {len(text)} characters, and a cell holds at most {CELL}."
                    where = self.file, row, title, text[:80]
                    complain(Problem(*where, said, "Shorten it.", sheet=self.name))
        return column if is_clean(whole) else list(self._each(column, title, complain))

    def _each(self, column: list[str], title: str, complain: Complain) -> Iterator[str]:
        for row, text in zip(self._rows, column, strict=True):
            tidy, said = cleaned(text)
            for sentence in said:
                where = self.file, row, title, tidy[:80]
                complain(Problem(*where, sentence, MEND, "warning", self.name))
            yield tidy

    def __len__(self) -> int:
        return len(self._rows)


def listed(*parts: str) -> str:
    """Several texts as one cell, as our workbook writes lists."""
    return "; ".join(part.replace(";", "\\;") for part in parts)
