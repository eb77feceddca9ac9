"""Files into a store, all of it or nothing: read, say what would change, write."""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from graph_service.errors import Refused, Unreadable
from graph_service.snapshot import Snapshot
from graph_service.store import PERSON, TEAM, Batch, Store, Tally, Written, counts
from loaders.corrections import Correction
from loaders.formats import Progress, read
from loaders.list_columns import asked_of
from loaders.mixing import why_not_together
from loaders.namesakes import one_id_two_names
from loaders.problems import Problem
from loaders.reading import Reading, nothing_known


@dataclass(frozen=True)
class LoadReport:
    """What a load did, or would do: counts by kind; `version` is None where it was refused.

    `batches` are what each source says, in the report of a dry run that was not refused.
    """

    version: int | None
    format: str
    sources: tuple[str, ...]
    kinds: Mapping[str, Tally]
    problems: tuple[Problem, ...]
    error: str = ""
    batches: tuple[Batch, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether nothing may be written."""
        return bool(self.error)

    def document(self) -> dict[str, Any]:
        """What `load --json` answers with."""
        found: dict[str, Any] = {
            "version": self.version,
            "kinds": counts(self.kinds),
            "problems": [asdict(problem) for problem in self.problems],
            "format": self.format,
            "sources": list(self.sources),
        }
        return found | ({"error": {"message": self.error}} if self.error else {})


def load(  # noqa: PLR0913 - each is a word of the command line
    store: Store,
    paths: Sequence[Path],
    *,
    by: str,
    source: str | None = None,
    format: str | None = None,  # noqa: A002 - the word of the command line
    directed: bool = False,
    dry_run: bool = False,
    corrections: Sequence[Correction] = (),
    progress: Progress | None = None,
) -> LoadReport:
    """Put files or folders into a store, all of it or nothing.

    What a source said before and its files no longer say is removed; the same files again change
    nothing.

    Args:
        store: where to.
        paths: files or folders, all of one format.
        by: who loads, for the audit.
        source: the name of the source; by default each format's own.
        format: one of `FORMATS`; found by content where it is not given.
        directed: ties that do not say otherwise hold in one direction only.
        dry_run: only say what it would do.
        corrections: cells that are read as though the files said something else there.
        progress: told of each step, and how far all of them have come (0 to 1).

    Raises:
        StoreUnavailable: the database cannot be reached.
    """
    asked = asked_of(store, source or "", directed=directed, corrections=corrections)
    with _no_garbage():
        try:
            reading = read(paths, asked, format=format, progress=progress)
        except Unreadable as refusal:
            return LoadReport(None, format or "", (), {}, (_place(refusal),), str(refusal))
        sources = tuple(batch.source for batch in reading.batches)
        namesakes = one_id_two_names(reading.batches, _known_from_others(store, sources))
        reading = replace(reading, problems=(*reading.problems, *namesakes))
        why_not = _to_mend(reading) or why_not_together(store, reading.records)
        if why_not:
            return _refused(reading, why_not)
        names = ", ".join(path.name for path in paths)
        try:
            written = _write(store, reading.batches, by, f"load of {names}", dry_run, progress)
        except Refused as refusal:
            return _refused(reading, str(refusal))
        gone = _much_gone(names, sources, written.kinds.values())
        problems = (*reading.problems, *gone, *_kept_out(names, written.kept_out))
        found = written.version, reading.format, sources, written.kinds, problems
        return LoadReport(*found, batches=reading.batches if dry_run else ())


def _known_from_others(store: Store, sources: Sequence[str]) -> Snapshot:
    """What a store holds; nothing where only these sources ever spoke, which is quicker to say."""
    heard = {name for entry in store.entries() for name in entry.sources}
    return store.whole() if heard - {PERSON, TEAM, *sources} else nothing_known()


def _to_mend(reading: Reading) -> str:
    """How many errors stand against a load; "" where there is none."""
    count = len(reading.errors)
    problems = "problem" if count == 1 else "problems"
    return f"Nothing was loaded: {count} {problems} to mend." if count else ""


def _refused(reading: Reading, why: str) -> LoadReport:
    sources = tuple(batch.source for batch in reading.batches)
    problems = reading.problems
    if not reading.errors:
        file = next((item.source.file for item in reading.records), "")
        problems = (*problems, Problem(file, 1, "", "", why, "Nothing was loaded."))
    # What is wrong with a whole file is told at its first row: a refusal always says where.
    told = tuple(item if item.row else replace(item, row=1) for item in problems)
    return LoadReport(None, reading.format, sources, {}, told, why)


def _write(
    store: Store, batches: Sequence[Batch], by: str, why: str, dry_run: bool,
    progress: Progress | None,
) -> Written:  # fmt: skip
    tell = partial(_tell, progress, "comparing" if dry_run else "writing") if progress else None
    if tell:
        tell(0)
    return store.write(batches, by=by, why=why, dry_run=dry_run, progress=tell)


def _tell(progress: Progress, doing: str, part: float) -> None:
    """The store's own progress is the second half of a load."""
    progress(doing, 0.5 + part / 2)


def _much_gone(names: str, sources: Sequence[str], tallies: Iterable[Tally]) -> Iterator[Problem]:
    """Say it where most of what a source said is gone: another file may have come in its name."""
    counts = list(tallies)
    removed = sum(item.removed for item in counts)
    before = removed + sum(item.changed + item.unchanged for item in counts)
    if removed * 2 > before:
        said = f"{removed} of the {before} records that came from this source before are gone."
        mend = (
            "If they are from elsewhere, give them another name (or --source) and send them again."
        )
        yield Problem(names, 0, "", ", ".join(sources), said, mend, "warning")


def _kept_out(names: str, people: int) -> Iterator[Problem]:
    """Say how many people in the files were removed before, and so did not come in."""
    if people:
        said = (
            f"{people} of the people in it asked to be removed, and did not come in."
            if people > 1
            else "Somebody in it asked to be removed, and did not come in."
        )
        mend = "Take them out of the file. If they are back: leadership-map removed lift EMAIL."
        yield Problem(names, 0, "", "", said, mend, "warning")


def _place(refusal: Unreadable) -> Problem:
    where = refusal.file, refusal.row or 1, refusal.column, refusal.value
    return Problem(*where, str(refusal), "Mend it and load again; nothing was loaded.")


@contextmanager
def _no_garbage() -> Iterator[None]:
    """Keep the collector from searching a million new records, again and again, for circles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
