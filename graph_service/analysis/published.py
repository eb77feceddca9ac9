"""What has been published of people's own answers: columns, tables and releases."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph_service.analysis.disclosure import Cell

EVERYBODY = ""
"""The crossing with nothing, and its one group."""
NO_ANSWER = "No answer"
"""Of those who did not answer and of those who preferred not to say, which are one number."""
UNSAID = "Prefer not to say"


@dataclass(frozen=True)
class Column:
    """The people of one group of a crossing (its code; "" for everybody): how many, and cells."""

    group: str
    words: str
    people: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True)
class Table:
    """One characteristic by one crossing on one day.

    `rows` are the answers, then how many gave none. `held_back` are the words of the columns that
    are left out, since publishing them would have given something away.
    """

    characteristic: str
    crossing: str
    day: str
    rows: tuple[str, ...]
    columns: tuple[Column, ...]
    held_back: tuple[str, ...] = ()


@dataclass(frozen=True)
class Release:
    """What is shown of a characteristic from one quarter day on: `day`, and the tables.

    `figures_of` is the day whose figures they are: an earlier one where fewer than ten people had
    come, gone or changed their answer since, so that the same figures are shown again.
    """

    day: str
    figures_of: str
    tables: Mapping[str, Table]
