"""A year in numbers: what there is now, and what there was a year before."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from graph_service.analysis.commitments import is_done
from graph_service.analysis.governance.bodies import governance
from graph_service.analysis.governance.sessions import whole_time
from graph_service.analysis.obstacles import obstacles
from graph_service.analysis.watch.readings import gaps, silos
from graph_service.days import months_later
from graph_service.snapshot import Snapshot

GROWING = ("emerging", "trainee")
_YEAR = -12


@dataclass(frozen=True)
class Number:
    """One number: `value` now, or of this year, and `before`, a year ago; None if not known."""

    code: str
    value: float | None
    before: float | None


@dataclass(frozen=True)
class Year:
    """The numbers of the year that ends on the day `as_of`."""

    as_of: str
    since: str
    numbers: tuple[Number, ...]

    def of(self, code: str) -> Number:
        """One number."""
        return next(item for item in self.numbers if item.code == code)

    def document(self) -> dict[str, Any]:
        """What `year --json` answers with."""
        return asdict(self)


def year(now: Snapshot, whole: Snapshot, on: Callable[[str], Snapshot]) -> Year:
    """Count what there is now and a year before, and what happened in this year and the last.

    Args:
        now: the whole network today.
        whole: all that is known of any day.
        on: the whole network on an earlier day.
    """
    since = months_later(now.as_of, _YEAR)
    earlier = on(since)
    found = [Number(code, count(now), count(earlier)) for code, count in _STANDS.items()]
    days = (since, now.as_of), (months_later(since, _YEAR), since)
    for code, happened in _HAPPENED.items():
        found.append(Number(code, *(happened(whole, *between) for between in days)))
    return Year(now.as_of, since, tuple(found))


def _people(snapshot: Snapshot) -> float:
    return float(len(snapshot.people))


def _emerging(snapshot: Snapshot) -> float:
    return float(sum(person.level in GROWING for person in snapshot.people.values()))


def _vacant(snapshot: Snapshot) -> float:
    return float(governance(snapshot).vacancies)


def _confirmed(snapshot: Snapshot) -> float:
    """Bodies that were ever confirmed."""
    return float(sum(bool(body.confirmed_on) for body in governance(snapshot).bodies))


def _decisions(snapshot: Snapshot) -> float:
    """Decisions with nobody accountable."""
    return float(sum(item.nobody_accountable for item in governance(snapshot).decisions))


def _funded(snapshot: Snapshot) -> float:
    return whole_time(snapshot).funded


def _ties(snapshot: Snapshot) -> float:
    return float(len(snapshot.ties))


def _projects(snapshot: Snapshot) -> float:
    kinds = [item.classification for item in snapshot.programmes.values()]
    return float(kinds.count("improvement-project"))


def _obstacles(snapshot: Snapshot) -> float:
    return float(len(obstacles(snapshot).open))


_STANDS: Mapping[str, Callable[[Snapshot], float | None]] = {
    "people": _people, "emerging": _emerging, "gaps": gaps, "vacant": _vacant,
    "bodies-confirmed": _confirmed, "decisions": _decisions, "sessions": _funded, "ties": _ties,
    "silos": silos, "projects": _projects, "obstacles": _obstacles,
}  # fmt: skip
"""What stands on a day."""


def _new_people(whole: Snapshot, since: str, until: str) -> float:
    """People whose first seat on a body began in that time."""
    first: dict[str, str] = {}
    for item in whole.memberships.values():
        body = whole.organizations.get(item.organization_id)
        if body is not None and body.is_body and item.start_date:
            known = first.get(item.person_id, item.start_date)
            first[item.person_id] = min(known, item.start_date)
    return float(sum(since < day <= until for day in first.values()))


def _events(whole: Snapshot, since: str, until: str) -> float:
    return float(sum(since < item.start_date <= until for item in whole.events.values()))


def _met(whole: Snapshot, since: str, until: str) -> float:
    """Different people who were at an event in that time."""
    there = {id_ for id_, item in whole.events.items() if since < item.start_date <= until}
    people = {item.person_id for item in whole.attendances.values() if item.event_id in there}
    return float(len(people))


def _paired(whole: Snapshot, since: str, until: str) -> float:
    """Different people in pairings that began in that time."""
    found = [item for item in whole.pairings.values() if since < item.start_date <= until]
    return float(len({id_ for item in found for id_ in item.person_ids}))


def _kept(whole: Snapshot, since: str, until: str) -> float:
    """Promises kept in that time."""
    done = [item.done for item in whole.commitments.values() if is_done(item, until)]
    return float(sum(day > since for day in done))


_HAPPENED: Mapping[str, Callable[[Snapshot, str, str], float]] = {
    "new-people": _new_people, "events": _events, "met": _met, "paired": _paired, "kept": _kept,
}  # fmt: skip
"""What happened between two days, the first not counted."""
