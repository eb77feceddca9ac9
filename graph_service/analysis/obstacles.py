"""What stands in the way: raised, passed on to who can unblock it, answered."""

from dataclasses import dataclass
from typing import Any

from graph_service.days import months_between
from graph_service.records import Obstacle
from graph_service.snapshot import Snapshot


@dataclass(frozen=True)
class Obstacles:
    """The obstacles of a day, each list the oldest first."""

    raised: tuple[Obstacle, ...]
    escalated: tuple[Obstacle, ...]
    answered: tuple[Obstacle, ...]
    as_of: str

    @property
    def open(self) -> tuple[Obstacle, ...]:
        """Those without an answer."""
        return (*self.raised, *self.escalated)

    @property
    def longest_months(self) -> int:
        """For how many whole months the oldest open one has stood; 0 where none does."""
        days = [item.start_date for item in self.open if item.start_date]
        return months_between(min(days), self.as_of) if days else 0

    def document(self) -> dict[str, Any]:
        """The answer as JSON gives it."""
        return {
            "as_of": self.as_of,
            "raised": [item.id for item in self.raised],
            "escalated": [item.id for item in self.escalated],
            "answered": [item.id for item in self.answered],
        }


def obstacles(snapshot: Snapshot) -> Obstacles:
    """Sort the obstacles that are known on the snapshot's day by how far they have come."""
    day = snapshot.as_of
    found = sorted(snapshot.of("Obstacle").values(), key=lambda item: (item.start_date, item.id))
    answered = [item for item in found if item.answer and (item.answered_on or day) <= day]
    open_ = [item for item in found if item not in answered]
    passed = [item for item in open_ if item.escalated_on and item.escalated_on <= day]
    raised = [item for item in open_ if item not in passed]
    return Obstacles(tuple(raised), tuple(passed), tuple(answered), day)
