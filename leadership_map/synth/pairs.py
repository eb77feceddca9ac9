"""Rounds of pairing that have been: who walked with whom, so that nobody is paired twice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from graph_service.codes import SECTORS
from graph_service.records import Pairing, Round
from leadership_map.synth.draws import chance, later
from leadership_map.synth.people import Leader


@dataclass(frozen=True)
class Past:
    """A round that has been: `statuses` are drawn for its pairs."""

    id: str
    name: str
    scheme: str
    status: str
    start: str
    pairs: int
    statuses: tuple[str, ...]


PAST = (
    Past("executive-buddies-2024", "Executive buddies 2024", "executive-buddies", "closed",
         "2024-03-04", 8, ("closed", "closed", "met")),
    Past("shadowing-2025", "Shadowing, autumn 2025", "shadowing", "closed",
         "2025-10-06", 14, ("closed", "reflected", "met", "met", "declined")),
    Past("shadowing-2026-05", "Shadowing, May 2026", "shadowing", "published",
         "2026-05-11", 12, ("published", "accepted", "accepted", "met", "declined")),
)  # fmt: skip
FEEDBACK = (
    "I saw how a discharge looks from the other side.",
    "We have agreed to share one training day.",
    "A ward round taught me more than a year of meetings.",
    "I now know whom to ring.",
)


def rounds(seed: int, leaders: Sequence[Leader]) -> Iterator[Round | Pairing]:
    """The past rounds with their pairs; nobody is in a pair who did not agree to it."""
    rng = chance(seed, "rounds")
    met: set[frozenset[str]] = set()
    for past in PAST:
        yield Round(
            id=past.id, name=past.name, scheme=past.scheme, status=past.status,
            seed=seed, start_date=past.start, invented=True,
        )  # fmt: skip
        yield from _pairs(rng, past, leaders, met)


def walked(gone: Sequence[Round | Pairing]) -> list[Pairing]:
    """The pairs that did meet, and so know each other."""
    return [
        item
        for item in gone
        if isinstance(item, Pairing) and item.status in ("met", "reflected", "closed")
    ]


def _pairs(
    rng: Random, past: Past, leaders: Sequence[Leader], met: set[frozenset[str]]
) -> Iterator[Pairing]:
    settled = later(past.start, -365)
    free = [item for item in leaders if item.person.consent_pairing and item.since < settled]
    rng.shuffle(free)
    for _ in range(past.pairs):
        one = free.pop()
        other = next(
            (item for item in free if _may(past, one, item) and {one.id, item.id} not in met), None
        )
        if other is None:
            continue
        free.remove(other)
        met.add(frozenset((one.id, other.id)))
        status = rng.choice(past.statuses)
        yield Pairing(
            id=f"{past.id}-{one.id}-{other.id}",
            scheme=past.scheme,
            round_id=past.id,
            person_ids=(one.id, other.id),
            status=status,
            reasons=tuple(_reasons(one, other)),
            feedback=rng.choice(FEEDBACK) if status in ("reflected", "closed") else "",
            start_date=past.start,
            invented=True,
        )


def _may(past: Past, one: Leader, other: Leader) -> bool:
    if one.employer.id == other.employer.id:
        return False
    if past.scheme == "executive-buddies":
        return {one.person.side, other.person.side} == {"clinical-and-care", "managerial-executive"}
    differ = one.sector != other.sector or one.person.profession_ids != other.person.profession_ids
    return differ and bool(_shared(one, other))


def _shared(one: Leader, other: Leader) -> list[str]:
    return [item for item in one.person.challenges if item in other.person.challenges]


def _reasons(one: Leader, other: Leader) -> Iterator[str]:
    for challenge in _shared(one, other):
        yield f"Both work on: {challenge}"
    if one.sector != other.sector:
        yield f"{SECTORS.say(one.sector)} meets {SECTORS.say(other.sector)}"
    if one.place != other.place:
        yield "They work in different places"
