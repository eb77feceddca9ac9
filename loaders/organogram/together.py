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
        first = group[0]
        for other in group[1:]:
            if date_of(other.file) != date_of(first.file):
                said = f"This is another edition of {first.file}; only one can be loaded at a time."
                mend = "Load the older one first, and the newer one after it."
                complain(Problem(other.file, 0, "", other.file, said, mend))
        yield replace(first, lines=_joined(group)) if len(group) > 1 else first


def _joined(files: Sequence[Organogram]) -> list[Line]:
    lines = list(files[0].lines)
    for file in files[1:]:
        seen = {_facts(line) for line in lines}
        lines += [line for line in file.lines if _facts(line) not in seen]
    return lines


def _facts(line: Line) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((*line.known.items(), *line.others.items())))
