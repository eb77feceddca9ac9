"""The findings about a network in order of weight: what is seen, what it means, what to do."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph_service.analysis.cohesion import Measured
from graph_service.analysis.grouping import grouping
from graph_service.analysis.insight.holding import CutOff, brokers, cut_off, relied_on
from graph_service.analysis.insight.shortcut import shortcut
from graph_service.analysis.insight.silos import Silo, silos
from graph_service.snapshot import Snapshot

DIMENSIONS = ("organization", "sector", "profession", "place")
"""The dimensions whose groups are tried as silos."""
MOST = 5
FEWEST_LOST = 2
# Betweenness and constraint are slow to read for many: those on most ways are looked at.
LOOKED_AT = 30


@dataclass(frozen=True)
class Insight:
    """A finding of a kind (see `KINDS`), with the people it rests on and numbers for its words.

    `group` are the words of a silo's group; `others` are further people: those who would be cut
    off. `numbers` are, for a silo, its ties inside, all its ties, those expected inside and its
    chance; for relied-on people the share of ways and how many times the usual; for a broker the
    constraint; for a shortcut the steps before and after and how many pairs were tried.
    """

    kind: str
    people: tuple[str, ...]
    others: tuple[str, ...] = ()
    group: str = ""
    numbers: tuple[float, ...] = ()


KINDS = ("silo", "cut-off", "relied-on", "alone", "shortcut", "broker")


def insights(snapshot: Snapshot, found: Measured) -> list[Insight]:
    """All findings about the network that was measured on a snapshot, kind by kind."""
    return [
        *_silos(snapshot, found),
        *_cut_off(found),
        *_relied_on(found),
        *_alone(found),
        *_shortcut(found),
        *_brokers(found),
    ]


def _silos(snapshot: Snapshot, found: Measured) -> Iterator[Insight]:
    groupings = {by: grouping(snapshot, by) for by in DIMENSIONS}
    group_of = {by: item.group_of for by, item in groupings.items()}
    # The same people may be a silo as an organisation and as its sector: said once.
    told: set[tuple[str, ...]] = set()
    for item in silos(found.pairs, group_of):
        if item.people not in told and len(told) < MOST:
            told.add(item.people)
            yield _silo(item, groupings[item.by].words[item.inside.group])


def _silo(item: Silo, words: str) -> Insight:
    numbers = (item.inside.inside, item.inside.ties, item.inside.expected, item.chance)
    others = tuple(id_ for id_ in item.people if id_ not in item.way_out)
    return Insight("silo", item.way_out, others, words, numbers)


def _cut_off(found: Measured) -> Iterator[Insight]:
    parts: list[CutOff] = cut_off(found.pairs, found.cohesion.cut_people, found.between)
    for item in parts[:MOST]:
        if len(item.lost) >= FEWEST_LOST:
            yield Insight("cut-off", (item.id,), item.lost)


def _relied_on(found: Measured) -> Iterator[Insight]:
    usual = sum(found.between.values()) / max(1, len(found.between))
    for id_ in relied_on(found.between)[:MOST]:
        share = found.between[id_]
        yield Insight("relied-on", (id_,), numbers=(share, share / usual))


def _alone(found: Measured) -> Iterator[Insight]:
    if found.cohesion.isolates and found.cohesion.ties:
        yield Insight("alone", found.cohesion.isolates)


def _shortcut(found: Measured) -> Iterator[Insight]:
    best = shortcut(found.pairs, relied_on(found.between))
    if best is not None:
        numbers = (best.before, best.after, best.tried, float(best.all_pairs))
        yield Insight("shortcut", (best.one, best.other), numbers=numbers)


def _brokers(found: Measured) -> Iterator[Insight]:
    on_ways = sorted(found.between, key=lambda id_: (-found.between[id_], id_))[:LOOKED_AT]
    among = [id_ for id_ in on_ways if found.between[id_]]
    for id_, constraint in brokers(found.pairs, among)[:3]:
        yield Insight("broker", (id_,), numbers=(constraint,))
