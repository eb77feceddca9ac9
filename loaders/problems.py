"""What is wrong with a file, where, and how to mend it."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]
_ROWS_NAMED, _KEPT = 8, 1000


@dataclass(frozen=True)
class Problem:
    """One thing wrong in a file. `row` counts as a spreadsheet does: 1 is the heading.

    An `error` is what cannot be read or would lose a row, so nothing is written; a `warning` is
    written as it stands. `sheet` names the table in a file that has several; `cell` is the number
    of the column there (1 is the first), 0 where no one cell is meant.
    """

    file: str
    row: int
    column: str
    value: str
    problem: str
    mend: str
    severity: Severity = "error"
    sheet: str = ""
    cell: int = field(default=0, compare=False)

    def __str__(self) -> str:
        place = f"{self.file}, row {self.row}" if self.row else self.file
        return _sentence(place, self)


class Complaints:
    """Collects problems: the first thousand of each column, then how many more there are."""

    def __init__(self) -> None:
        """Begin with none."""
        self._found: list[Problem] = []
        self._counts: Counter[tuple[str, str, Severity]] = Counter()

    def __call__(self, problem: Problem) -> None:
        """Add a problem."""
        place = problem.file, problem.column, problem.severity
        self._counts[place] += 1
        if self._counts[place] <= _KEPT:
            self._found.append(problem)

    @property
    def found(self) -> tuple[Problem, ...]:
        """The problems, in the order in which they came."""
        rest = (
            Problem(file, 0, column, "", f"{count - _KEPT} more rows have problems.", "", severity)
            for (file, column, severity), count in self._counts.items()
            if count > _KEPT
        )
        return (*self._found, *rest)


def summed_up(problems: Iterable[Problem]) -> list[str]:
    """The sentences of problems for a person: errors first, alike ones in one sentence."""
    alike: dict[tuple[str, ...], list[Problem]] = defaultdict(list)
    for item in problems:
        alike[item.severity, item.file, item.column, item.problem, item.mend].append(item)
    return [
        _sum_up(group) for _, group in sorted(alike.items(), key=lambda pair: pair[0][0] != "error")
    ]


def _sum_up(group: list[Problem]) -> str:
    first = group[0]
    if len(group) == 1:
        return str(first)
    rows = ", ".join(str(item.row) for item in group[:_ROWS_NAMED])
    more = ", …" if len(group) > _ROWS_NAMED else ""
    return _sentence(f"{first.file}, {len(group)} rows ({rows}{more})", first)


def _sentence(place: str, item: Problem) -> str:
    column = f", column '{item.column}'" if item.column else ""
    mend = f" {item.mend}" if item.mend else ""
    return f"{item.severity.capitalize()} in {place}{column}: {item.problem}{mend}"
