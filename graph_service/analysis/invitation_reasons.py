"""Why each person is to be asked: what they close, and who else could sit there instead."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph_service.analysis.invitation_answer import Alternative, Closing
from graph_service.analysis.invitation_candidates import bodies_of
from graph_service.analysis.invitation_gaps import POINTS, Wanted
from graph_service.analysis.invitation_programme import Candidate
from graph_service.snapshot import Snapshot

ALTERNATIVES = 3


@dataclass(frozen=True)
class Reasons:
    """The needs, those chosen, and the others who could be asked; both by id in a fixed order."""

    snapshot: Snapshot
    needs: Sequence[Wanted]
    chosen: Mapping[str, Candidate]
    others: Mapping[str, Candidate]

    def closings(self) -> dict[str, tuple[Closing, ...]]:
        """What each of those chosen closes, who closes most first.

        Each in turn closes what those before leave open, so that nothing is told twice.
        """
        found: dict[str, tuple[Closing, ...]] = {}
        counts = [0] * len(self.needs)
        waiting = dict(self.chosen)
        while waiting:
            first = max(waiting, key=lambda id_: self._rank(waiting[id_], counts))
            covers = waiting.pop(first).covers
            found[first] = tuple(
                Closing(need, need.gap.count + counts[at])
                for at, need in self._open(covers, counts)
            )
            counts = [count + (covers >> at & 1) for at, count in enumerate(counts)]
        return found

    def alternatives(self, person_id: str) -> tuple[Alternative, ...]:
        """Who could be asked instead, all others staying.

        Those who lose least come first, then those who hold the fewest seats, then by name.
        """
        rest = [item.covers for id_, item in self.chosen.items() if id_ != person_id]
        counts = [sum(covers >> at & 1 for covers in rest) for at in range(len(self.needs))]
        own = self._open(self.chosen[person_id].covers, counts)
        open_ = sum(1 << at for at, _ in self._open(-1, counts))
        ranked = sorted(
            (-self._worth(covers & open_), *key)
            for covers, keys in self._others.items()
            if covers & open_
            for key in keys[:ALTERNATIVES]
        )[:ALTERNATIVES]
        return tuple(self._alternative(id_, own, counts) for _, _, _, id_ in ranked)

    def _alternative(
        self, id_: str, own: Sequence[tuple[int, Wanted]], counts: Sequence[int]
    ) -> Alternative:
        closes = self._open(self.others[id_].covers, counts)
        return Alternative(
            id_,
            bodies_of(self.snapshot, id_),
            tuple(need for _, need in closes),
            tuple(need for at, need in closes if (at, need) not in own),
            tuple(need for at, need in own if (at, need) not in closes),
            (_sum(own) - _sum(closes)) / POINTS,
        )

    @cached_property
    def _others(self) -> dict[int, list[tuple[int, int, str]]]:
        """The others by the needs they count in: (seats held, place in the order, id), in order."""
        found: dict[int, list[tuple[int, int, str]]] = {}
        for at, (id_, item) in enumerate(self.others.items()):
            found.setdefault(item.covers, []).append((item.load, at, id_))
        return {covers: sorted(keys) for covers, keys in found.items()}

    def who_could(self, at: int) -> int:
        """How many of the others count in a need."""
        return sum(len(keys) for covers, keys in self._others.items() if covers >> at & 1)

    def short(self) -> list[int]:
        """How many people each need is still short of once all those chosen have joined."""
        covers = [item.covers for item in self.chosen.values()]
        found = [sum(one >> at & 1 for one in covers) for at in range(len(self.needs))]
        return [max(0, need.short - n) for need, n in zip(self.needs, found, strict=True)]

    def _open(self, covers: int, counts: Sequence[int]) -> list[tuple[int, Wanted]]:
        """The needs among `covers` that these numbers of people leave open."""
        return [
            (at, need)
            for at, need in enumerate(self.needs)
            if covers >> at & 1 and counts[at] < need.short
        ]

    def _worth(self, covers: int) -> int:
        return sum(need.points for at, need in enumerate(self.needs) if covers >> at & 1)

    def _rank(self, item: Candidate, counts: Sequence[int]) -> tuple[int, int]:
        return sum(need.points for _, need in self._open(item.covers, counts)), -item.load


def _sum(needs: Sequence[tuple[int, Wanted]]) -> int:
    return sum(need.points for _, need in needs)
