"""What is settled in a round before anybody is compared: fixed, kept apart, kept where may be."""

from dataclasses import dataclass, replace
from itertools import combinations

from graph_service.analysis.pairing.life import stage_of
from graph_service.records import Pairing
from graph_service.snapshot import Snapshot

People = tuple[str, ...]
BEGUN = frozenset({"accepted", "introduced", "met", "reflected", "closed"})
"""From here on people rely on their pairing: it is fixed."""


@dataclass(frozen=True)
class Settled:
    """Groups that must be (`together`), pairs that must not (`apart`), groups to keep (`stay`)."""

    together: frozenset[People] = frozenset()
    apart: frozenset[People] = frozenset()
    stay: frozenset[People] = frozenset()

    def and_together(self, people: People) -> "Settled":
        """The same with one more group that must be."""
        return replace(self, together=self.together | {people})


def settled(snapshot: Snapshot, round_id: str, *, keep: bool) -> Settled:
    """What the team and the people themselves settled in a round.

    Args:
        snapshot: the whole network on one day.
        round_id: the round; "" for none, in which nothing is settled.
        keep: whether as many as may be of the round's pairs stay as they are.
    """
    said = [item for item in snapshot.instructions.values() if round_id == item.round_id != ""]
    kept = [item for item in snapshot.pairings.values() if round_id == item.round_id != ""]
    stages = {item.id: stage_of(snapshot, item) for item in kept}
    declined = [item for item in kept if stages[item.id] == "declined"]
    begun = [item for item in kept if stages[item.id] in BEGUN]
    out = {id_ for item in said if item.what == "out" for id_ in item.person_ids}
    return Settled(
        frozenset(
            [item.person_ids for item in said if item.what == "together"]
            + [item.person_ids for item in begun if not out & {*item.person_ids}]
        ),
        frozenset(
            [item.person_ids for item in said if item.what == "apart"]
            + [pair for item in declined for pair in combinations(item.person_ids, 2)]
        ),
        frozenset(_standing(kept, stages) if keep else ()),
    )


def _standing(kept: list[Pairing], stages: dict[str, str]) -> list[People]:
    return [item.person_ids for item in kept if stages[item.id] != "declined"]
