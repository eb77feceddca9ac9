"""How a round is going: where it stands, how far its pairings are, and what comes next."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from graph_service import codes
from graph_service.analysis.numerals import in_words
from graph_service.analysis.pairing.life import stage_of
from graph_service.analysis.pairing.partners import applications
from graph_service.analysis.pairing.problem import Problem
from graph_service.analysis.pairing.schemes import scheme
from graph_service.analysis.pairing.settled import settled
from graph_service.analysis.pairing.standing import standing
from graph_service.analysis.pairing.unpaired import Unpaired, why_unpaired
from graph_service.records import Pairing, Round
from graph_service.snapshot import Snapshot

WAITING = "published"
"""The stage of those who have been told and have not both answered."""


@dataclass(frozen=True)
class Progress:
    """A round's pairings by how far they are (codes of `codes.PAIRING_STATUSES`), and its people.

    `applied` counts applications that stand; `alone` those who take part and are in no pairing
    that stands. `repairable`: somebody declined, so that matching again may find them a partner.
    """

    status: str
    stages: Mapping[str, int]
    applied: int
    alone: tuple[str, ...]
    worst: int | None

    @property
    def pairings(self) -> int:
        """How many pairings there are, declined ones included."""
        return sum(self.stages.values())

    @property
    def repairable(self) -> bool:
        """Whether matching again may help somebody."""
        return self.status == "published" and bool(self.stages.get("declined"))

    @property
    def sentence(self) -> str:
        """The round in one sentence."""
        if not self.pairings:
            return self._before()
        many = "one pair" if self.pairings == 1 else f"{in_words(self.pairings)} pairs"
        left = f"{in_words(len(self.alone))} {'person' if len(self.alone) == 1 else 'people'}"
        if self.status in ("", "draft", "open"):
            worst = f", everyone's match is at least {self.worst} of 100" if self.worst else ""
            return f"{many.capitalize()} proposed, {left} unpaired{worst}."
        steps = ", ".join(
            f"{in_words(self.stages[stage])} {_WORDS.get(stage, stage)}"
            for stage in codes.PAIRING_STATUSES
            if self.stages.get(stage)
        )
        return f"{many.capitalize()}: {steps}; {left} without a partner."

    def _before(self) -> str:
        if self.status in ("published", "closed"):
            return "This round has no pairs."
        if not self.applied:
            return "Nobody has applied yet, so that pairs can only be tried out from profiles."
        who = "One person has" if self.applied == 1 else f"{in_words(self.applied)} people have"
        return f"{who.capitalize()} applied; no pairs have been proposed yet."


def pairings_of(snapshot: Snapshot, round_id: str) -> list[Pairing]:
    """The pairings that a round has, the best score first."""
    found = [item for item in snapshot.pairings.values() if item.round_id == round_id]
    return sorted(found, key=lambda item: (-(item.score or 0), item.id))


def progress(snapshot: Snapshot, round_: Round) -> Progress:
    """How a round is going.

    Raises:
        Refused: its scheme is not there any more.
    """
    kept = pairings_of(snapshot, round_.id)
    stages = {item.id: stage_of(snapshot, item) for item in kept}
    stand = {id_ for i in kept if stages[i.id] != "declined" for id_ in i.person_ids}
    taking = standing(snapshot, scheme(snapshot, round_.scheme), round_.id).company.people
    scores = [round(100 * i.score) for i in kept if i.score and stages[i.id] != "declined"]
    return Progress(
        round_.status or "draft",
        Counter(stages.values()),
        len(applications(snapshot, round_.id)),
        tuple(sorted(taking.keys() - stand)),
        min(scores, default=None),
    )


def unpaired_in(snapshot: Snapshot, round_: Round) -> tuple[Unpaired, ...]:
    """Who takes part in a round and is in no pairing of it that stands, with the reason.

    Raises:
        Refused: its scheme is not there any more.
    """
    chosen = scheme(snapshot, round_.scheme)
    sorted_out = standing(snapshot, chosen, round_.id)
    said = settled(snapshot, round_.id, keep=False)
    stand = {
        id_
        for item in pairings_of(snapshot, round_.id)
        if stage_of(snapshot, item) != "declined"
        for id_ in item.person_ids
    }
    return why_unpaired(Problem(chosen, sorted_out.company, said), sorted_out.kept_out, stand)


def is_overtaken(snapshot: Snapshot, round_id: str) -> bool:
    """Whether the team has settled something since that the pairings of a round do not hold to."""
    together = [{*item.person_ids} for item in pairings_of(snapshot, round_id)
                if stage_of(snapshot, item) != "declined"]  # fmt: skip
    paired = set[str]().union(*together)
    for item in snapshot.instructions.values():
        people = {*item.person_ids}
        if item.round_id == round_id and (
            (item.what == "out" and people & paired)
            or (item.what == "apart" and any(people <= group for group in together))
            or (item.what == "together" and people not in together)
        ):
            return True
    return False


_WORDS = {
    "proposed": "proposed", "published": "waiting for an answer", "accepted": "accepted",
    "declined": "declined", "introduced": "introduced", "met": "met", "reflected": "reflected on",
    "closed": "closed",
}  # fmt: skip
