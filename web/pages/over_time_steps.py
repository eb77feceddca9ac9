"""Which days `/missing/over-time` looks at."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph_service.snapshot import Snapshot
from web.choices import Choice

LARGE = 20_000
MOST_DAYS_OF_LARGE = 5
_STEPS = {"quarter": "Every quarter", "month": "Every month", "year": "Every year"}


@dataclass(frozen=True)
class Steps:
    """Which days are asked for: from when, and how far apart; `since` "" is the usual."""

    since: str
    every: str

    @classmethod
    def of(cls, args: Mapping[str, str]) -> "Steps":
        """What an address asks."""
        return cls(args.get("since", "").strip(), args.get("every", "").strip() or "quarter")

    def fitting(self, days: tuple[str, ...], snapshot: Snapshot) -> tuple[str, ...]:
        """The days that are looked at: of a large network only the latest, as each takes long."""
        return days[-MOST_DAYS_OF_LARGE:] if is_large(snapshot) else days

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The steps to choose from."""
        return tuple(Choice(code, words, code == self.every) for code, words in _STEPS.items())


def is_large(snapshot: Snapshot) -> bool:
    """Whether a network is so large that a day takes about half a second to look at."""
    return len(snapshot.people) > LARGE
