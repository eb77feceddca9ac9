"""Networks for the tests of their readers: files, and what was read of them."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from graph_service.records import Attendance, Event, Person, Tie
from loaders import Asked, Reading, read
from tests.loaders.files import write


def pair(
    folder: Path, nodes: Sequence[Sequence[str]], edges: Sequence[Sequence[str]], name: str = "net"
) -> list[Path]:
    """Files of nodes and edges called `name`, from rows; the first rows are the headings."""
    return [
        write(folder / f"{name}_nodes.csv", *nodes),
        write(folder / f"{name}_edges.csv", *edges),
    ]


def reading_of(paths: Sequence[Path], *, directed: bool = False, source: str = "") -> Reading:
    return read(paths, Asked(source, directed=directed))


def people(reading: Reading) -> dict[str, Person]:
    return {item.id: item for item in reading.records if isinstance(item, Person)}


def events(reading: Reading) -> dict[str, Event]:
    return {item.id: item for item in reading.records if isinstance(item, Event)}


def ties(reading: Reading) -> list[Tie]:
    return [item for item in reading.records if isinstance(item, Tie)]


def attendances(reading: Reading) -> list[Attendance]:
    return [item for item in reading.records if isinstance(item, Attendance)]


def ends(reading: Reading) -> list[tuple[str, str]]:
    return [(item.person_id, item.other_id) for item in ties(reading)]


def counts(reading: Reading) -> Counter[str]:
    return Counter(type(item).__name__ for item in reading.records)


def complaints(reading: Reading) -> list[tuple[str, int, str, str]]:
    """Where each problem is: severity, row, column, value."""
    return [(item.severity, item.row, item.column, item.value) for item in reading.problems]
