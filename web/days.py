"""The days that a page is asked for: as at one, with what changed since another."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from graph_service.days import in_words
from graph_service.errors import Refused
from graph_service.snapshot import Snapshot


@dataclass(frozen=True)
class Days:
    """A day as it was typed ("" is `today`) with its snapshot, and the one that it is held against.

    `before` is None where no day is said. `problem` is what is wrong with the day in `field`; the
    snapshot is today's then.
    """

    as_of: str
    since: str
    snapshot: Snapshot
    before: Snapshot | None = None
    field: str = ""
    problem: str = ""
    today: str = ""

    @classmethod
    def asked(cls, read: Callable[[str], Snapshot], args: Mapping[str, str]) -> "Days":
        """The days of an address with `as_of` and `since`."""
        as_of, since = args.get("as_of", "").strip(), args.get("since", "").strip()
        snapshot, before, field = read(""), None, "as_of"
        today = snapshot.as_of
        try:
            snapshot, field = read(as_of), "since"
            if since:
                before = read(since)
                if before.as_of >= snapshot.as_of:
                    day = in_words(snapshot.as_of)
                    raise Refused(f"What changed until {day} is counted from an earlier day.")
        except Refused as refusal:
            return cls(as_of, since, read(""), None, field, str(refusal), today)
        return cls(as_of, since, snapshot, before, today=today)

    @property
    def query(self) -> dict[str, Any]:
        """The parts of an address that ask for the same days."""
        if self.problem:
            return {}
        return {name: day for name, day in (("as_of", self.as_of), ("since", self.since)) if day}
