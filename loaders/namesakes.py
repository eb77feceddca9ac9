"""One id that two sources give to things of different names: they would become one record."""

import re
from collections.abc import Iterator, Sequence

from graph_service.records import KINDS, Record
from graph_service.snapshot import Snapshot
from graph_service.store import PERSON, TEAM, Batch
from loaders.problems import Complaints, Problem

_WORD = re.compile(r"\w+")


def one_id_two_names(batches: Sequence[Batch], known: Snapshot) -> tuple[Problem, ...]:
    """A warning wherever a record has the id of another source's, and no word of its name.

    Both are kept and read as one, since an id is what says that two records speak of the same.
    """
    complain = Complaints()
    said: dict[tuple[str, str], Record] = {}
    for batch in batches:
        if batch.source in (PERSON, TEAM):
            continue
        for record in batch.records:
            here = said.setdefault((type(record).__name__, record.id), record)
            there = known.of(type(record).__name__).get(record.id)
            for other in filter(None, (here, there)):
                if _are_unlike(record, other):
                    complain(_warning(record, other))
                    break
    return complain.found


def _are_unlike(one: Record, other: Record) -> bool:
    if one.source.name == other.source.name or other.source.name in (PERSON, TEAM):
        return False
    names = [set(_words(record)) for record in (one, other)]
    return all(names) and not names[0] & names[1]


def _words(record: Record) -> Iterator[str]:
    return (match[0].casefold() for match in _WORD.finditer(getattr(record, "name", "")))


def _warning(record: Record, other: Record) -> Problem:
    said = (
        f"The source {other.source.name} gives the id of this {KINDS[type(record).__name__].one} "
        "to another name, and one id is one record."
    )
    names = " / ".join(getattr(item, "name", "") for item in (record, other))
    mend = "If they are not the same, give one of them another id, or keep them in two stores."
    source = record.source
    return Problem(source.file, source.row, "name", names, said, mend, "warning")
