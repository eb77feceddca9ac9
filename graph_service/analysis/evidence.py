"""What speaks for and against two being the same, each with its weight and its sentence."""

from dataclasses import dataclass, field
from math import prod


@dataclass
class Evidence:
    """Reasons and doubts as they are found; `score` weighs them.

    A reason's weight is how likely it alone makes it (0 to 1); reasons add as independent chances
    do, 1 - (1-a)(1-b). A doubt's weight is what it leaves of the score.
    """

    reasons: list[tuple[str, float]] = field(default_factory=list)
    doubts: list[tuple[str, float]] = field(default_factory=list)

    def says(self, sentence: str, weight: float) -> None:
        """Something speaks for it."""
        self.reasons.append((sentence, weight))

    def doubts_it(self, sentence: str, leaves: float) -> None:
        """Something speaks against it."""
        self.doubts.append((sentence, leaves))

    @property
    def score(self) -> float:
        """From 0, nothing speaks for it, to 1."""
        chance = 1 - prod(1 - weight for _, weight in self.reasons)
        return round(chance * prod(leaves for _, leaves in self.doubts), 4)
