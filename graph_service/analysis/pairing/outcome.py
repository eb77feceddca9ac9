"""What a round did: how far people came, whom it reached, what it changed, what they say."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from graph_service.analysis.numerals import in_words, people
from graph_service.analysis.pairing.funnel import Funnel, funnel
from graph_service.analysis.pairing.life import replies_of, stage_of
from graph_service.analysis.pairing.new_ties import NewTies, new_ties
from graph_service.analysis.pairing.partners import applications
from graph_service.analysis.pairing.progress import pairings_of
from graph_service.analysis.pairing.reach import DIMENSIONS, GroupReach, reach
from graph_service.analysis.pairing.schemes import scheme
from graph_service.analysis.pairing.standing import standing
from graph_service.analysis.pairing.time_together import hours_of, time_together
from graph_service.records import Pairing, Round
from graph_service.snapshot import Snapshot

MET = ("met", "reflected", "closed")
MEAN_FROM = 5
"""Of fewer answers no mean is told."""


@dataclass(frozen=True)
class Outcome:
    """A round's outcome.

    `hours` are those of pairs, each counted once; `enough` is how many of the `meetings` have been
    together for as long as the scheme asks (None: it asks for nothing). `worths` how many gave
    each number of 1 to 6; `changes` what people changed, in the order of the words, so that
    nobody's is told apart.
    """

    funnel: Funnel
    reach: Mapping[str, tuple[GroupReach, ...]]
    hours: float
    meetings: int
    enough: int | None
    ties: NewTies
    worths: Mapping[str, int]
    changes: tuple[str, ...]

    @property
    def mean_worth(self) -> float | None:
        """The mean of the numbers given; None below `MEAN_FROM` answers."""
        given = sum(self.worths.values())
        if given < MEAN_FROM:
            return None
        return sum(int(worth) * number for worth, number in self.worths.items()) / given

    @property
    def sentence(self) -> str:
        """The outcome in one sentence."""
        if not self.meetings:
            return "Nobody has met in this round yet, so there is no outcome to tell."
        pairs = "pair has" if self.meetings == 1 else "pairs have"
        new = self.ties.new
        ties = "tie" if new == 1 else "ties"
        return (
            f"{in_words(self.meetings).capitalize()} {pairs} met for {self.hours:g} hours in all; "
            f"{people(self.funnel.steps[-2].people)} took part, and {in_words(new)} new {ties} "
            "came of it."
        )


def outcome(snapshot: Snapshot, round_: Round) -> Outcome:
    """What a round did until the day of the snapshot.

    Raises:
        Refused: its scheme is not there any more.
    """
    pairs = pairings_of(snapshot, round_.id)
    stages = {item.id: stage_of(snapshot, item) for item in pairs}
    met = [item for item in pairs if stages[item.id] in MET]
    paired = frozenset(i for p in pairs if stages[p.id] != "declined" for i in p.person_ids)
    taking = standing(snapshot, scheme(snapshot, round_.scheme), round_.id).company.people
    asked = frozenset(applications(snapshot, round_.id) or taking.keys()) | paired
    replies = [reply for item in pairs for reply in replies_of(snapshot, item.id)]
    return Outcome(
        funnel(snapshot, round_),
        {by: reach(snapshot, asked, paired, by) for by in DIMENSIONS},
        sum(hours_of(snapshot, item) for item in met),
        len(met),
        _enough(snapshot, met),
        new_ties(
            snapshot, [two for p in met for two in combinations(p.person_ids, 2)],
            round_.start_date,
        ),
        Counter(reply.worth for reply in replies if reply.worth),
        tuple(sorted(reply.change for reply in replies if reply.change)),
    )  # fmt: skip


def _enough(snapshot: Snapshot, met: Sequence[Pairing]) -> int | None:
    found = [time_together(snapshot, item) for item in met]
    asked = [item for item in found if item is not None]
    return sum(item.is_enough for item in asked) if asked else None
