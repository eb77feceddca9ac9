"""What has been kept for long enough, and letting it go.

How long is the controller's to say, in the system's own record; these are the product's proposals.
Nothing goes that is in use: nobody who holds a seat, came to something or can sign in.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from graph_service.days import months_later
from graph_service.records import Application, Instruction, Pairing, SignInLink
from graph_service.removal import removals_of
from graph_service.snapshot import Snapshot
from graph_service.store import Store
from graph_service.store.erasure import Erased, erase

PEOPLE_YEARS, ROUNDS_YEARS = 6, 6
LINK_DAYS, LOOK_MONTHS = 90, 24


@dataclass(frozen=True)
class Periods:
    """For how many years former leaders, and closed rounds with their pairings, are kept."""

    people_years: int = PEOPLE_YEARS
    rounds_years: int = ROUNDS_YEARS

    @classmethod
    def of(cls, snapshot: Snapshot) -> "Periods":
        """What the system's own record says, or the product proposes."""
        system = snapshot.system
        if system is None:
            return cls()
        return cls(
            system.keep_people_years or PEOPLE_YEARS, system.keep_rounds_years or ROUNDS_YEARS
        )


@dataclass(frozen=True)
class Due:
    """The ids of what has been kept for long enough: people, and other records by kind."""

    people: tuple[str, ...] = ()
    records: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def counts(self) -> dict[str, int]:
        """How many of each kind, those of which there are none left out."""
        found = {"Person": len(self.people)} | {k: len(ids) for k, ids in self.records.items()}
        return {kind: number for kind, number in found.items() if number}


def due(store: Store, today: date) -> Due:
    """What has been kept for long enough on a day."""
    whole = store.whole()
    periods = Periods.of(whole)
    day = today.isoformat()
    people = tuple(_former(store, whole, months_later(day, -12 * periods.people_years)))
    rounds = frozenset(_closed(whole, months_later(day, -12 * periods.rounds_years)))
    return Due(people, {
        "Application": _of(whole.applications, rounds),
        "Instruction": _of(whole.instructions, rounds),
        "Pairing": _of(whole.pairings, rounds),
        "SignInLink": _old_links(store, today),
        "ContactLook": frozenset(
            id_ for id_, look in store.apart("ContactLook").items()
            if look.start_date < months_later(day, -LOOK_MONTHS)
        ),
        "SavedView": frozenset(
            id_ for id_, view in store.apart("SavedView").items() if view.expires < day
        ),
    })  # fmt: skip


def apply(store: Store, what: Due, *, on: date, by: str) -> Erased:
    """Let go of what is due, in the audit too. It cannot be undone.

    Somebody let go of is not kept out: they come back with the next list that names them.
    """
    removals = [item for id_ in what.people for item in removals_of(store, id_, on)]
    return erase(store, removals, by=by, why="kept for long enough", also=what.records, stay=False)


def _former(store: Store, whole: Snapshot, before: str) -> Iterator[str]:
    """People whose last known part in anything ended before a day."""
    in_use = {account.person_id for account in store.apart("Account").values()}
    last: dict[str, str] = {}
    for person_id, end in _ends(whole):
        # What has no end goes on.
        last[person_id] = max(last.get(person_id, ""), end or "9999")
    for person in whole.people.values():
        end = max(last.get(person.id, ""), person.end_date) or "9999"
        if end < before and person.id not in in_use:
            yield person.id


def _ends(whole: Snapshot) -> Iterator[tuple[str, str]]:
    """Everything that people had a part in, with its last day, "" for none."""
    for seat in whole.memberships.values():
        yield seat.person_id, seat.end_date
    for attendance in whole.attendances.values():
        event = whole.events.get(attendance.event_id)
        yield attendance.person_id, event.start_date if event else ""
    for promise in whole.commitments.values():
        yield promise.person_id, promise.done or promise.due or promise.start_date


def _closed(whole: Snapshot, before: str) -> Iterator[str]:
    for item in whole.rounds.values():
        if item.status == "closed" and "" < (item.end_date or item.start_date) < before:
            yield item.id


def _of(
    records: Mapping[str, Application] | Mapping[str, Instruction] | Mapping[str, Pairing],
    rounds: frozenset[str],
) -> frozenset[str]:
    return frozenset(item.id for item in records.values() if item.round_id in rounds)


def _old_links(store: Store, today: date) -> frozenset[str]:
    """Links that stopped working long ago, but for the last one that each account used."""
    links: list[SignInLink] = list(store.apart("SignInLink").values())
    last: dict[str, str] = {}
    for link in sorted((item for item in links if item.used), key=lambda item: item.used):
        last[link.account_id] = link.id
    ended = (today - timedelta(days=LINK_DAYS)).isoformat()
    old = (item.id for item in links if item.expires < ended)
    return frozenset(old) - frozenset(last.values())
