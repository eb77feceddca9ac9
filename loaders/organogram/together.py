"""Several files of one organisation's posts: parts of one list, or editions of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from loaders.file_dates import date_of
from loaders.organogram.lines import Line, Organogram
from loaders.organogram.seats import Complain
from loaders.problems import Problem


def together(files: Iterable[Organogram], source: str, complain: Complain) -> Iterator[Organogram]:
    """Each organisation's senior and junior posts as one list, whatever files they stand in.

    A row that another file has already is left out. Files of different days are editions, of
    which each would take back what the other says: that is an error.
    """
    alike: dict[tuple[str, str], list[Organogram]] = defaultdict(list)
    for file in files:
        alike[source or file.source, file.source].append(file)
    for group in alike.values():
        first, parts = group[0], group[:1]
        for other in group[1:]:
            if _is_copy(other, first):
                said = f"All rows of this file stand in {first.file} already; they count once."
                complain(Problem(other.file, 1, "", "", said, "Leave it out.", "warning"))
                continue
            parts.append(other)
            if date_of(other.file) != date_of(first.file):
                said = f"This is another edition of {first.file}; only one can be loaded at a time."
                mend = "Load the older one first, and the newer one after it."
                complain(Problem(other.file, 1, "", other.file, said, mend))
        yield replace(first, lines=_joined(parts)) if len(parts) > 1 else first


def _is_copy(other: Organogram, first: Organogram) -> bool:
    """Whether a file says nothing that the first does not, unless it names another day."""
    days = {date_of(other.file), date_of(first.file)} - {None}
    return len(days) < 2 and set(map(_facts, other.lines)) <= set(map(_facts, first.lines))


def _joined(files: Sequence[Organogram]) -> list[Line]:
    lines = list(files[0].lines)
    for file in files[1:]:
        seen = {_facts(line) for line in lines}
        lines += [line for line in file.lines if _facts(line) not in seen]
    return lines


def _facts(line: Line) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((*line.known.items(), *line.others.items())))
