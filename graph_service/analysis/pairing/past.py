"""What earlier rounds mean for the next: who has met whom, who is new, whose turn it is."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from graph_service.records import Round
from graph_service.snapshot import Snapshot


@dataclass(frozen=True)
class Past:
    """`met`: whom each person was paired with; `paired`: who ever was in a pair.

    `left_out`: how often running each person applied for such a round and got no partner.
    """

    met: Mapping[str, set[str]]
    paired: frozenset[str]
    left_out: Mapping[str, int]


def past_of(snapshot: Snapshot, round_id: str, within: int | None = None) -> Past:
    """What all rounds but one mean; `within` counts as met only those of so many latest rounds."""
    met: dict[str, set[str]] = defaultdict(set)
    paired: set[str] = set()
    counted = _counted(snapshot, round_id, within)
    for item in snapshot.pairings.values():
        if round_id and item.round_id == round_id:
            continue
        paired.update(item.person_ids)
        if counted is None or item.round_id in counted:
            for one, other in permutations(item.person_ids, 2):
                met[one].add(other)
    return Past(met, frozenset(paired), _left_out(snapshot, round_id))


def in_order(snapshot: Snapshot) -> list[Round]:
    """All rounds, the first first; one that has not begun comes last."""
    rounds: Sequence[Round] = list(snapshot.rounds.values())
    return sorted(rounds, key=lambda item: (item.start_date or "9999", item.id))


def _counted(snapshot: Snapshot, round_id: str, within: int | None) -> frozenset[str] | None:
    """The rounds whose pairs have met; None for all."""
    if within is None:
        return None
    earlier = [item.id for item in in_order(snapshot) if item.id != round_id]
    return frozenset(earlier[len(earlier) - within :] if within else ())


def _left_out(snapshot: Snapshot, round_id: str) -> Mapping[str, int]:
    """How often each person applied since they last were in a pair of the same scheme."""
    this = snapshot.rounds.get(round_id)
    if this is None:
        return {}
    applied: dict[str, set[str]] = defaultdict(set)
    for item in snapshot.applications.values():
        if not item.withdrawn:
            applied[item.round_id].add(item.person_id)
    paired: dict[str, set[str]] = defaultdict(set)
    for pairing in snapshot.pairings.values():
        paired[pairing.round_id].update(pairing.person_ids)
    found: dict[str, int] = defaultdict(int)
    for round_ in in_order(snapshot):
        if round_.id == round_id:
            break
        if round_.scheme == this.scheme and round_.status in ("published", "closed"):
            for id_ in applied[round_.id] | paired[round_.id]:
                found[id_] = 0 if id_ in paired[round_.id] else found[id_] + 1
    return found
