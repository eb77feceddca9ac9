"""What each indicator of a risk reads on a day: one function an indicator, a plain number back."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from graph_service.analysis.governance.bodies import governance
from graph_service.analysis.governance.tenure import tenure
from graph_service.analysis.representation import people_gaps
from graph_service.days import months_later
from graph_service.errors import Refused
from graph_service.snapshot import Snapshot

MOMENTUM_MONTHS = 6
LONG_MONTHS = 60
MANY_BODIES = 4


def momentum(snapshot: Snapshot) -> float | None:
    """Per cent of all people who were at an event in the last `MOMENTUM_MONTHS` months."""
    since = months_later(snapshot.as_of, -MOMENTUM_MONTHS)
    recent = {
        id_ for id_, event in snapshot.events.items() if since < event.start_date <= snapshot.as_of
    }
    there = {item.person_id for item in snapshot.attendances.values() if item.event_id in recent}
    return _percent(len(there & snapshot.people.keys()), len(snapshot.people))


def same_people(snapshot: Snapshot) -> float | None:
    """Per cent of held posts of bodies, of known beginning, held for `LONG_MONTHS` or more."""
    held = tenure(snapshot).held
    return _percent(sum(item.months >= LONG_MONTHS for item in held), len(held))


def silos(snapshot: Snapshot) -> float | None:
    """Per cent of ties, both ends' sectors being known, that stay inside one sector."""
    sectors = snapshot.sectors
    ends = [
        (sectors.get(tie.person_id), sectors.get(tie.other_id)) for tie in snapshot.ties.values()
    ]
    known = [(one, other) for one, other in ends if one and other]
    return _percent(sum(one == other for one, other in known), len(known))


def reliance(snapshot: Snapshot) -> float | None:
    """Per cent of seats on bodies held by people who sit on `MANY_BODIES` or more."""
    seats = Counter(person_id for person_id, _ in _seats(snapshot))
    many = sum(number for number in seats.values() if number >= MANY_BODIES)
    return _percent(many, seats.total())


def gaps(snapshot: Snapshot) -> float | None:
    """How many sectors and professions are missing or have too few people."""
    if not snapshot.people:
        return None
    try:
        found = [
            gap for by in ("sector", "profession") for gap in people_gaps(snapshot, (by,)).groups
        ]
    except Refused:
        return None
    return float(sum(gap.status in ("missing", "under") for gap in found))


def reviews(snapshot: Snapshot) -> float | None:
    """How many bodies are due for review."""
    found = governance(snapshot)
    due = (body.review_due for body in found.bodies)
    return float(sum(bool(day) and day <= found.as_of for day in due)) if found.bodies else None


READINGS: Mapping[str, Callable[[Snapshot], float | None]] = {
    "momentum": momentum, "same-people": same_people, "silos": silos, "reliance": reliance,
    "gaps": gaps, "reviews": reviews,
}  # fmt: skip
"""Those that a snapshot tells; `shared-vision` comes from votes."""


def _seats(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """Each person on each body, once."""
    for body_id in snapshot.bodies:
        for person_id in {item.person_id for item in snapshot.memberships_in(body_id)}:
            yield person_id, body_id


def _percent(part: int, whole: int) -> float | None:
    return 100 * part / whole if whole else None
