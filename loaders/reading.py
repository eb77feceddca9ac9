"""What is asked of a format, and what was read of some files: what each source says, what is wrong.

A format reads items (tables and documents) and gives a `Reading`. It never sees a store: what it
needs to know of one is asked for by `Asked`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from graph_service.records import Record
from graph_service.snapshot import Snapshot
from graph_service.store import PERSON, TEAM, Batch
from loaders.corrections import Correction
from loaders.documents import Document
from loaders.problems import Problem
from loaders.tables import Grid

Item = Grid | Document
Known = Callable[[], Snapshot]
"""Gives what the store holds already; asked only where a file names something it does not hold."""
Meanings = Callable[[str], Mapping[str, str]]
"""Gives what the team said the columns of a source's list mean: meanings by folded heading."""


def nothing_known() -> Snapshot:
    """What an empty store holds."""
    return Snapshot("", 0, {})


def nothing_meant(_source: str) -> Mapping[str, str]:
    """What the team said of the columns of a list that nobody has loaded yet."""
    return {}


@dataclass(frozen=True)
class Asked:
    """What a format is asked to read by: see `loaders.load`.

    `source` is blank where nobody named one; `stems` are the files' names, in order, for a format
    that has no better name for its source. `corrections` mend cells as the tables are read.
    """

    source: str = ""
    stems: tuple[str, ...] = ()
    known: Known = nothing_known
    meanings: Meanings = nothing_meant
    directed: bool = False
    corrections: tuple[Correction, ...] = ()

    @property
    def named(self) -> str:
        """The source's name: the one that was given, or else the files'.

        The names of the two sources that are people are no file's to take.
        """
        name = self.source or "+".join(sorted(self.stems))
        return f"{name} (file)" if name in (PERSON, TEAM) else name


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


@dataclass(frozen=True)
class Format:
    """One format: its name, how its files are told from others, and how they are read."""

    name: str
    recognises: Callable[[Sequence[Item]], bool]
    read: Callable[[Sequence[Item], Asked], Reading]


def grids_in(items: Sequence[Item]) -> list[Grid]:
    """The tables among some items."""
    return [item for item in items if isinstance(item, Grid)]


def documents_in(items: Sequence[Item]) -> list[Document]:
    """The JSON and XML documents among some items."""
    return [item for item in items if isinstance(item, Document)]
