"""What makes two people a good pair: named criteria, each from 0 to 1, with a sentence.

Only what colleagues may see anyway enters a sentence: no private wish, note or declaration.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graph_service import codes
from graph_service.analysis.pairing_rules import (
    CLINICAL_AND_MANAGERIAL,
    professions_differ,
    sectors_differ,
    sides_of,
)
from graph_service.analysis.partners import Partner
from graph_service.snapshot import Snapshot

Finding = tuple[float, str]
Weigh = Callable[[Snapshot, Partner, Partner], Finding]
_LADDER = ("trainee", "emerging", "middle", "senior", "board")


@dataclass(frozen=True)
class Criterion:
    """One thing that counts: its name, and what two people get for it, from 0 to 1, and why."""

    code: str
    words: str
    weigh: Weigh


def _challenges(_snapshot: Snapshot, one: Partner, other: Partner) -> Finding:
    shared = sorted(one.challenges.keys() & other.challenges.keys())
    if not shared:
        return 0.0, "They have named no challenge in common."
    named = listed([f"“{one.challenges[item]}”" for item in shared])
    # A first shared challenge is a reason to meet; a second makes it certain.
    return min(1.0, 0.2 + 0.4 * len(shared)), f"Both named {named} as a challenge."


def _different(snapshot: Snapshot, one: Partner, other: Partner) -> Finding:
    sectors, professions = sectors_differ(one, other), professions_differ(one, other)
    said = []
    if sectors:
        pair = (codes.SECTORS.say(one.sector), codes.SECTORS.say(other.sector))
        said.append(f"different sectors ({pair[0]} and {pair[1]})")
    if professions:
        mine, theirs = (_professions(snapshot, item) for item in (one, other))
        said.append(f"different professions ({mine} and {theirs})")
    words = f"They come from {' and '.join(said)}." if said else "Sector and profession are alike."
    return (sectors + professions) / 2, words


def _sides(_snapshot: Snapshot, one: Partner, other: Partner) -> Finding:
    if sides_of(one, other) == CLINICAL_AND_MANAGERIAL:
        return 1.0, "One is a clinical or care professional, the other a manager or executive."
    return 0.0, "They are not one from the clinical and one from the managerial side."


def _levels(_snapshot: Snapshot, one: Partner, other: Partner) -> Finding:
    mine, theirs = one.person.level, other.person.level
    if mine not in _LADDER or theirs not in _LADDER:
        return 0.0, "The level of one of them is not known, or is on no ladder."
    gap = abs(_LADDER.index(mine) - _LADDER.index(theirs))
    if mine == theirs:
        return 1.0, f"Both are at {codes.LEVELS.say(mine).lower()} level."
    words = f"{codes.LEVELS.say(mine)} and {codes.LEVELS.say(theirs).lower()} level"
    if gap > 2:
        return 0.0, f"{words} are far apart."
    return (1.0, f"{words} are close.") if gap < 2 else (0.5, f"{words} are not too far apart.")


def _seniority(_snapshot: Snapshot, one: Partner, other: Partner) -> Finding:
    mine, theirs = one.person.level, other.person.level
    if mine not in _LADDER or theirs not in _LADDER:
        return 0.0, "The level of one of them is not known, or is on no ladder."
    above = _LADDER.index(mine) > _LADDER.index(theirs)
    words = f"{codes.LEVELS.say(mine)} level can open doors for {codes.LEVELS.say(theirs).lower()}"
    return (1.0, f"{words} level.") if above else (0.0, "The sponsor is not the more senior.")


def _near(snapshot: Snapshot, one: Partner, other: Partner) -> Finding:
    if not one.borough or not other.borough:
        return 0.0, "The borough of one of them is not known."
    places = [snapshot.label("Area", item.borough) for item in (one, other)]
    if one.borough == other.borough:
        return 1.0, f"Both are based in {places[0]}."
    return 0.4, f"They are based in two boroughs of one system ({places[0]}, {places[1]})."


def _new(_snapshot: Snapshot, one: Partner, other: Partner) -> Finding:
    if other.id in one.tied:
        return 0.0, "They are known to know each other."
    if one.bodies & other.bodies:
        return 0.5, "They sit on a body together, without being known to know each other."
    return 1.0, "They are not known to have met: no tie, and no body that both sit on."


def _fit(_snapshot: Snapshot, one: Partner, other: Partner) -> Finding:
    ways = [
        (a, b)
        for a, b in ((one, other), (other, one))
        if "buddy" in a.person.offers and "buddy" in b.person.seeks
    ]
    if len(ways) == 2:
        return 1.0, "Each offers to be a buddy and seeks one."
    if ways:
        return 0.75, "One offers to be a buddy and the other seeks one."
    return 0.25, "Both are open to having a buddy."


def _time(_snapshot: Snapshot, one: Partner, other: Partner) -> Finding:
    shared = [day for day in one.person.days_free if day in other.person.days_free]
    if not shared:
        return 0.0, "They have not both named days."
    return 1.0, f"Both are free on {listed([codes.HALF_DAYS.say(day) for day in shared])}."


def listed(words: Sequence[str]) -> str:
    """Words in a row: "a, b and c"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _professions(snapshot: Snapshot, partner: Partner) -> str:
    return ", ".join(snapshot.label("Profession", id_) for id_ in partner.person.profession_ids)


CHALLENGES = Criterion("challenges", "Shared challenges", _challenges)
DIFFERENT = Criterion("different", "Different sector and profession", _different)
SIDES = Criterion("sides", "Clinical with managerial", _sides)
LEVELS = Criterion("levels", "Modest gap in level", _levels)
SENIORITY = Criterion("seniority", "The sponsor is the more senior", _seniority)
NEAR = Criterion("near", "Place within reach", _near)
NEW = Criterion("new", "A new acquaintance", _new)
FIT = Criterion("fit", "What one offers, the other seeks", _fit)
TIME = Criterion("time", "Days in common", _time)
