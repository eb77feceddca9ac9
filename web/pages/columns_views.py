"""What the page about the columns of a list shows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from loaders import MEANINGS, ListColumns, ListedColumn
from web.templating import count
from web.uploads import Upload

COLUMNS_SHOWN = 100
"""The first columns, which somebody would look through; the others stay as they are guessed."""


@dataclass(frozen=True)
class ColumnRow:
    """One column: its number on the page, what stands in it, and what it may mean.

    `choices` are options of a choice: each has a value, a text, and whether it is selected.
    """

    number: int
    key: str
    heading: str
    samples: tuple[str, ...]
    choices: tuple[dict[str, object], ...]
    why: str
    remembered: bool
    error: str


@dataclass(frozen=True)
class ColumnsPage:
    """The columns of a list; `errors` are sentences, each with the field that it stands at."""

    sentence: str
    list: str
    files: tuple[str, ...]
    first: str
    is_known: bool
    errors: tuple[tuple[str, str], ...]
    problem: str
    rows: tuple[ColumnRow, ...]

    @classmethod
    def of(
        cls,
        upload: Upload,
        listed: ListColumns,
        chosen: Mapping[str, str] | None = None,
        faults: Mapping[str, str] | None = None,
    ) -> "ColumnsPage":
        """The page for some files; `chosen` and `faults` are of a form that came back."""
        said, wrong = chosen or {}, faults or {}
        rows = tuple(
            _row(number, column, said.get(column.key, column.meaning), wrong.get(column.key, ""))
            for number, column in enumerate(listed.columns[:COLUMNS_SHOWN], start=1)
        )
        problem = wrong.get("", "")
        return cls(
            _sentence(listed),
            listed.list,
            tuple(file.name for file in upload.files),
            "" if wrong else listed.first,
            listed.is_known,
            tuple(_errors(rows, problem)),
            problem,
            rows,
        )


def _sentence(listed: ListColumns) -> str:
    columns = count(len(listed.columns), "column")
    guesses = sum(not column.remembered for column in listed.columns)
    if not guesses:
        return f"Your list has {columns}, and you have told us what each of them means."
    if guesses == len(listed.columns):
        return f"Your list has {columns}. What each of them means is our guess: correct it here."
    return f"Your list has {columns}. You have told us of the others, and {guesses} we guess."


def _row(number: int, column: ListedColumn, code: str, error: str) -> ColumnRow:
    choices = tuple(
        {"value": item.code, "text": item.words, "selected": item.code == code}
        for item in MEANINGS.values()
    )
    return ColumnRow(
        number,
        column.key,
        column.heading,
        column.samples,
        choices,
        column.why if code == column.meaning else "",
        column.remembered,
        error,
    )


def _errors(rows: tuple[ColumnRow, ...], problem: str) -> Iterator[tuple[str, str]]:
    if problem:
        yield problem, "#meaning-1"
    for row in rows:
        if row.error:
            yield f"{row.heading}: {row.error}", f"#meaning-{row.number}"
