"""The tables of a flat list: where their headings stand, and the columns of all of them."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from loaders.columns import texts_of
from loaders.leaders.spellings import key_of, spelt
from loaders.tables import Grid, Sheet, headed


@dataclass(frozen=True)
class Listing:
    """One table of a list; `keys` are its headings in one spelling, no two alike."""

    sheet: Sheet
    keys: tuple[str, ...]
    texts: tuple[Sequence[str], ...]

    @property
    def height(self) -> int:
        """How many rows it has below its headings."""
        return len(self.sheet.rows)


@dataclass(frozen=True)
class Column:
    """One column of a list: its key and heading, and its texts in all tables."""

    key: str
    heading: str
    texts: tuple[str, ...]

    @property
    def filled(self) -> list[str]:
        """The texts that are not blank."""
        return [text for text in self.texts if text]


def listing_of(grid: Grid, remembered: Container[str] = ()) -> Listing:
    """The list in a table, below the row of headings; `remembered` are keys seen before."""

    def known(row: Sequence[str]) -> int:
        count = sum(bool(spelt(cell)) or key_of(cell) in remembered for cell in row if cell)
        # A single word such as "Board" may stand in any row of a list.
        return count if count > 1 else 0

    sheet = headed(grid, known)
    texts = tuple(texts_of(sheet, place) for place in range(len(sheet.headings)))
    return Listing(sheet, tuple(_keys(sheet.headings)), texts)


def columns_in(listings: Iterable[Listing]) -> list[Column]:
    """The columns of lists that belong together, each key once, in order of appearance."""
    headings: dict[str, str] = {}
    texts: dict[str, list[str]] = {}
    for listing in listings:
        for key, heading, column in zip(
            listing.keys, listing.sheet.headings, listing.texts, strict=True
        ):
            headings.setdefault(key, heading)
            texts.setdefault(key, []).extend(column)
    return [Column(key, headings[key], tuple(texts[key])) for key in headings]


def _keys(headings: Iterable[str]) -> Iterable[str]:
    taken: set[str] = set()
    for heading in headings:
        key, number = key_of(heading), 1
        while key in taken:
            number += 1
            key = f"{key_of(heading)}-{number}"
        taken.add(key)
        yield key
