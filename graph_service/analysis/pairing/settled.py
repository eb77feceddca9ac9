"""What is settled in a round before anybody is compared: fixed, kept apart, kept where may be."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations

from graph_service.analysis.pairing.life import stage_of
from graph_service.records import Pairing
from graph_service.snapshot import Snapshot

People = tuple[str, ...]
BEGUN = frozenset({"accepted", "introduced", "met", "reflected", "closed"})
"""From here on people rely on their pairing: it is fixed."""
SETTLED = "kept apart by the programme team, or by a no"


@dataclass(frozen=True)
class Settled:
    """Groups that must be (`together`), pairs that must not (`apart`), groups to keep (`stay`).

    Of groups to keep, the half-day that they had ("" for none): they keep it where they can.
    `begun` are groups that people rely on, with the half-day they agreed on ("" for none): they
    must be as well, even where the records have changed so that a rule would keep them apart.
    """

    together: frozenset[People] = frozenset()
    apart: frozenset[People] = frozenset()
    stay: Mapping[People, str] = field(default_factory=dict)
    begun: Mapping[People, str] = field(default_factory=dict)

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
        frozenset(item.person_ids for item in said if item.what == "together"),
        frozenset(
            [item.person_ids for item in said if item.what == "apart"]
            + [pair for item in declined for pair in combinations(item.person_ids, 2)]
        ),
        _standing(kept, stages) if keep else {},
        {item.person_ids: item.half_day for item in begun if not out & {*item.person_ids}},
    )


def _standing(kept: list[Pairing], stages: dict[str, str]) -> dict[People, str]:
    return {item.person_ids: item.half_day for item in kept if stages[item.id] != "declined"}
