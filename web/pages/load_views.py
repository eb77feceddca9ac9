"""What the pages about loading show: the form, the work under way, and the preview."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph_service.records import KINDS
from loaders import LoadReport, Problem
from web.jobs import WAITING, Job
from web.load_changes import CHANGED, GONE, NEW, Difference
from web.load_look import Fix, Look
from web.pages.load_history import PastLoad
from web.paging import Paged
from web.templating import count, moment
from web.uploads import Upload

ROWS_NAMED = 12
WARNINGS_OPEN = 5
ACCEPTED = ".csv,.tsv,.xlsx,.xlsm,.json,.graphml,.gz,.zip"
_WORK = {
    WAITING: "Waiting until another file is done with",
    "understanding": "Making sense of the rows",
    "understood": "Checking the rows against each other",
    "comparing": "Comparing with what is in the system",
    "writing": "Writing the records",
}


@dataclass(frozen=True)
class LoadPage:
    """The form, and past loads, the newest first. `problem` stands beside the field.

    `waiting` are the names of files that were sent and not confirmed yet; `at_work` says that
    something is being done with them.
    """

    sentence: str
    problem: str
    waiting: tuple[str, ...]
    at_work: bool
    accepted: str
    loads: Paged[PastLoad]

    @classmethod
    def of(
        cls, loads: Paged[PastLoad], last: PastLoad | None, upload: Upload | None, problem: str = ""
    ) -> "LoadPage":
        """The page with one page of past loads; `last` is the newest one that still stands."""
        said = (
            f"Last loaded on {moment(last.at)} by {last.by}." if last else "Nothing is loaded yet."
        )
        waiting = tuple(file.name for file in upload.files) if upload else ()
        at_work = upload is not None and upload.writing is not None
        return cls(said, problem, waiting, at_work, ACCEPTED, loads)


@dataclass(frozen=True)
class WorkingPage:
    """How far the work on some files is: what is being done, and the part of all of it in %."""

    sentence: str
    doing: str
    percent: int

    @classmethod
    def of(cls, upload: Upload) -> "WorkingPage":
        """The page for an upload as it stands."""
        job: Job[LoadReport] | Job[Look] | None = upload.writing or upload.looking
        files = ", ".join(file.name for file in upload.files)
        goal = f"We are loading {files}." if upload.writing else f"We are looking at {files}."
        if job is None:
            return cls(goal, "", 100)
        return cls(goal, _WORK.get(job.doing, f"Reading {job.doing}"), int(job.part * 100))


@dataclass(frozen=True)
class KindRow:
    """How many records of a kind would be new, different, gone, and as they are."""

    kind: str
    added: int
    changed: int
    removed: int
    unchanged: int


@dataclass(frozen=True)
class Alike:
    """One thing that is wrong, and where; `fixes` are the fields by which it can be mended here.

    Each is (number of the fix, its label, the present value).
    """

    severity: str
    place: str
    rows: str
    value: str
    problem: str
    mend: str
    fixes: tuple[tuple[int, str, str], ...]


@dataclass(frozen=True)
class PreviewPage:
    """What files would do. `error` is "" where they can be loaded as they are.

    `apart` counts the answers that people gave of themselves. Which of them are new is not told:
    a file with a guess in it would find somebody's answer out.

    `can_mark` says that there are tables in which problems can be marked; `unreadable` that all
    there is to say of the files is the error.
    """

    sentence: str
    error: str
    files: tuple[str, ...]
    sources: tuple[str, ...]
    neighbours: tuple[str, ...]
    source_given: bool
    mended: int
    kinds: tuple[KindRow, ...]
    apart: int
    changed: tuple[Difference, ...]
    gone: tuple[Difference, ...]
    new: tuple[Difference, ...]
    more_changes: bool
    errors: tuple[Alike, ...]
    warnings: tuple[Alike, ...]
    warnings_open: bool
    can_mend: bool
    can_mark: bool
    unreadable: bool
    changes_nothing: bool
    columns_address: str
    version: int

    @classmethod
    def of(cls, upload: Upload, look: Look, columns_address: str = "") -> "PreviewPage":
        """The page for what was found out of an upload.

        `columns_address` leads to where the meaning of its columns is corrected, if it has any.
        """
        report, changes = look.report, look.changes
        rows = tuple(_kinds(report))
        apart = _read(report, apart=True)
        alike = list(_alike(report.problems, look.fixes))
        errors = tuple(item for item in alike if item.severity == "error")
        warnings = tuple(item for item in alike if item.severity != "error")
        can_mark = bool(report.format) or any(item.cell for item in report.problems)
        unreadable = not can_mark and [item.problem for item in errors] == [report.error]
        wrong = sum(item.severity == "error" for item in report.problems)
        return cls(
            sentence=_sentence(apart + _read(report), report, 0 if unreadable else wrong),
            error=report.error,
            files=tuple(file.name for file in upload.files),
            sources=report.sources,
            neighbours=look.neighbours,
            source_given=bool(upload.source),
            mended=len(upload.corrections),
            kinds=rows,
            apart=apart,
            changed=changes.of(CHANGED),
            gone=changes.of(GONE),
            new=changes.of(NEW),
            more_changes=changes.more,
            errors=errors,
            warnings=warnings,
            warnings_open=len(warnings) <= WARNINGS_OPEN,
            can_mend=any(item.fixes for item in errors),
            can_mark=can_mark,
            unreadable=unreadable,
            changes_nothing=not (apart or any(r.added or r.changed or r.removed for r in rows)),
            columns_address=columns_address,
            version=look.version,
        )


def _sentence(read: int, report: LoadReport, errors: int) -> str:
    problems = errors if report.refused else len(report.problems)
    need = "needs" if problems == 1 else "need"
    if report.refused:
        begin = f"{count(problems, 'problem')} {need} your attention"
        return f"{begin if problems else 'This cannot be loaded'}, and nothing has been changed."
    attention = f"{problems:,} {need} your attention"
    middle = attention if problems else "none needs your attention"
    return f"{count(read, 'record')} read, {middle}, nothing has been changed yet."


def _read(report: LoadReport, *, apart: bool = False) -> int:
    """How many records the files hold of kinds that are kept apart, or of all others."""
    return sum(
        tally.added + tally.changed + tally.unchanged
        for name, tally in report.kinds.items()
        if KINDS[name].apart == apart
    )


def _kinds(report: LoadReport) -> Iterator[KindRow]:
    for name, tally in report.kinds.items():
        if KINDS[name].apart:
            continue
        words = KINDS[name].many
        yield KindRow(
            words[0].upper() + words[1:],
            tally.added,
            tally.changed,
            tally.removed,
            tally.unchanged,
        )


def _alike(problems: Sequence[Problem], fixes: Sequence[Fix]) -> Iterator[Alike]:
    """Problems with one sentence, one place and one value together; errors first."""
    groups: dict[tuple[str, ...], list[Problem]] = defaultdict(list)
    for item in problems:
        groups[_sort(item)].append(item)
    mended: dict[tuple[str, ...], list[tuple[int, Fix]]] = defaultdict(list)
    for number, fix in enumerate(fixes):
        mended[_sort(fix.problem)].append((number, fix))
    for sort, group in sorted(groups.items(), key=lambda pair: pair[0][0] != "error"):
        yield _one_of(group, mended.get(sort, ()))


def _sort(item: Problem) -> tuple[str, ...]:
    return item.severity, item.file, item.sheet, item.column, item.problem, item.mend


def _one_of(group: Sequence[Problem], fixes: Sequence[tuple[int, Fix]]) -> Alike:
    first = group[0]
    place = [first.file]
    if first.sheet and not first.file.startswith(f"{first.sheet}."):
        place.append(f"sheet {first.sheet}")
    if first.column:
        place.append(f"column {first.column}")
    values = list(dict.fromkeys(item.value for item in group if item.value))
    shown = ", ".join(values[:3]) + (", …" if len(values) > 3 else "")
    fields = tuple((number, _label(fix), fix.problem.value) for number, fix in fixes)
    rows = _rows([item.row for item in group if item.row])
    words = first.severity, ", ".join(place), rows, shown, first.problem, first.mend
    return Alike(*words, fields)


def _label(fix: Fix) -> str:
    where = _rows([row for row, _ in fix.cells])
    return f"New value of {fix.problem.column or 'the cell'} in {where}"


def _rows(rows: Sequence[int]) -> str:
    """Some row numbers in words; "" where there are none."""
    distinct = list(dict.fromkeys(rows))
    if not distinct:
        return ""
    if len(distinct) == 1:
        return f"row {distinct[0]}"
    named = ", ".join(f"{row}" for row in distinct[:ROWS_NAMED])
    more = len(distinct) - ROWS_NAMED
    return f"rows {named} and {more:,} more" if more > 0 else f"rows {named}"
