"""A round in numbers, from who applied to who looked back, and what became of the others."""

from dataclasses import dataclass

from graph_service.analysis.pairing.life import replies_of, stage_of
from graph_service.analysis.pairing.progress import pairings_of
from graph_service.records import Pairing, Round
from graph_service.snapshot import Snapshot


@dataclass(frozen=True)
class Step:
    """How many people came so far, and of those before what became of the others, in words."""

    words: str
    people: int
    others: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Funnel:
    """The steps of a round, in order. Each is what is left of the one before it."""

    steps: tuple[Step, ...]

    @property
    def reconciles(self) -> bool:
        """Whether every step and what became of the others add up to the step before."""
        pairs = zip(self.steps, self.steps[1:], strict=False)
        return all(
            before.people == after.people + sum(number for _, number in after.others)
            for before, after in pairs
        )


def funnel(snapshot: Snapshot, round_: Round) -> Funnel:
    """Count people from application to reflection.

    Where nobody applied, the first step is who is in a pair. Who is in several pairs (a host of
    two visits) has come as far as the furthest of them.
    """
    applied = {i.person_id: i for i in snapshot.applications.values() if i.round_id == round_.id}
    pairs = pairings_of(snapshot, round_.id)
    paired = {id_ for item in pairs for id_ in item.person_ids}
    everybody = applied.keys() | paired
    withdrawn = {i for i in everybody - paired if i in applied and applied[i].withdrawn}
    standing = everybody - withdrawn
    refused = {i for i in standing - paired if i in applied and applied[i].manager_agrees is False}
    waiting = {
        i for i in standing - paired - refused if i in applied and not applied[i].manager_agrees
    }
    approved = standing - refused - waiting
    return Funnel((
        Step("Applied" if applied else "In a pair", len(everybody)),
        Step("Did not withdraw", len(standing), (("withdrew", len(withdrawn)),)),
        Step("Their manager said yes", len(approved),
             (("manager said no", len(refused)), ("manager has not answered", len(waiting)))),
        Step("Put into a pair", len(paired), (("left without a partner", len(approved - paired)),)),
        *_lives(snapshot, pairs, paired),
    ))  # fmt: skip


def _lives(snapshot: Snapshot, pairs: list[Pairing], paired: set[str]) -> list[Step]:
    stages = {item.id: stage_of(snapshot, item) for item in pairs}

    def within(*wanted: str) -> set[str]:
        return {id_ for item in pairs if stages[item.id] in wanted for id_ in item.person_ids}

    told = paired - (within("proposed") - within(*_AFTER_PROPOSED))
    met = within("met", "reflected", "closed")
    agreed = within("accepted", "introduced") | met
    looked_back = {
        reply.person_id
        for item in pairs
        for reply in replies_of(snapshot, item.id)
        if reply.worth and reply.person_id in met
    }
    silent = (within("published") & told) - agreed
    declined = told - agreed - silent
    return [
        Step("Told of their pair", len(told), (("pair still a draft", len(paired - told)),)),
        Step("Both said yes", len(agreed),
             (("one of them declined", len(declined)), ("not answered yet", len(silent)))),
        Step("Met", len(met), (("not met yet", len(agreed - met)),)),
        Step("Looked back", len(looked_back), (("not looked back yet", len(met - looked_back)),)),
    ]  # fmt: skip


_AFTER_PROPOSED = (
    "published", "accepted", "declined", "introduced", "met", "reflected", "closed",
)  # fmt: skip
