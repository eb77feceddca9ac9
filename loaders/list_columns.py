"""What the columns of a list of people mean: guessed, said by the team, and kept in the store."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from graph_service.errors import Unreadable
from graph_service.records import ListColumn
from graph_service.store import TEAM, Batch, Store
from loaders.corrections import Correction
from loaders.formats import format_of, items_of, stems_of
from loaders.ids import derived_id
from loaders.leaders import LEADERS, columns_in, guessed, listings_in, rows_of, source_of
from loaders.reading import Asked, Item, grids_in

_SAMPLES, _LONGEST = 3, 60


@dataclass(frozen=True)
class ListedColumn:
    """One column: its key, its heading, some of its texts, and what it is taken to mean and why.

    `remembered` says that the team chose it, not we.
    """

    key: str
    heading: str
    samples: tuple[str, ...]
    meaning: str
    why: str
    remembered: bool


@dataclass(frozen=True)
class ListColumns:
    """The columns of the list called `list`, and what its first row would say, in a sentence.

    `is_known` is False for a table of no format that we know, which may be a list all the same.
    """

    list: str
    columns: tuple[ListedColumn, ...]
    first: str
    is_known: bool


def asked_of(
    store: Store,
    source: str = "",
    *,
    directed: bool = False,
    corrections: Sequence[Correction] = (),
) -> Asked:
    """What a format is to read by, with what a store knows and what the team said of columns."""
    return Asked(
        source,
        known=store.whole,
        meanings=lambda name: _remembered(store, name),
        directed=directed,
        corrections=tuple(corrections),
    )


def remember_columns(store: Store, list_: str, meanings: Mapping[str, str], *, by: str) -> None:
    """Keep what the columns of a list mean, by their keys, for its next editions.

    Raises:
        StoreUnavailable: the database cannot be reached.
    """
    records = [
        ListColumn(id=derived_id((list_, key)), list=list_, heading=key, meaning=code)
        for key, code in meanings.items()
    ]
    store.write(Batch(TEAM, records), by=by, why=f"what the columns of the list {list_} mean")


def columns_of(paths: Sequence[Path], asked: Asked) -> ListColumns | None:
    """The columns of a list of people, and what they are taken to mean.

    None where the files are of another format, or cannot be read. A single table of no format that
    we know counts as a list: its columns may be called what nobody could guess.
    """
    asked = replace(asked, stems=stems_of(paths))
    try:
        items = items_of(paths, asked.corrections)
        is_known = _is_known(items, asked)
    except Unreadable:
        return None
    source = source_of(asked)
    listings = listings_in(items, asked.meanings(source)) if is_known is not None else []
    columns = columns_in(listings)
    if is_known is None or len(columns) < 2:
        return None
    guesses = guessed(columns, asked.meanings(source), asked.known())
    listed = tuple(
        ListedColumn(
            column.key, column.heading, _samples(column.filled), guess.code,
            f"{guess.doubt} {guess.why}".strip(), guess.remembered,
        )
        for column in columns
        for guess in (guesses[column.key],)
    )  # fmt: skip
    rows = (row for listing in listings for row in rows_of(listing, guesses))
    first = next((row.in_words() for row in rows if row.name and not row.is_vacant), "")
    return ListColumns(source, listed, first, is_known)


def _is_known(items: Sequence[Item], asked: Asked) -> bool | None:
    """Whether some items are a list beyond doubt; None where they cannot be one."""
    try:
        found = format_of(items, asked)
    except Unreadable:
        return False if len(items) == len(grids_in(items)) == 1 else None
    return True if found is LEADERS else None


def _samples(texts: Sequence[str]) -> tuple[str, ...]:
    distinct = list(dict.fromkeys(" ".join(text.split()) for text in texts))[:_SAMPLES]
    return tuple(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…" for text in distinct)


def _remembered(store: Store, list_: str) -> Mapping[str, str]:
    kept = store.apart("ListColumn").values()
    return {item.heading: item.meaning for item in kept if item.list == list_}
