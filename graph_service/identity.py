"""Who is who: which ids the team's decisions read as which, and what was decided of a pair."""

from collections.abc import Iterable, Mapping
from typing import cast

from graph_service.records import Identity, Record
from graph_service.snapshot import Snapshot

KIND_OF: Mapping[str, str] = {"person": "Person", "organization": "Organization"}
"""The kind of record that each code of `Identity.of` means."""
Kept = Mapping[str, Mapping[str, str]]
"""For each kind, the id that is kept by every id that is read as it; kept ones are not in it."""


def kept_ids(decisions: Iterable[Record]) -> Kept:
    """Which ids are read as which, following chains of decisions.

    Of all that are the same the one is kept that no decision gives up; of several such, and where
    decisions go round in a circle, the one whose id comes first.
    """
    same = [item for item in cast("Iterable[Identity]", decisions) if item.same]
    return {
        kind: _kept([(item.kept_id, item.other_id) for item in same if item.of == of])
        for of, kind in KIND_OF.items()
        if any(item.of == of for item in same)
    }


def _kept(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    group_of: dict[str, set[str]] = {}
    given_up = set()
    for kept, other in pairs:
        group = group_of.get(kept, {kept}) | group_of.get(other, {other})
        group_of |= dict.fromkeys(group, group)
        if kept != other:
            given_up.add(other)
    found = {}
    for id_, group in group_of.items():
        kept = min(group - given_up or group)
        if id_ != kept:
            found[id_] = kept
    return found


def kept_id(snapshot: Snapshot, kind: str, id_: str) -> str:
    """The id under which a record of a kind is read: its own, or that of the one that is kept."""
    return kept_ids(snapshot.of("Identity").values()).get(kind, {}).get(id_, id_)


def apart_pairs(snapshot: Snapshot, kind: str) -> frozenset[frozenset[str]]:
    """The pairs of records of a kind that the team keeps apart, by the ids that are read."""
    decisions = cast("Mapping[str, Identity]", snapshot.of("Identity")).values()
    kept = kept_ids(decisions).get(kind, {})
    return frozenset(
        frozenset(kept.get(id_, id_) for id_ in (item.kept_id, item.other_id))
        for item in decisions
        if item.same is False and KIND_OF.get(item.of) == kind
    )
