"""Who knows whom: dense at work, thinner across, with a silo, a bridge and an isolate planted.

The answer key is in `data/README.md`; `PLANTED` names them by the role they have in the cast.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from random import Random

from graph_service.codes import SCHEMES
from graph_service.records import Membership, Pairing, Tie
from leadership_map.synth.draws import chance, day_between
from leadership_map.synth.people import Leader

SILO = "rpg"
BRIDGE = ("rpg", "Head of nursing")
ISOLATE = ("public-health-lewisham", "Director of public health")
NEWCOMERS = 5
CROSSINGS = 30
OUTSIDE_THE_SILO = 6


@dataclass(frozen=True)
class Planted:
    """Ids of the people of the silo (without the bridge), of its bridge, and of the isolate."""

    silo: frozenset[str]
    bridge: str
    isolate: str


def planted(leaders: Sequence[Leader]) -> Planted:
    """Find the planted people in the cast."""
    by_role = {(item.employer.id, item.person.job_title): item.id for item in leaders}
    bridge = by_role[BRIDGE]
    silo = {item.id for item in leaders if item.employer.id == SILO} - {bridge}
    return Planted(frozenset(silo), bridge, by_role[ISOLATE])


def willing(leaders: Sequence[Leader]) -> list[Leader]:
    """The same leaders; those of the answer key let themselves and their ties be shown."""
    plan = planted(leaders)
    shown = {*plan.silo, plan.bridge, plan.isolate}
    return [
        replace(item, person=replace(item.person, objects=None, consent_ties=True))
        if item.id in shown
        else item
        for item in leaders
    ]


def ties(
    seed: int,
    leaders: Sequence[Leader],
    memberships: Iterable[Membership],
    walked: Iterable[Pairing],
) -> Iterator[Tie]:
    """Ties from pairs that met, from work, place and boards, and some by chance; none twice."""
    rng = chance(seed, "ties")
    plan = planted(leaders)
    alone = {plan.isolate, *_newcomers(rng, leaders)}
    since = {item.id: item.since for item in leaders}
    found = {
        (min(item.person_ids), max(item.person_ids)): (SCHEMES.say(item.scheme), item.start_date)
        for item in walked
    }
    for one, other, context in (
        *_bridged(rng, leaders, plan),
        *_at_work(rng, leaders),
        *_on_boards(rng, memberships),
        *_by_chance(rng, leaders),
    ):
        pair = (min(one, other), max(one, other))
        if not alone & set(pair) and not _crosses(plan, *pair):
            found.setdefault(pair, (context, max(since[one], since[other])))
    for (one, other), (context, first) in sorted(found.items()):
        yield Tie(
            id=f"{one}-{other}",
            person_id=one,
            other_id=other,
            strength=float(rng.randint(1, 5)),
            context=context,
            start_date=day_between(rng, first, "2026-08-14"),
            invented=True,
        )


def _newcomers(rng: Random, leaders: Sequence[Leader]) -> list[str]:
    new = sorted(item.id for item in leaders if item.since > "2025-06")
    return rng.sample(new, min(NEWCOMERS, len(new)))


def _crosses(plan: Planted, one: str, other: str) -> bool:
    """Whether a tie would leave the silo past its bridge."""
    inside = [one in plan.silo, other in plan.silo]
    return any(inside) and not all(inside) and plan.bridge not in (one, other)


def _bridged(
    rng: Random, leaders: Sequence[Leader], plan: Planted
) -> Iterator[tuple[str, str, str]]:
    for item in leaders:
        if item.id in plan.silo:
            yield plan.bridge, item.id, "Work together"
    outside = [item for item in leaders if item.employer.id != SILO and item.place != "sel"]
    for item in rng.sample(outside, OUTSIDE_THE_SILO):
        yield plan.bridge, item.id, "Trained together"


def _at_work(rng: Random, leaders: Sequence[Leader]) -> Iterator[tuple[str, str, str]]:
    for one, other in combinations(leaders, 2):
        same_employer = one.employer.id == other.employer.id
        same_sector, same_place = one.sector == other.sector, one.place == other.place
        likely = (
            (0.7 if one.employer.id == SILO else 0.3)
            if same_employer
            else 0.25
            if same_sector and same_place
            else 0.04
            if same_place
            else 0.02
            if same_sector
            else 0.0
        )
        if rng.random() < likely:
            yield one.id, other.id, "Work together" if same_employer else "Work in the same place"


def _on_boards(rng: Random, memberships: Iterable[Membership]) -> Iterator[tuple[str, str, str]]:
    boards: Mapping[str, list[str]] = defaultdict(list)
    for item in memberships:
        if item.post_id and not item.end_date:
            boards[item.organization_id].append(item.person_id)
    for members in boards.values():
        for one, other in combinations(dict.fromkeys(members), 2):
            if rng.random() < 0.12:
                yield one, other, "Sit on the same body"


def _by_chance(rng: Random, leaders: Sequence[Leader]) -> Iterator[tuple[str, str, str]]:
    for _ in range(CROSSINGS):
        one, other = rng.sample(leaders, 2)
        yield one.id, other.id, "Met at an event"
