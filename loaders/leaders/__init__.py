"""One flat list of people with whatever headings, and what its columns are taken to mean."""

from loaders.leaders.guessing import guessed
from loaders.leaders.listing import columns_in
from loaders.leaders.meanings import MEANINGS, Meaning, faults
from loaders.leaders.read import LEADERS, listings_in, source_of
from loaders.leaders.rows import Row, rows_of
from loaders.leaders.spellings import key_of

__all__ = [
    "LEADERS", "MEANINGS", "Meaning", "Row", "columns_in", "faults", "guessed", "key_of",
    "listings_in", "rows_of", "source_of",
]  # fmt: skip
