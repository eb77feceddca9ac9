"""Several rounds ahead in which nobody meets the same person twice."""

from dataclasses import dataclass

from graph_service.analysis.numerals import in_words
from graph_service.analysis.pairing.problem import Problem
from graph_service.analysis.pairing.schemes import scheme
from graph_service.analysis.pairing.settled import Settled
from graph_service.analysis.pairing.standing import standing
from graph_service.errors import Refused
from graph_service.matching.series import planned
from graph_service.snapshot import Snapshot

MOST = 60


@dataclass(frozen=True)
class Planned:
    """One round to come: the groups and who is in none, ids; the points of all groups."""

    groups: tuple[tuple[str, ...], ...]
    out: tuple[str, ...]
    points: int


@dataclass(frozen=True)
class Ahead:
    """The rounds to come. `statement` says where they run dry, "" where they do not.

    The points of any such rounds together cannot exceed `bound`.
    """

    scheme: str
    people: int
    rounds: tuple[Planned, ...]
    points: int
    bound: int
    statement: str

    @property
    def sentence(self) -> str:
        """The plan in one sentence."""
        if self.people < 2:
            return "Fewer than two people take part, so that there is nothing to plan."
        number = len(self.rounds)
        rounds = "round" if number == 1 else "rounds"
        return (
            f"{in_words(number).capitalize()} {rounds} for {self.people} people, in which nobody "
            "meets the same person twice."
        )


def ahead(snapshot: Snapshot, code: str, rounds: int, seed: int = 0) -> Ahead:
    """Plan rounds of a scheme in which anybody is paired with anybody.

    Args:
        snapshot: the whole network on one day; whoever was paired before does not meet again.
        code: the scheme's.
        rounds: how many, from 1 to `MOST`.
        seed: decides between plans that are equally good.

    Raises:
        Refused: the scheme is of another form, or the number of rounds is out of range.
    """
    chosen = scheme(snapshot, code)
    if chosen.form != "pool":
        raise Refused("Only a scheme that pairs anybody with anybody can be planned ahead.")
    if not 1 <= rounds <= MOST:
        raise Refused(f"Plan from 1 to {MOST} rounds.")
    problem = Problem(chosen, standing(snapshot, chosen, "").company, Settled())
    people = problem.everybody
    found = planned(
        problem.worth(people, people), rounds, turns=[item.turns for item in people], seed=seed
    )
    return Ahead(
        code,
        len(people),
        tuple(
            Planned(
                tuple(tuple(people[place].id for place in group) for group in item.groups),
                tuple(people[place].id for place in item.out),
                item.total,
            )
            for item in found.rounds
        ),
        found.total,
        found.bound,
        found.statement or "",
    )
