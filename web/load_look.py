"""What loading some files would do: found out once, in the background, and kept for the preview."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import loaders
from graph_service.store import PERSON, TEAM, Store
from loaders import Correction, LoadReport, Problem
from web.jobs import Tell
from web.load_changes import Differences, differences

FIXES = 50
"""Cells that can be mended in the browser at a time; of more a spreadsheet is the better place."""
_ALIKE, _NEIGHBOURS = 0.6, 5
_LIST = "leaders"
"""The format whose columns the team may say the meaning of."""


@dataclass(frozen=True)
class Fix:
    """Cells that can be mended together, since one thing is wrong with one value in all of them."""

    problem: Problem
    cells: tuple[tuple[int, int], ...]

    def says(self, value: str) -> list[Correction]:
        """The corrections by which all the cells say `value`."""
        return [
            Correction(self.problem.file, self.problem.sheet, row, column, value)
            for row, column in self.cells
        ]


@dataclass(frozen=True)
class Look:
    """What a load would do at a version of the store.

    `fixes` are errors at cells that are known; `neighbours` are sources with names like this one's,
    where it is new. `is_list` says that the team can correct what the columns mean.
    """

    version: int
    report: LoadReport
    changes: Differences
    fixes: tuple[Fix, ...]
    neighbours: tuple[str, ...]
    is_list: bool


def look(
    store: Store,
    files: Sequence[Path],
    tell: Tell,
    *,
    source: str,
    corrections: Sequence[Correction],
    by: str,
) -> Look:
    """Find out what loading files would do, without writing anything."""
    version = store.version()
    report = loaders.load(
        store, files, by=by, source=source or None, corrections=corrections, dry_run=True,
        progress=lambda doing, part: tell(doing, part * 0.9),
    )  # fmt: skip
    tell("comparing", 0.9)
    changes = differences(store, report.batches)
    neighbours = () if source else tuple(_neighbours(store, report.sources))
    fixes = tuple(_fixes(report.problems))[:FIXES]
    # The records themselves are many, and are not needed again.
    is_list = report.format == _LIST
    if report.refused and not report.format:
        # A table of no format that we know may be a list with headings that nobody could guess.
        asked = loaders.asked_of(store, source, corrections=corrections)
        is_list = loaders.columns_of(files, asked) is not None
    return Look(version, _light(report), changes, fixes, neighbours, is_list)


def _light(report: LoadReport) -> LoadReport:
    counts = report.version, report.format, report.sources, report.kinds, report.problems
    return LoadReport(*counts, report.error)


def _fixes(problems: Sequence[Problem]) -> Iterator[Fix]:
    """Errors at cells that are known; what is blank may want another value on each row."""
    alike: dict[tuple[object, ...], list[Problem]] = {}
    for item in problems:
        if item.severity == "error" and item.cell:
            own = "" if item.value else item.row
            key = item.file, item.sheet, item.cell, item.value, item.problem, own
            alike.setdefault(key, []).append(item)
    for group in alike.values():
        yield Fix(group[0], tuple(dict.fromkeys((item.row, item.cell) for item in group)))


def _neighbours(store: Store, sources: Sequence[str]) -> Iterator[str]:
    """Sources loaded before whose names are like that of the one source here, if it is new."""
    known = dict.fromkeys(name for entry in store.entries() for name in entry.sources)
    if len(sources) != 1 or sources[0] in known:
        return
    others = [name for name in known if name not in (TEAM, PERSON)]
    likeness = {name: SequenceMatcher(None, sources[0].lower(), name.lower()) for name in others}
    near = [name for name in others if likeness[name].ratio() >= _ALIKE]
    yield from sorted(near, key=lambda name: -likeness[name].ratio())[:_NEIGHBOURS]
