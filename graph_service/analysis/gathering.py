"""Whom to invite to an event: a room like the system, in which people meet who have not met."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from math import floor
from typing import Any

from graph_service.analysis.dimensions import dimension
from graph_service.analysis.involvement import suits
from graph_service.analysis.yardsticks import lay
from graph_service.errors import NotFound, Refused
from graph_service.matching.guests import Guests, Need, best_guests
from graph_service.records import Event, Person
from graph_service.relations import relations
from graph_service.snapshot import Snapshot

BY = ("sector", "place", "profession")
MOST_SEATS = 2_000
KNOWN_BY = ("", "body")
"""Two know each other of whom that was said, or who sit on one body."""
_DUST = 1e-9


@dataclass(frozen=True)
class Room:
    """A group in the room: how many guests of it are wanted, and how many are on the list.

    `known` is how many of the group could be invited at all.
    """

    by: str
    group: str
    words: str
    wanted: int
    invited: int
    known: int


@dataclass(frozen=True)
class Gathering:
    """The answer: the guests, the groups in the room, and how many pairs are new.

    Of all `pairs` of guests `new` work for different organisations and do not know each other; no
    list that is as representative has more than `most_new`. `rather` people were left out since
    they want to be involved in other ways, `declined` since they said no.
    """

    event: str
    as_of: str
    guests: tuple[str, ...]
    invited_already: tuple[str, ...]
    groups: tuple[Room, ...]
    short: int
    pairs: int
    new: int
    most_new: int
    optimal: bool
    rather: int
    declined: int

    def document(self) -> dict[str, Any]:
        """What `guests --json` answers with."""
        return asdict(self)


def gathering(
    snapshot: Snapshot, event_id: str, seats: int, by: Sequence[str] = BY, *,
    everybody: bool = False,
) -> Gathering:  # fmt: skip
    """Plan whom to invite: see `graph_service.matching.guests` for the aims and their proof.

    How many of each group are wanted is its share by the yardstick that `gaps` uses for the whole
    system (the team's target, else an even share), of so many seats, rounded down.

    Args:
        snapshot: the network on the day.
        event_id: which event; whoever is invited to it already stays on the list.
        seats: how many people there is room for.
        by: codes of the dimensions along which the room should be like the system.
        everybody: whether those are asked too who want to be involved in other ways.

    Raises:
        NotFound: there is no such event.
        Refused: no seats or too many, no such dimension, or no yardstick for one.
    """
    event: Event | None = snapshot.events.get(event_id)
    if event is None:
        raise NotFound(f"There is no event with the id '{event_id}' on {snapshot.as_of}.")
    if not 1 <= seats <= MOST_SEATS:
        raise Refused(f"Say for how many people there is room, from 1 to {MOST_SEATS:,}.")
    states = {item.person_id: item.state for item in snapshot.of("Invitation").values()
              if item.event_id == event_id}  # fmt: skip
    declined = {id_ for id_, state in states.items() if state == "declined"}
    invited = {id_ for id_ in states if id_ in snapshot.people} - declined
    open_ = [item for item in snapshot.people.values()
             if not item.objects and item.id not in declined]  # fmt: skip
    people = [item for item in open_
              if everybody or item.id in invited or suits(item, event) is not False]  # fmt: skip
    place = {item.id: at for at, item in enumerate(people)}
    groups = [one for code in dict.fromkeys(by) for one in _groups(snapshot, code, place, seats)]
    found = best_guests(
        _houses(snapshot, people),
        _known(snapshot, place),
        [Need(wanted, members) for _, _, wanted, members in groups],
        seats,
        sorted(place[id_] for id_ in invited if id_ in place),
    )
    return Gathering(
        event_id,
        snapshot.as_of,
        tuple(people[at].id for at in found.chosen),
        tuple(sorted(invited)),
        tuple(_room(snapshot, found, *one) for one in groups),
        found.short,
        found.pairs,
        found.new,
        found.most_new,
        found.optimal,
        len(open_) - len(people),
        len(declined),
    )


_Group = tuple[str, str, int, tuple[int, ...]]


def _groups(snapshot: Snapshot, code: str, place: Mapping[str, int], seats: int) -> list[_Group]:
    """Each group of a dimension with how many are wanted, and the places of those in it."""
    by = dimension(code)
    shares = lay(snapshot, (by,), None, None).shares
    said = by.said(snapshot, None)
    members: dict[str, list[int]] = {group: [] for group in by.groups(snapshot)}
    for id_, at in place.items():
        for group in by.sort(snapshot, said[id_]):
            if group in members:
                members[group].append(at)
    return [
        (by.code, group, floor(seats * shares.get((group,), 0.0) + _DUST), tuple(own))
        for group, own in members.items()
    ]


def _room(
    snapshot: Snapshot, found: Guests, by: str, group: str, wanted: int, members: tuple[int, ...]
) -> Room:
    words = dimension(by).groups(snapshot)[group]
    return Room(by, group, words, wanted, len({*found.chosen} & {*members}), len(members))


def _houses(snapshot: Snapshot, people: Sequence[Person]) -> list[int]:
    """The number of each person's first employer; -1 for none."""
    numbers: dict[str, int] = {}
    houses = []
    for item in people:
        own = snapshot.employers_of(item.id)
        houses.append(numbers.setdefault(own[0], len(numbers)) if own else -1)
    return houses


def _known(snapshot: Snapshot, place: Mapping[str, int]) -> list[tuple[int, int]]:
    return [
        (place[one], place[other])
        for one, other in relations(snapshot, KNOWN_BY)
        if one in place and other in place
    ]
