"""What the team changed by hand on a page, so that it can be taken back there."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph_service.errors import Conflict, NotFound
from graph_service.store import TEAM, Store, undone
from web.templating import moment

MOST = 10


@dataclass(frozen=True)
class HandChange:
    """One change: what, when, by whom."""

    version: int
    what: str
    at: str
    by: str


def changes_by_hand(store: Store, why: str) -> Iterator[HandChange]:
    """The last changes whose reason begins with `why` and that are not taken back, newest first."""
    entries, snapshot = store.entries(), store.read()
    taken_back = undone(entries)
    made = [
        entry
        for entry in reversed(entries)
        if entry.sources == (TEAM,)
        and entry.why.startswith(f"{why} ")
        and entry.undoes is None
        and entry.version not in taken_back
    ]
    for entry in made[:MOST]:
        by = snapshot.label("Person", entry.by)
        what = entry.why[:1].upper() + entry.why[1:]
        yield HandChange(entry.version, what, moment(entry.at), by)


def take_back(store: Store, why: str, version: int, by: str) -> str:
    """Take back one such change; a sentence where later changes stand on it, else "".

    Raises:
        NotFound: that version is none of those changes.
    """
    if all(change.version != version for change in changes_by_hand(store, why)):
        raise NotFound("There is no such change that could be taken back here.")
    try:
        store.undo(version, by=by)
    except Conflict:
        return "It can't be taken back: the same was changed again since. Take that back first."
    return ""
