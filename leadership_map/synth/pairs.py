"""Rounds of pairing that have been, and one that is open: matched by the product's own engine.

Who applies and how a pair fares is drawn; who is with whom, for how many points and why is what
`propose` answered on the day the round began.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from graph_service.analysis.pairing.partners import partners
from graph_service.analysis.pairing.proposal import Pair, propose
from graph_service.analysis.pairing.schemes import scheme
from graph_service.records import KINDS, Application, Pairing, Record, Reply, Round
from graph_service.snapshot import Snapshot, as_at
from leadership_map.synth.draws import chance, later

Said = Round | Application | Pairing | Reply


@dataclass(frozen=True)
class Past:
    """A round: how many apply to it, and the `fates` that are drawn for its pairs."""

    id: str
    name: str
    scheme: str
    status: str
    start: str
    people: int
    fates: tuple[str, ...]


ROUNDS = (
    Past("executive-buddies-2024", "Executive buddies 2024", "executive-buddies", "closed",
         "2024-03-04", 16, ("reflected", "reflected", "met")),
    Past("shadowing-2025", "Shadowing, autumn 2025", "shadowing", "closed",
         "2025-10-06", 30, ("reflected", "reflected", "met", "declined")),
    Past("shadowing-2026-05", "Shadowing, May 2026", "shadowing", "published",
         "2026-05-11", 28, ("published", "accepted", "introduced", "reflected", "declined")),
    Past("shadowing-2026-autumn", "Shadowing, autumn 2026", "shadowing", "open",
         "2026-08-24", 40, ()),
)  # fmt: skip
APPLY_UNTIL = "2026-10-02"
CHANGES = (
    "We have agreed to share one training day.",
    "I ring the discharge team before I write to them.",
    "Our referral form has one page now.",
    "Two of our trainees will visit each other's teams.",
    "I go to the borough's huddle once a month.",
)
ANSWERED = ("accepted", "introduced", "met", "reflected")


def rounds(seed: int, base: Sequence[Record], kept_out: frozenset[str]) -> Iterator[Said]:
    """The rounds in their order, each matched on the day it began.

    It is matched by what `base` and the rounds before it say. Nobody takes part who did not agree
    to it, or is among `kept_out`.
    """
    rng = chance(seed, "rounds")
    made: list[Record] = []
    for past in ROUNDS:
        round_ = Round(
            id=past.id, name=past.name, scheme=past.scheme, status=past.status, seed=seed,
            start_date=past.start, invented=True,
            apply_until=APPLY_UNTIL if past.status == "open" else "",
        )  # fmt: skip
        before = _on(past.start, [*base, *made, round_])
        applied = list(_applications(rng, before, past, kept_out))
        found: list[Said] = [round_, *applied]
        if past.fates:
            now = _on(past.start, [*base, *made, *found])
            proposal = propose(now, past.scheme, round_id=past.id, seed=seed)
            for number, pair in enumerate(proposal.pairs):
                found += _life(rng, past, pair, past.fates[number % len(past.fates)])
        made += found
        yield from found


def walked(gone: Sequence[Record]) -> list[Pairing]:
    """The pairs that did meet, and so know each other."""
    return [
        item
        for item in gone
        if isinstance(item, Pairing) and item.status in ("met", "reflected", "closed")
    ]


def _on(day: str, records: Sequence[Record]) -> Snapshot:
    by_kind: dict[str, dict[str, Record]] = {kind: {} for kind in KINDS}
    for record in sorted(records, key=lambda item: item.id):
        by_kind[type(record).__name__][record.id] = record
    return as_at(Snapshot(day, 1, by_kind), day)


def _applications(
    rng: Random, before: Snapshot, past: Past, kept_out: frozenset[str]
) -> Iterator[Application]:
    """Some of those whom the scheme is for; of an open round some managers have not answered."""
    chosen = scheme(before, past.scheme)
    willing = [
        item.id
        for item in partners(before).values()
        if (chosen.first(item) or chosen.second(item)) and item.id not in kept_out
    ]
    for id_ in sorted(rng.sample(willing, min(past.people, len(willing)))):
        waits = past.status == "open" and rng.random() < 0.2
        yield Application(
            id=f"{past.id}-{id_}",
            round_id=past.id,
            person_id=id_,
            hosts=2 if past.scheme == "shadowing" and rng.random() < 0.3 else None,
            manager_agrees=None if waits else True,
            start_date=later(past.start, -rng.randint(0, 20)) if past.status == "open" else "",
            invented=True,
        )


def _life(rng: Random, past: Past, pair: Pair, fate: str) -> list[Said]:
    """A pair as it was kept, and what its people said of it since."""
    status = "closed" if past.status == "closed" and fate in ("met", "reflected") else fate
    introduced = fate in ANSWERED[1:]
    kept = Pairing(
        id=pair.id, scheme=past.scheme, round_id=past.id, person_ids=pair.people, status=status,
        score=pair.score, reasons=pair.reasons, half_day=pair.half_day, start_date=past.start,
        introduced_on=later(past.start, rng.randint(8, 14)) if introduced else "", invented=True,
    )  # fmt: skip
    met = later(past.start, rng.randint(20, 90)) if fate in ("met", "reflected") else ""
    hours = float(rng.choice((3, 3.5, 4, 7)))
    said: list[Said] = [kept]
    for place, id_ in enumerate(pair.people):
        no = fate == "declined" and place == len(pair.people) - 1
        if fate == "published" and place:
            continue
        reflects = fate == "reflected"
        said.append(Reply(
            id=f"{pair.id}-{id_}", pairing_id=pair.id, person_id=id_,
            answer="declined" if no else "accepted",
            met_on=met, hours=hours if met else None,
            worth=rng.choice(("4", "5", "5", "6")) if reflects else "",
            change=rng.choice(CHANGES) if reflects and place else "",
            invented=True,
        ))  # fmt: skip
    return said
