"""Complaints of which a warning is said once, however many rows give cause for it."""

from collections import Counter
from dataclasses import replace

from loaders.problems import Complaints, Problem

_Cause = tuple[str, str, str, str]


class Once(Complaints):
    """Keeps the first of the warnings about one value, and counts the other rows.

    Sixteen thousand practices name the same hundred commissioners: if those are not in the store,
    each is worth one sentence.
    """

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self._rows: Counter[_Cause] = Counter()

    def __call__(self, problem: Problem) -> None:
        """Add a problem, unless it warns of a value that was warned of already."""
        if problem.severity == "error":
            super().__call__(problem)
            return
        self._rows[_cause(problem)] += 1
        if self._rows[_cause(problem)] == 1:
            super().__call__(problem)

    @property
    def found(self) -> tuple[Problem, ...]:
        """The problems, each warning with how many rows it holds for."""
        return tuple(map(self._counted, super().found))

    def _counted(self, problem: Problem) -> Problem:
        rows = self._rows[_cause(problem)]
        if problem.severity == "error" or rows < 2:
            return problem
        return replace(problem, problem=f"{problem.problem} So say {rows} rows.")


def _cause(problem: Problem) -> _Cause:
    return problem.file, problem.column, problem.value, problem.problem
