"""What may be shown of people's own answers: rounded numbers, and none that are small.

More numbers are hidden where the rest would give a small one away.

The rule follows the small-number rules of NHS England (Hospital Episode Statistics analysis guide:
small counts hidden, others rounded to 5), with a higher threshold, and the two steps of table
protection: primary and secondary suppression (L. Willenborg and T. de Waal (2001), "Elements of
Statistical Disclosure Control", chapter 4; A. Hundepool and others (2012), "Statistical Disclosure
Control", chapter 4). Whether the result holds against somebody who combines all tables is then
tried in `disclosure_audit.py`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

FEWEST = 10
"""No number of fewer people is shown, nor anything about fewer people."""
ROUNDED_TO = 5
SLACK = ROUNDED_TO // 2
"""How far a number shown may be from the true one."""

OPEN = 3
"""A hidden number must stay open by so many people at least."""

Mark = Literal["shown", "fewer-than-10", "hidden"]
"""`hidden` may be any number; `fewer-than-10` is said where nothing else is hidden for its sake."""


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
        return (0, FEWEST - 1) if self.mark == "fewer-than-10" else (0, None)


def rounded(number: int) -> int:
    """The nearest multiple of five."""
    return ROUNDED_TO * ((number + SLACK) // ROUNDED_TO)


def protected(counts: Mapping[str, int], rows: Sequence[str]) -> dict[str, Cell]:
    """What is shown of one column of a table.

    Args:
        counts: the true number in each row; a row that is not there is 0.
        rows: the rows that together are everybody in the column.

    Returns:
        The cell of each row. Numbers below ten are hidden (zero too, which would tell of everybody
        in the column). Since it is no secret how many people a column has, what is hidden can be
        bounded by what is left over; where that leaves fewer than `OPEN` people between the least
        and the most, the smallest number that is shown is hidden as well, until it does not.
    """
    small = [row for row in rows if counts.get(row, 0) < FEWEST]
    shown = sorted((row for row in rows if row not in small), key=lambda row: (counts[row], row))
    more: list[str] = []
    people = sum(counts.get(row, 0) for row in rows)
    while shown and not _stays_open(people, [counts[row] for row in shown], len(small), len(more)):
        more.append(shown.pop(0))
    # Which of two hidden numbers is the small one would say too much of the other.
    mark: Mark = "hidden" if more else "fewer-than-10"
    cells = {row: Cell(mark) for row in (*small, *more)}
    cells |= {row: Cell("shown", rounded(counts[row])) for row in shown}
    return {row: cells[row] for row in rows}


def _stays_open(people: int, shown: Sequence[int], small: int, more: int) -> bool:
    """Whether each hidden number has room, if nothing but its own column is known."""
    if not small and not more:
        return True
    left_least = people - sum(rounded(number) + SLACK for number in shown)
    left_most = people - sum(max(FEWEST, rounded(number) - SLACK) for number in shown)
    if small:
        least = max(0, left_least - (FEWEST - 1) * (small - 1)) if not more else 0
        if min(FEWEST - 1, left_most - FEWEST * more) - least < OPEN:
            return False
    if more:
        least = max(FEWEST, left_least - (FEWEST - 1) * small) if more == 1 else FEWEST
        return left_most - FEWEST * (more - 1) - least >= OPEN
    return True
