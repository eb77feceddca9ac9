"""Who has had development: by profession, place, level or sector, and what nobody teaches."""

from collections import Counter, defaultdict
from dataclasses import asdict, dataclass
from typing import Any

from graph_service.analysis.development.offers import admits, open_offers, places_left
from graph_service.analysis.dimensions import dimension
from graph_service.codes import SKILLS
from graph_service.snapshot import Snapshot

BY = ("profession", "place", "level", "sector")
_LEADS = "lead"


@dataclass(frozen=True)
class GroupReached:
    """A group: its people, those of them who have had development, open offers for any of them."""

    group: str
    words: str
    people: int
    had: int
    open: int


@dataclass(frozen=True)
class SkillWanted:
    """A skill: how many people want to learn it, the open offers that teach it, their places.

    `places` is None where one of the offers does not say how many it has.
    """

    skill: str
    wanted: int
    offers: int
    places: int | None


@dataclass(frozen=True)
class Coverage:
    """The answer on a day; `groups` are those that have anybody, in the vocabulary's order."""

    as_of: str
    by: str
    people: int
    had: int
    groups: tuple[GroupReached, ...]
    skills: tuple[SkillWanted, ...]

    @property
    def without(self) -> tuple[GroupReached, ...]:
        """The groups of whom nobody has had any, the largest first."""
        found = (item for item in self.groups if not item.had)
        return tuple(sorted(found, key=lambda item: -item.people))

    def document(self) -> dict[str, Any]:
        """What `development --json` answers with."""
        return asdict(self)


def had(whole: Snapshot, day: str) -> dict[str, frozenset[str]]:
    """What each person has had by a day: the ids of offers and of development programmes.

    That is whoever completed an offer, or took a place on one that has begun, or takes or took part
    in a development programme without leading it.

    Args:
        whole: the whole history, for what has ended was had all the same.
        day: by when.
    """
    offers, found = whole.of("DevelopmentOffer"), defaultdict(set)
    for item in whole.of("Enrolment").values():
        offer = offers.get(item.offer_id)
        begun = offer is not None and (offer.first_day or day) <= day
        if begun and item.state in ("accepted", "completed") and item.start_date <= day:
            found[item.person_id].add(item.offer_id)
    for member in whole.memberships.values():
        programme = whole.programmes.get(member.programme_id)
        teaches = programme is not None and programme.classification == "development-programme"
        if teaches and member.start_date <= day and member.role.casefold() != _LEADS:
            found[member.person_id].add(member.programme_id)
    return {id_: frozenset(items) for id_, items in found.items()}


def coverage(snapshot: Snapshot, whole: Snapshot, by: str = "profession") -> Coverage:
    """Count who has had development, group by group, and what is wanted against what is taught.

    Raises:
        Refused: people cannot be grouped by that.
    """
    grouped, grown = dimension(by), had(whole, snapshot.as_of)
    said, offers = grouped.said(snapshot, None), open_offers(snapshot)
    members: dict[str, list[str]] = {code: [] for code in grouped.groups(snapshot)}
    for id_ in snapshot.people:
        for code in grouped.sort(snapshot, said[id_]):
            if code in members:
                members[code].append(id_)
    return Coverage(
        snapshot.as_of,
        grouped.code,
        len(snapshot.people),
        sum(id_ in grown for id_ in snapshot.people),
        tuple(
            GroupReached(
                code, words, len(members[code]), sum(id_ in grown for id_ in members[code]),
                sum(any(admits(snapshot, offer, snapshot.people[id_]) for id_ in members[code])
                    for offer in offers),
            )
            for code, words in grouped.groups(snapshot).items()
            if members[code]
        ),
        tuple(_skills(snapshot)),
    )  # fmt: skip


def _skills(snapshot: Snapshot) -> list[SkillWanted]:
    """Every skill that somebody wants or some open offer teaches, the most wanted first."""
    wanted = Counter(code for person in snapshot.people.values() for code in person.learning)
    left, offers = places_left(snapshot), open_offers(snapshot)
    found = []
    for code in SKILLS:
        numbers = [left[item.id] for item in offers if code in item.skills]
        places = None if None in numbers else sum(number or 0 for number in numbers)
        if wanted[code] or numbers:
            found.append(SkillWanted(code, wanted[code], len(numbers), places))
    return sorted(found, key=lambda item: -item.wanted)
