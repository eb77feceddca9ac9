"""The formats that `load` knows, found by content."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from graph_service.errors import Refused, Unreadable
from graph_service.store import PERSON, TEAM
from loaders.corrections import Correction, corrected, placed
from loaders.documents import document_of
from loaders.leaders import LEADERS, source_of
from loaders.network import EDGES, GRAPHML
from loaders.ods import ODS
from loaders.opened import Opened, opened
from loaders.organogram import ORGANOGRAM
from loaders.popolo import POPOLO
from loaders.reading import Asked, Format, Item, Reading, grids_in
from loaders.tables import read_grids
from loaders.workbook import WORKBOOK

Progress = Callable[[str, float], None]
"""Told what is being done, and which part of all that is to do is done (0 to 1)."""

# The first one that recognises the files reads them: those with the surest marks come first.
_IN_ORDER: tuple[Format, ...] = (POPOLO, ORGANOGRAM, WORKBOOK, EDGES, GRAPHML, ODS, LEADERS)
FORMATS: Mapping[str, Format] = {item.name: item for item in _IN_ORDER}
_READING, _UNDERSTANDING = 0.3, 0.5
"""The parts of a load that are done when all files are read, and when all are understood."""


def read(
    paths: Sequence[Path],
    asked: Asked = Asked(),  # noqa: B008 - frozen
    *,
    format: str | None = None,  # noqa: A002 - the word of the command line
    progress: Progress | None = None,
) -> Reading:
    """Read files, folders or archives of one format as records and problems.

    Raises:
        Unreadable: a file is missing, damaged or of no format that we know.
        Refused: `format` is none of `FORMATS`, or the source's name is taken.
    """
    if format is not None and format not in FORMATS:
        raise Refused(f"There is no format '{format}'. Use one of {', '.join(FORMATS)}.")
    if asked.source in (PERSON, TEAM):
        raise Refused(
            f"'{asked.source}' stands for what people say by hand: give the source another name."
        )
    tell = progress or _nobody
    items = items_of(paths, asked.corrections, tell)
    tell("understanding", _READING)
    asked = replace(asked, stems=stems_of(paths))
    found = FORMATS[format] if format else format_of(items, asked)
    reading = found.read(items, asked)
    tell("understood", _UNDERSTANDING)
    cleaned = [problem for grid in grids_in(items) for problem in grid.warnings]
    return replace(reading, problems=placed((*reading.problems, *cleaned), items))


def items_of(
    paths: Sequence[Path], corrections: Sequence[Correction] = (), progress: Progress | None = None
) -> list[Item]:
    """The tables, with their corrected cells, and the documents in files, folders or archives.

    Raises:
        Unreadable: a file is missing or damaged.
    """
    return corrected(list(_items(paths, progress or _nobody)), corrections)


def _nobody(_what: str, _part: float) -> None:
    """Nobody wants to know."""


def stems_of(paths: Sequence[Path]) -> tuple[str, ...]:
    """The names of files and folders, without what tells their format."""
    return tuple(map(_stem, paths))


def _stem(path: Path) -> str:
    name = path.resolve().name
    return name if path.is_dir() else name.removesuffix(".gz").rpartition(".")[0] or name


def _items(paths: Sequence[Path], tell: Progress) -> Iterator[Item]:
    for number, path in enumerate(paths):
        tell(path.name, _READING * number / len(paths))
        for file in opened(path):
            tell(file.name, _READING * number / len(paths))
            yield from _items_of(file)


def _items_of(file: Opened) -> Sequence[Item]:
    document = document_of(file)
    return read_grids(file) if document is None else (document,)


def format_of(items: Sequence[Item], asked: Asked) -> Format:
    """The format of some items; a list of which the team said what its columns mean is a list.

    Raises:
        Unreadable: they are of no format that we know.
    """
    for known in _IN_ORDER:
        if known.recognises(items):
            return known
    if asked.meanings(source_of(asked)):
        return LEADERS
    files = ", ".join(dict.fromkeys(item.file for item in items))
    raise Unreadable(
        f"{files}: this is no format that we know. We know a list of people with their names, our "
        "own workbook, government organograms (with a column 'Post Unique Reference' or 'Reporting "
        "Senior Post'), NHS organisation files without headings, Popolo JSON, node and edge lists "
        "(with columns 'source' and 'target') and GraphML. A table that only sets organisations "
        "beside each other (a practice and its network, a council and a trust of one region) is no "
        "list of people, and does not say who is part of whom. Look at the headings, or download "
        "the empty workbook and fill it in.",
        file=files,
        row=1,
    )
