"""What was read of some files: what each source says, and what is wrong."""

from collections.abc import Callable
from dataclasses import dataclass

from graph_service.records import Record
from graph_service.snapshot import Snapshot
from graph_service.store import Batch
from loaders.problems import Problem

Known = Callable[[], Snapshot]
"""Gives what the store holds already; asked only where a file names something it does not hold."""


@dataclass(frozen=True)
class Reading:
    """The files' format, a batch for each source in them, and the problems found."""

    format: str
    batches: tuple[Batch, ...]
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> list[Problem]:
        """The problems for which nothing may be written."""
        return [item for item in self.problems if item.severity == "error"]

    @property
    def records(self) -> list[Record]:
        """All records of all sources."""
        return [record for batch in self.batches for record in batch.records]


def nothing_known() -> Snapshot:
    """What an empty store holds."""
    return Snapshot("", 0, {})
