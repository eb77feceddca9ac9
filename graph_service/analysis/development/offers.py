"""Development offers on a day: which are open, to whom, and where two of them do the same."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from graph_service.records import DevelopmentOffer, Person
from graph_service.snapshot import Snapshot

HELD = frozenset({"offered", "accepted", "completed"})
"""States of an enrolment that take up a place."""
MUCH_ALIKE = 0.5
"""From which share of skills in common on two offers are told as doing the same."""


@dataclass(frozen=True)
class Overlap:
    """Two open offers that teach the same to the same people at the same time."""

    one: DevelopmentOffer
    other: DevelopmentOffer
    skills: tuple[str, ...]


def open_offers(snapshot: Snapshot) -> list[DevelopmentOffer]:
    """The offers for which one may still apply on the snapshot's day, the first to close first.

    Without a last day to apply that is until the first day; without either it is always.
    """
    day = snapshot.as_of
    found: list[DevelopmentOffer] = [
        item for item in snapshot.of("DevelopmentOffer").values()
        if not (item.apply_by or item.first_day) or (item.apply_by or item.first_day) >= day
    ]  # fmt: skip
    return sorted(found, key=lambda item: (item.apply_by or item.first_day or "9999", item.id))


def places_left(snapshot: Snapshot) -> dict[str, int | None]:
    """The places of each offer that nobody holds; None where it does not say how many it has."""
    taken = Counter(
        item.offer_id for item in snapshot.of("Enrolment").values() if item.state in HELD
    )
    return {
        id_: None if item.places is None else max(0, item.places - taken[id_])
        for id_, item in snapshot.of("DevelopmentOffer").items()
    }


def admits(snapshot: Snapshot, offer: DevelopmentOffer, person: Person) -> bool:
    """Whether an offer is open to somebody's level, profession and place."""
    if offer.levels and person.level not in offer.levels:
        return False
    if offer.profession_ids and not {*offer.profession_ids} & {*person.profession_ids}:
        return False
    inside = offer.area_id and snapshot.area_and_below(offer.area_id)
    return not inside or snapshot.places.get(person.id, "") in inside


def overlaps(snapshot: Snapshot, offers: Sequence[DevelopmentOffer]) -> list[Overlap]:
    """Pairs of offers that run at the same time for some of the same people, and teach alike.

    Alike is a Jaccard index of their skills (P. Jaccard (1912), "The distribution of the flora in
    the alpine zone", New Phytologist 11, 37-50) of a half or more.
    """
    return [
        Overlap(one, other, tuple(code for code in one.skills if code in other.skills))
        for one, other in combinations(offers, 2)
        if _alike(one, other) and _together(one, other) and _for_some(snapshot, one, other)
    ]


def _alike(one: DevelopmentOffer, other: DevelopmentOffer) -> bool:
    common, either = {*one.skills} & {*other.skills}, {*one.skills} | {*other.skills}
    return bool(common) and len(common) / len(either) >= MUCH_ALIKE


def _together(one: DevelopmentOffer, other: DevelopmentOffer) -> bool:
    if not (one.first_day and other.first_day):
        return False
    return one.first_day <= (other.last_day or other.first_day) and other.first_day <= (
        one.last_day or one.first_day
    )


def _for_some(snapshot: Snapshot, one: DevelopmentOffer, other: DevelopmentOffer) -> bool:
    return any(
        admits(snapshot, one, person) and admits(snapshot, other, person)
        for person in snapshot.people.values()
    )
