"""What one published number says against a yardstick, as far as rounding lets us say."""

from dataclasses import dataclass
from typing import Any, Literal

from graph_service.analysis.disclosure import SLACK, Mark
from graph_service.analysis.intervals import wilson
from graph_service.analysis.published import NO_ANSWER, Column

Verdict = Literal["under", "over", "too-few-to-say", "met", "hidden", "no-yardstick"]


@dataclass(frozen=True)
class DeclaredGap:
    """One answer in one column. `count` is rounded to 5, None where it is hidden (see `mark`).

    `share` and the interval `low` to `high` (95%, and whatever rounding hides) are parts of those
    who answered; `expected` is a number of people. None where the figures do not tell.
    """

    group: tuple[str, ...]
    words: tuple[str, ...]
    mark: Mark
    count: int | None
    share: float | None
    low: float | None
    high: float | None
    expected: float | None
    status: Verdict
    yardstick: str

    @property
    def shortfall(self) -> int:
        """The whole people short, as far as a rounded number tells."""
        if self.status != "under" or self.expected is None:
            return 0
        return max(0, int(self.expected - (self.count or 0)))

    @property
    def sentence(self) -> str:
        """The answer in one sentence."""
        where = f" in {self.words[1]}" if len(self.words) > 1 else ""
        if self.mark == "hidden":
            return f"How many answered “{self.words[0]}”{where} is not shown, to protect others."
        many = f"About {self.count:,}" if self.count is not None else "Fewer than ten"
        seen = f"{many} people{where} answered “{self.words[0]}”"
        if self.expected is None:
            return f"{seen}."
        return (
            f"{seen}; by the yardstick '{self.yardstick}' it would be about {self.expected:,.0f}."
        )

    def document(self) -> dict[str, Any]:
        """The answer as `gaps --json` gives it."""
        ratio = self.count / self.expected if self.count is not None and self.expected else None
        return {
            "group": list(self.group), "label": list(self.words), "mark": self.mark,
            "count": self.count, "share": self.share, "expected": self.expected, "ratio": ratio,
            "low": self.low, "high": self.high, "shortfall": self.shortfall,
            "status": self.status, "sentence": self.sentence,
        }  # fmt: skip


def declared_gap(
    column: Column, row: str, share: float | None, name: str, *, crossed: bool
) -> DeclaredGap:
    """What a cell says against the share that a yardstick gives its answer (None for none).

    `crossed` if the cell's column is a group of its own, and not just whose figures they are.
    """
    cell = column.cells[row]
    group = (row, column.group) if crossed else (row,)
    words = (row, column.words) if crossed else (row,)
    answered = _answered(column)
    if cell.mark == "hidden" or answered is None or row == NO_ANSWER:
        status: Verdict = "hidden" if cell.mark == "hidden" else "no-yardstick"
        return DeclaredGap(
            group, words, cell.mark, cell.number, None, None, None, None, status, name
        )
    fewest, most = answered
    middle = (fewest + most) / 2
    low, high = _interval(cell.bounds, fewest, most)
    expected = None if share is None else share * middle
    seen = None if cell.number is None else cell.number / middle
    status = _verdict(cell.number, share, low, high, expected)
    return DeclaredGap(
        group, words, cell.mark, cell.number, seen, low, high, expected, status, name
    )


def _answered(column: Column) -> tuple[int, int] | None:
    """The fewest and the most who can have answered; None where nothing is said of the others."""
    least, most = column.cells[NO_ANSWER].bounds
    return None if most is None else (max(1, column.people - most), max(1, column.people - least))


def _interval(bounds: tuple[int, int | None], fewest: int, most: int) -> tuple[float, float]:
    """The widest interval among all numbers that the figures shown can stand for."""
    least, top = bounds
    low, _ = wilson(min(least, most), most)
    _, high = wilson(min(top if top is not None else fewest, fewest), fewest)
    return low, high


def _verdict(
    number: int | None, share: float | None, low: float, high: float, expected: float | None
) -> Verdict:
    if share is None or expected is None:
        return "no-yardstick"
    if share > high:
        return "under"
    if share < low:
        return "over"
    # A rounded number may be two people away from the true one.
    return "met" if number is not None and abs(expected - number) < 1 + SLACK else "too-few-to-say"
