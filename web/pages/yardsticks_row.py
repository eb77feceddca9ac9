"""One row of the form of a target: a group, with what is asked of it."""

from dataclasses import dataclass

from graph_service.records import Yardstick
from graph_service.store import TEAM


@dataclass(frozen=True)
class GroupRow:
    """One group: how many there are now, what the target says of it, and which file says so.

    `people` and `percent` are as typed; a problem stands beside the field it is about.
    """

    code: str
    words: str
    now: int
    people: str = ""
    percent: str = ""
    file: str = ""
    asked_for: bool = False
    people_problem: str = ""
    percent_problem: str = ""


def row_of(code: str, words: str, now: int, row: Yardstick | None, *, asked_for: bool) -> GroupRow:
    """The row of a group that has so many people now, with what a target says of it."""
    if row is None:
        return GroupRow(code, words, now, asked_for=asked_for)
    people = "" if row.count is None else str(row.count)
    percent = "" if row.share is None else f"{100 * row.share:.6g}"
    file = "" if row.source.name == TEAM else row.source.name
    return GroupRow(code, words, now, people, percent, file, asked_for)
