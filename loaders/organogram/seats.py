"""Rows of senior posts -> seats: which rows are one post, and which only look like it."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain, count

from loaders.ids import short_hash
from loaders.organogram.holders import Holder, holder
from loaders.organogram.lines import Line, Organogram
from loaders.problems import Problem

Complain = Callable[[Problem], None]
_NO_POST = re.compile(r"0+(\.0+)?")
# What makes two rows of one reference the same post; names, pay, hours and notes are the holder's.
_POST = ("organization", "unit", "title", "grade", "reports_to")


@dataclass(frozen=True)
class Seat:
    """One post: its id and its rows, more than one where it is shared."""

    id: str
    state: Holder
    lines: tuple[Line, ...]

    @property
    def line(self) -> Line:
        """The row that describes the post."""
        return self.lines[0]


def is_in_no_post(line: Line) -> bool:
    """Whether a row is of somebody who is paid but in no post (reference 0)."""
    unfilled = holder(line["name"]) in ("vacant", "eliminated")
    return bool(_NO_POST.fullmatch(line["reference"])) and not unfilled


def seats_of(file: Organogram, taken: set[str], complain: Complain) -> list[Seat]:
    """The seats of a file of senior posts, in the order of its rows; their ids join `taken`."""
    by_reference: dict[str, list[Line]] = defaultdict(list)
    for line in file.lines:
        if is_in_no_post(line):
            continue
        reference = line["reference"]
        if not reference or _NO_POST.fullmatch(reference):
            reference = f"no-reference-{short_hash(sorted(line.known.items()))}"
            said = "This post has no reference of its own; one was made from its facts."
            complain(warning(file, line, "reference", said, "Give it a reference."))
        by_reference[reference].append(line)
    seats: list[Seat] = []
    for reference, lines in by_reference.items():
        seats += _seats(file, reference, lines, taken, complain)
    _check_case(file, by_reference, complain)
    return seats


def _seats(
    file: Organogram,
    reference: str,
    lines: Sequence[Line],
    taken: set[str],
    complain: Complain,
) -> list[Seat]:
    """The seats of one reference: alike rows share a post, unlike ones are posts of their own."""
    alike: dict[tuple[str, ...], list[Line]] = defaultdict(list)
    for line in lines:
        state = holder(line["name"])
        # Nobody shares a post by being absent: each vacancy stays a seat of its own.
        alone = f"{line.file} {line.row}" if state in ("vacant", "eliminated") else ""
        alike[(*(line[name] for name in _POST), alone)].append(line)
    seats = []
    for group in alike.values():
        id_ = unused(f"{file.space}:{reference}", taken)
        states = {holder(line["name"]) for line in group}
        seats.append(Seat(id_, states.pop() if len(states) == 1 else "named", tuple(group)))
        if len(group) > 1:
            said = f"{len(group)} rows share the post '{reference}'; it is one post."
            complain(warning(file, group[1], "reference", said))
    if len(seats) > 1:
        said = f"'{reference}' stands for {len(seats)} unlike posts; all are kept, with ids apart."
        mend = "Give each post a reference of its own."
        complain(warning(file, seats[1].line, "reference", said, mend))
    return seats


def unused(id_: str, taken: set[str]) -> str:
    """An id that no other record has: the one given, or that with `~2` and so on; it is taken."""
    numbered = (f"{id_}~{number}" for number in count(2))
    free = next(item for item in chain((id_,), numbered) if item not in taken)
    taken.add(free)
    return free


def _check_case(file: Organogram, lines: dict[str, list[Line]], complain: Complain) -> None:
    first: dict[str, str] = {}
    for reference, (line, *_) in lines.items():
        same = first.setdefault(reference.lower(), reference)
        if same != reference:
            said = f"The references '{same}' and '{reference}' differ only by case; both are kept."
            complain(warning(file, line, "reference", said, "Check that they are not the same."))


def warning(file: Organogram, line: Line, name: str, problem: str, mend: str = "") -> Problem:
    """A warning about the column that we know as `name`, under the heading the file gives it."""
    heading = file.headings.get(name, name)
    return Problem(line.file, line.row, heading, line[name], problem, mend, "warning")
