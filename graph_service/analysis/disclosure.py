"""What may be shown of people's own answers: rounded numbers, and none that are small.

More numbers are hidden where the rest would give a small one away.

The rule follows the small-number rules of NHS England (Hospital Episode Statistics analysis guide:
small counts hidden, others rounded to 5), with a higher threshold, and the two steps of table
protection: primary and secondary suppression (L. Willenborg and T. de Waal (2001), "Elements of
Statistical Disclosure Control", chapter 4; A. Hundepool and others (2012), "Statistical Disclosure
Control", chapter 4). Whether the result holds against somebody who combines all tables is then
tried in `disclosure_audit.py`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

FEWEST = 10
"""No number of fewer people is shown, nor anything about fewer people."""
ROUNDED_TO = 5
SLACK = ROUNDED_TO // 2
"""How far a number shown may be from the true one."""

Mark = Literal["shown", "fewer-than-10", "hidden"]


@dataclass(frozen=True)
class Cell:
    """What is shown of one number: rounded, or that it is below ten, or nothing.

    `number` is None unless it is shown.
    """

    mark: Mark
    number: int | None = None

    @property
    def bounds(self) -> tuple[int, int | None]:
        """The least and the most that the true number can be; None where nothing is said."""
        if self.number is not None:
            return max(FEWEST, self.number - SLACK), self.number + SLACK
        return (0, FEWEST - 1) if self.mark == "fewer-than-10" else (FEWEST, None)


def rounded(number: int) -> int:
    """The nearest multiple of five."""
    return ROUNDED_TO * ((number + SLACK) // ROUNDED_TO)


def protected(
    counts: Mapping[str, Mapping[str, int]], rows: Sequence[str]
) -> dict[str, dict[str, Cell]]:
    """What is shown of a table.

    Args:
        counts: for each column, the true number in each row; a row that is not there is 0.
        rows: the rows that together are everybody in a column.

    Returns:
        For each column the cell of each row. Numbers below ten are hidden (zero too, which would
        tell of everybody in the column). Where a single one is hidden in a column, or in a row
        across the columns, the smallest that is shown there is hidden with it, since the rest
        would give it away.
    """
    hidden = {
        (column, row)
        for column, numbers in counts.items()
        for row in rows
        if numbers.get(row, 0) < FEWEST
    }
    small = frozenset(hidden)
    lines = [[(column, row) for row in rows] for column in counts]
    if len(counts) > 1:
        lines += [[(column, row) for column in counts] for row in rows]
    while more := _also_hidden(lines, hidden, counts):
        hidden.add(more)

    def cell(column: str, row: str) -> Cell:
        if (column, row) in hidden:
            return Cell("fewer-than-10" if (column, row) in small else "hidden")
        return Cell("shown", rounded(counts[column][row]))

    return {column: {row: cell(column, row) for row in rows} for column in counts}


def _also_hidden(
    lines: Iterable[Sequence[tuple[str, str]]],
    hidden: set[tuple[str, str]],
    counts: Mapping[str, Mapping[str, int]],
) -> tuple[str, str] | None:
    """The next number to hide beside one that is alone in its column or row."""
    for line in lines:
        shown = [place for place in line if place not in hidden]
        if len(line) - len(shown) == 1 and shown:
            return min(shown, key=lambda place: (counts[place[0]][place[1]], place))
    return None
