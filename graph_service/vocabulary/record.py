"""What all kinds of record share."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph_service import fields as has


@dataclass(frozen=True, slots=True)
class Source:
    """Where a record was said: which source, in which file, on which row (1 is the heading)."""

    name: str = ""
    file: str = ""
    row: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """What all kinds share: an id, the days between which it holds, and where it came from."""

    id: str
    start_date: str = has.day("From")
    end_date: str = has.day("Until")
    invented: bool | None = has.flag("Invented for demonstration")
    attributes: Mapping[str, str] = has.attributes()
    source: Source = Source()
