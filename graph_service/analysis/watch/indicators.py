"""The indicators together: what each reads now and a year before, and whether to worry."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from graph_service.analysis.watch.readings import READINGS
from graph_service.codes import INDICATORS
from graph_service.snapshot import Snapshot

USUAL: Mapping[str, float] = {
    "shared-vision": 60, "momentum": 33, "same-people": 33, "silos": 66, "reliance": 20,
    "gaps": 5, "reviews": 5,
}  # fmt: skip
"""The lines that come with the product: our judgement, for the team to change."""
LOW_IS_BAD = frozenset({"shared-vision", "momentum"})
COUNTS = frozenset({"gaps", "reviews"})
"""Indicators that are numbers; the others are per cent."""
RISKS: Mapping[str, str] = {
    "shared-vision": "No shared vision", "momentum": "Lost momentum",
    "same-people": "The same people in post", "silos": "Silos growing",
    "reliance": "Reliance on few", "gaps": "Gaps reopening", "reviews": "Reviews overdue",
}  # fmt: skip
"""The risks: the first three the summit named, the others are what the data can show."""


@dataclass(frozen=True)
class Indicator:
    """One risk: `value` now and `before` a year ago; None where it cannot be told.

    `alarmed` where the value has reached the line: from below, or from above where low is bad.
    """

    code: str
    value: float | None
    before: float | None
    line: float
    alarmed: bool

    @property
    def worse(self) -> bool | None:
        """Whether it is worse than a year ago; None where either is not known."""
        if self.value is None or self.before is None or self.value == self.before:
            return None
        return (self.value < self.before) == (self.code in LOW_IS_BAD)

    def document(self) -> dict[str, Any]:
        """What `watch --json` answers with."""
        return asdict(self) | {"risk": RISKS[self.code], "worse": self.worse}


def indicators(
    now: Snapshot, year_ago: Snapshot, agreement: tuple[float | None, float | None] = (None, None)
) -> list[Indicator]:
    """All indicators, those that have reached their line first.

    Args:
        now: the whole network today.
        year_ago: the same a year before.
        agreement: how far votes agree in the newest poll and the one before, in per cent.
    """
    lines = {item.indicator: item.line for item in now.of("Threshold").values()}
    found = []
    for code in INDICATORS:
        read = READINGS.get(code)
        value, before = (read(now), read(year_ago)) if read else agreement
        line = lines.get(code)
        line = USUAL[code] if line is None else line
        found.append(Indicator(code, value, before, line, _reached(code, value, line)))
    return sorted(found, key=lambda item: not item.alarmed)


def _reached(code: str, value: float | None, line: float) -> bool:
    if value is None:
        return False
    return value <= line if code in LOW_IS_BAD else value >= line
