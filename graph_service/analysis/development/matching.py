"""People matched to places of development by what they want to learn."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from graph_service.analysis.development.coverage import had
from graph_service.analysis.development.offers import admits, open_offers, places_left
from graph_service.matching.aims import NEVER, Aims, Points
from graph_service.matching.visits import best_visits
from graph_service.records import DevelopmentOffer, Person
from graph_service.snapshot import Snapshot

FULL = 100
"""Points of an offer that teaches all that somebody wants to learn."""
WHY_NOT = {
    "taught": "No open offer teaches what they want to learn",
    "open": "What they want to learn is not open to their level, profession or place",
    "had": "They have had, or declined, every open offer that would suit them",
    "full": "Every place that would suit them went to somebody who has had less, or fits better",
}


@dataclass(frozen=True)
class Suited:
    """Somebody and the offer that they are suggested for; `share` of what they want is taught."""

    person: str
    offer: str
    share: float
    teaches: tuple[str, ...]


@dataclass(frozen=True)
class Unsuited:
    """Somebody without a place, and why: a code of `WHY_NOT`."""

    person: str
    reason: str


@dataclass(frozen=True)
class Match:
    """The answer: who is suggested for what, who is not and why, and whether it is proved."""

    as_of: str
    places: int | None
    matched: tuple[Suited, ...]
    unmatched: tuple[Unsuited, ...]
    worst: float | None
    total: float
    optimal: bool

    def document(self) -> dict[str, Any]:
        """What `development-match --json` answers with."""
        return asdict(self)


def match(snapshot: Snapshot, whole: Snapshot, seed: int = 0) -> Match:
    """Give as many as can be a place that teaches what they want, fairly.

    Whoever says what they want to learn and holds no place that is still to come takes part. The
    order of aims is that of pairings: the most people with a place; of those, the ones who have
    had the least development so far; then the worst fit as good as it can be; then the total.
    Places are seats of an assignment, solved by scipy (D. F. Crouse (2016), IEEE Transactions on
    Aerospace and Electronic Systems 52, 1679-1696), and the worst fit by thresholds (R. Burkard,
    M. Dell'Amico and S. Martello (2009), Assignment Problems, SIAM, section 6.2).

    Args:
        snapshot: the network on the day.
        whole: the whole history, for what people have had.
        seed: decides between what is equal in all of that.
    """
    offers, grown = open_offers(snapshot), had(whole, snapshot.as_of)
    left, waiting = places_left(snapshot), _waiting(snapshot)
    asking = [item for item in snapshot.people.values()
              if item.learning and not item.objects and item.id not in waiting]  # fmt: skip
    capacity = [len(asking) if (free := left[item.id]) is None else free for item in offers]
    behind = _behind(snapshot, grown)
    points = _points(snapshot, offers, asking, behind)
    most = max((len(items) for items in grown.values()), default=0)
    turns = [most - len(grown.get(item.id, ())) for item in asking]
    solved = best_visits(points, capacity, [1] * len(asking), Aims(turns=turns, seed=seed))
    numbers = [left[item.id] for item in offers]
    placed = {visitor for _, visitor in solved.groups}
    return Match(
        snapshot.as_of,
        None if None in numbers else sum(number or 0 for number in numbers),
        tuple(_suited(offers[host], asking[visitor], int(points[host, visitor]))
              for host, visitor in solved.groups),
        tuple(Unsuited(item.id, _why(snapshot, offers, item, behind))
              for at, item in enumerate(asking) if at not in placed),
        None if solved.worst is None else solved.worst / FULL,
        solved.total / FULL,
        solved.optimal,
    )  # fmt: skip


def fitting(
    snapshot: Snapshot, whole: Snapshot, person: Person
) -> list[tuple[DevelopmentOffer, tuple[str, ...]]]:
    """The open offers that somebody may have and that teach what they want, the best fit first."""
    behind = _behind(snapshot, had(whole, snapshot.as_of))
    found = [(item, teaches(item, person)) for item in open_offers(snapshot)
             if _fits(snapshot, item, person, behind)]  # fmt: skip
    return sorted(found, key=lambda one: -len(one[1]))


def teaches(offer: DevelopmentOffer, person: Person) -> tuple[str, ...]:
    """What an offer teaches of that which somebody wants to learn."""
    return tuple(code for code in person.learning if code in offer.skills)


def _points(
    snapshot: Snapshot, offers: Sequence[DevelopmentOffer], people: Sequence[Person],
    behind: Mapping[str, frozenset[str]],
) -> Points:  # fmt: skip
    """Hundredths of what each person (a column) wants that each offer (a row) teaches."""
    points = np.full((len(offers), len(people)), NEVER, dtype=np.int64)
    for host, offer in enumerate(offers):
        for visitor, person in enumerate(people):
            if _fits(snapshot, offer, person, behind):
                share = len(teaches(offer, person)) / len(person.learning)
                points[host, visitor] = round(FULL * share)
    return points


def _fits(
    snapshot: Snapshot, offer: DevelopmentOffer, person: Person,
    behind: Mapping[str, frozenset[str]],
) -> bool:  # fmt: skip
    new = not {offer.id, offer.programme_id or offer.id} & behind.get(person.id, frozenset())
    return new and bool(teaches(offer, person)) and admits(snapshot, offer, person)


def _behind(snapshot: Snapshot, grown: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """What each person has had, was offered already, or did not want."""
    found = dict(grown)
    for item in snapshot.of("Enrolment").values():
        found[item.person_id] = found.get(item.person_id, frozenset()) | {item.offer_id}
    return found


def _waiting(snapshot: Snapshot) -> set[str]:
    """Who holds a place that is offered, or accepted and not over."""
    offers, day = snapshot.of("DevelopmentOffer"), snapshot.as_of
    return {
        item.person_id
        for item in snapshot.of("Enrolment").values()
        if item.state in ("offered", "accepted")
        and (offer := offers.get(item.offer_id)) is not None
        and (offer.last_day or offer.first_day or day) >= day
    }


def _suited(offer: DevelopmentOffer, person: Person, points: int) -> Suited:
    return Suited(person.id, offer.id, points / FULL, teaches(offer, person))


def _why(
    snapshot: Snapshot, offers: Sequence[DevelopmentOffer], person: Person,
    behind: Mapping[str, frozenset[str]],
) -> str:  # fmt: skip
    taught = [item for item in offers if teaches(item, person)]
    open_ = [item for item in taught if admits(snapshot, item, person)]
    if not taught:
        return "taught"
    if not open_:
        return "open"
    return "full" if any(_fits(snapshot, item, person, behind) for item in open_) else "had"
