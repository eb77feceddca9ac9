"""What the page of protected time shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph_service.analysis.governance.protected import (
    Promise,
    Protected,
    promises,
    protected_time,
)
from graph_service.snapshot import Snapshot
from web.links import Named, person_link
from web.pages.sessions_views import number, pounds
from web.paging import Paged, paged
from web.templating import count


@dataclass(frozen=True)
class ProtectedRow:
    """The promises of a group; `worth` is "" where no rate is known."""

    group: Named
    promised: str
    given: str
    gap: str
    worth: str


@dataclass(frozen=True)
class ProtectedTimePage:
    """Promised against given: by organisation, by role, and by person where time is short.

    `has_worth` says whether the rate of any gap is known.
    """

    sentence: str
    has_worth: bool
    organizations: tuple[ProtectedRow, ...]
    roles: tuple[ProtectedRow, ...]
    people: Paged[ProtectedRow]

    @classmethod
    def of(cls, snapshot: Snapshot) -> "ProtectedTimePage":
        """The page of the day of a snapshot."""
        found = promises(snapshot)
        short = [item for item in protected_time(found, "person") if item.gap]
        return cls(
            _sentence(found, len(short)),
            any(item.gap and item.rate is not None for item in found),
            _rows(snapshot, found, "organization"),
            _rows(snapshot, found, "role"),
            paged([_row(snapshot, item, "person") for item in short]),
        )


def _sentence(found: Sequence[Promise], short: int) -> str:
    if not found:
        return "Nobody has said yet how many of the sessions that are funded they get."
    promised = sum(item.promised for item in found)
    gap = sum(item.gap for item in found)
    said = f"Of {number(promised)} sessions a week that were promised, "
    if not gap:
        return said + "all are given."
    worth = sum(item.cost or 0.0 for item in found)
    money = f", worth {pounds(worth)} a year" if worth else ""
    people = count(short, "person is short", "people are short")
    return said + f"{number(gap)} are not given{money}: {people} of time."


def _rows(snapshot: Snapshot, found: Sequence[Promise], by: str) -> tuple[ProtectedRow, ...]:
    return tuple(_row(snapshot, item, by) for item in protected_time(found, by))


def _row(snapshot: Snapshot, item: Protected, by: str) -> ProtectedRow:
    return ProtectedRow(
        _named(snapshot, item.group, by),
        number(item.promised), number(item.given), number(item.gap),
        pounds(item.cost),
    )  # fmt: skip


def _named(snapshot: Snapshot, group: str, by: str) -> Named:
    if by == "role":
        return Named(group)
    if by == "person":
        return Named(snapshot.label("Person", group), person_link(group))
    return Named(snapshot.label("Organization", group) if group else "Nobody, or not known")
