"""What the pages about loading show."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph_service.records import KINDS
from graph_service.snapshot import Snapshot
from graph_service.store import PERSON, TEAM, Entry, Store
from loaders import LoadReport, Problem
from web.load_changes import Differences
from web.templating import count, moment

PROBLEMS_SHOWN = 200
LOADS_SHOWN = 30


@dataclass(frozen=True)
class PastLoad:
    """A load in the past; `undone` if it was taken back."""

    version: int
    at: str
    by: str
    why: str
    undone: bool


@dataclass(frozen=True)
class LoadPage:
    """The form, and past loads, the newest first. `problem` stands beside the field."""

    sentence: str
    problem: str
    loads: tuple[PastLoad, ...]

    @classmethod
    def of(cls, store: Store, problem: str = "") -> "LoadPage":
        """The page as the store stands."""
        snapshot = store.read()
        loads = tuple(past_loads(store.entries(), snapshot))
        last = next((load for load in loads if not load.undone), None)
        said = (
            f"Last loaded on {moment(last.at)} by {last.by}." if last else "Nothing is loaded yet."
        )
        return cls(said, problem, loads[:LOADS_SHOWN])


@dataclass(frozen=True)
class KindRow:
    """How many records of a kind would be new, different, gone, and as they are."""

    kind: str
    added: int
    changed: int
    removed: int
    unchanged: int


@dataclass(frozen=True)
class PreviewPage:
    """What files would do. `error` is "" where they can be loaded as they are."""

    sentence: str
    error: str
    files: tuple[str, ...]
    sources: tuple[str, ...]
    kinds: tuple[KindRow, ...]
    changes: Differences
    problems: tuple[Problem, ...]
    more_problems: int
    changes_nothing: bool
    version: int

    @classmethod
    def of(
        cls, report: LoadReport, changes: Differences, files: Sequence[str], version: int
    ) -> "PreviewPage":
        """The page for what a load would do, with the version that this was found out at."""
        rows = tuple(_kinds(report))
        read = sum(row.added + row.changed + row.unchanged for row in rows)
        problems = sorted(report.problems, key=lambda item: item.severity != "error")
        return cls(
            _sentence(read, len(problems), refused=report.refused),
            report.error,
            tuple(files),
            report.sources,
            rows,
            changes,
            tuple(problems[:PROBLEMS_SHOWN]),
            max(0, len(problems) - PROBLEMS_SHOWN),
            not any(row.added or row.changed or row.removed for row in rows),
            version,
        )


def past_loads(entries: Sequence[Entry], snapshot: Snapshot) -> Iterator[PastLoad]:
    """What was loaded, the newest first; what people changed by hand is not a load."""
    undone = {entry.undoes for entry in entries}
    for entry in reversed(entries):
        if entry.apart or set(entry.sources) <= {TEAM, PERSON} or entry.undoes is not None:
            continue
        by = snapshot.label("Person", entry.by)
        yield PastLoad(entry.version, entry.at, by, entry.why, entry.version in undone)


def _sentence(read: int, problems: int, *, refused: bool) -> str:
    need = "needs" if problems == 1 else "need"
    if refused:
        begin = f"{count(problems, 'problem')} {need} your attention"
        return f"{begin if problems else 'This cannot be loaded'}, and nothing has been changed."
    attention = f"{problems:,} {need} your attention"
    middle = attention if problems else "none needs your attention"
    return f"{count(read, 'row')} read, {middle}, nothing has been changed yet."


def _kinds(report: LoadReport) -> Iterator[KindRow]:
    for name, tally in report.kinds.items():
        words = KINDS[name].many
        yield KindRow(
            words[0].upper() + words[1:],
            tally.added,
            tally.changed,
            tally.removed,
            tally.unchanged,
        )
