"""Which people, and which organisations, may be in the store twice; the team decides.

Every pair that has something telling in common is compared (blocking: Fellegi and Sunter 1969
compare all, which ten thousand people are too many for), and weighed with its reasons and doubts.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Protocol

from graph_service.analysis.duplicate_organizations import Organizations
from graph_service.analysis.duplicate_people import People
from graph_service.analysis.evidence import Evidence
from graph_service.fields import COMMON
from graph_service.identity import KIND_OF, apart_pairs, kept_ids
from graph_service.records import KINDS, Record
from graph_service.snapshot import Snapshot

LEAST = 0.5
"""The score from which two are suspected."""
_CROWD = 40
"""So many who share a key say too little by it; they are compared within what else they share."""
_MULTITUDE = 1_000
"""What so many share is no name (`Vacant`, `To be confirmed`) and tells nothing."""


@dataclass(frozen=True)
class Suspect:
    """Two records that may be one; more is said of the one that is suggested to be kept.

    `of` is the code of `Identity.of`; `score` is from 0 to 1; `reasons` and `doubts` are sentences.
    """

    kind: str
    of: str
    kept_id: str
    other_id: str
    score: float
    reasons: tuple[str, ...]
    doubts: tuple[str, ...]


class _Comparison(Protocol):
    """How the records of one kind are compared."""

    def keys(self, id_: str) -> Iterable[tuple[str, ...]]: ...
    def groups(self, id_: str) -> Iterable[str]: ...
    def evidence(self, one_id: str, other_id: str) -> Evidence: ...


def suspects(snapshot: Snapshot) -> tuple[Suspect, ...]:
    """Pairs that may be the same and of which nothing is decided, the likeliest first.

    Of one score people come first, then the order is that of the ids.
    """
    found = [
        *_suspects(snapshot, "person", People(snapshot)),
        *_suspects(snapshot, "organization", Organizations(snapshot)),
    ]
    found.sort(key=lambda item: (-item.score, item.of != "person", item.kept_id, item.other_id))
    return tuple(found)


def _suspects(snapshot: Snapshot, of: str, comparison: _Comparison) -> Iterator[Suspect]:
    kind = KIND_OF[of]
    records = snapshot.of(kind)
    apart = apart_pairs(snapshot, kind)
    kept = kept_ids(snapshot.of("Identity").values()).get(kind, {})
    for one, other in _pairs(comparison, records):
        pair = frozenset(kept.get(id_, id_) for id_ in (one, other))
        if len(pair) == 1 or pair in apart:
            continue
        evidence = comparison.evidence(one, other)
        if evidence.score >= LEAST:
            first, second = sorted((one, other), key=lambda id_: (-_said(records[id_]), id_))
            yield Suspect(
                kind, of, first, second, evidence.score,
                tuple(sentence for sentence, _ in evidence.reasons),
                tuple(sentence for sentence, _ in evidence.doubts),
            )  # fmt: skip


def _pairs(comparison: _Comparison, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The pairs of ids that share a key, each once."""
    by_key: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for id_ in ids:
        for key in dict.fromkeys(comparison.keys(id_)):
            by_key[key].append(id_)
    seen: set[tuple[str, str]] = set()
    for sharing in by_key.values():
        for some in [sharing] if len(sharing) <= _CROWD else _parted(comparison, sharing):
            for pair in combinations(sorted(some), 2):
                if pair not in seen:
                    seen.add(pair)
                    yield pair


def _parted(comparison: _Comparison, ids: Collection[str]) -> Iterator[list[str]]:
    """A crowd as its smaller groups; where those are crowds too, the key tells nothing."""
    by_group: dict[str, list[str]] = defaultdict(list)
    for id_ in ids if len(ids) <= _MULTITUDE else ():
        for group in comparison.groups(id_):
            by_group[group].append(id_)
    return (some for some in by_group.values() if len(some) <= _CROWD)


def _said(record: Record) -> int:
    """Of how many fields a record says something."""
    names = [name for name in KINDS[type(record).__name__].by_name if name not in COMMON]
    return sum(getattr(record, name) not in ("", None, ()) for name in names)
