"""The forms in which all records can be taken out, by the suffix of the file."""

from collections.abc import Callable, Mapping
from pathlib import Path

from graph_service.errors import Refused
from graph_service.snapshot import Snapshot
from graph_service.store.contents import Contents
from loaders.archive import write_archive
from loaders.aside import aside
from loaders.gexf import write_gexf
from loaders.graphml import write_graphml
from loaders.kumu import write_kumu
from loaders.passing_on import for_passing_on
from loaders.popolo import write_popolo
from loaders.workbook_out import write_records

Writer = Callable[[Path, Contents], int]
"""Writes a file and says how many records are in it; refuses (`Refused`) if it cannot."""


def _passed_on(write: Callable[[Path, Snapshot], int]) -> Writer:
    """A writer of what is believed, without what colleagues may not see."""
    return lambda path, contents: write(path, for_passing_on(contents.snapshot))


def _workbook(path: Path, contents: Contents) -> int:
    with aside(path) as part:
        return write_records(part, contents)


_WHOLE: Mapping[str, Writer] = {".xlsx": _workbook, ".zip": write_archive}
_FOR_PASSING_ON: Mapping[str, Callable[[Path, Snapshot], int]] = {
    ".json": write_popolo,
    ".graphml": write_graphml,
    ".gexf": write_gexf,
    ".kumu.json": write_kumu,
}
WRITERS: Mapping[str, Writer] = {
    **_WHOLE, **{suffix: _passed_on(write) for suffix, write in _FOR_PASSING_ON.items()},
}  # fmt: skip
"""What writes each form. A workbook and a zip of CSVs hold everything and load back the same; the
others are for passing on."""


def writer_of(name: str) -> Writer:
    """What writes a file of that name.

    Raises:
        Refused: its suffix is none of `WRITERS`.
    """
    return WRITERS[_suffix(name)]


def left_out(name: str, snapshot: Snapshot) -> tuple[int, int]:
    """How many people and ties a file of that name leaves out, since they may not be shown.

    Raises:
        Refused: its suffix is none of `WRITERS`.
    """
    if _suffix(name) in _WHOLE:
        return 0, 0
    kept = for_passing_on(snapshot)
    return len(snapshot.people) - len(kept.people), len(snapshot.ties) - len(kept.ties)


def _suffix(name: str) -> str:
    # The longest first: `.kumu.json` is no Popolo.
    for suffix in sorted(WRITERS, key=len, reverse=True):
        if name.lower().endswith(suffix):
            return suffix
    raise Refused(f"'{name}' should end in one of {', '.join(WRITERS)}.")
