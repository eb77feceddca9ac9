"""Who has applied to a round, who could, and the team's word on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph_service.analysis.numerals import in_words, people
from graph_service.analysis.pairing.partners import partners
from graph_service.analysis.pairing.schemes import scheme
from graph_service.records import Application, Round
from graph_service.snapshot import Snapshot


@dataclass(frozen=True)
class Applied:
    """The applications to a round: all of them in the order of names; and who else could apply.

    `could` are the ids of those who agreed to be paired and offer or seek what the scheme needs.
    """

    applications: tuple[Application, ...]
    could: tuple[str, ...]

    @property
    def standing(self) -> tuple[Application, ...]:
        """Those that are not withdrawn."""
        return tuple(item for item in self.applications if not item.withdrawn)

    @property
    def approved(self) -> tuple[Application, ...]:
        """Those of whom the manager has said yes."""
        return tuple(item for item in self.standing if item.manager_agrees)

    @property
    def sentence(self) -> str:
        """The applications in one sentence."""
        if not self.standing:
            return "Nobody has applied to this round yet."
        number, yes = len(self.standing), len(self.approved)
        who = f"{people(number).capitalize()} {'has' if number == 1 else 'have'} applied"
        if yes == number:
            return f"{who}, and every manager has said yes."
        if not yes:
            return f"{who}; no manager has said yes yet, so that nobody can be paired."
        part = "takes part" if yes == 1 else "take part"
        return f"{who}; the managers of {in_words(yes)} said yes, so that {in_words(yes)} {part}."


def applied(snapshot: Snapshot, round_: Round) -> Applied:
    """Who has applied to a round and who could.

    Raises:
        Refused: its scheme is not there any more.
    """
    chosen = scheme(snapshot, round_.scheme)
    found = [item for item in snapshot.applications.values() if item.round_id == round_.id]
    named = sorted(found, key=lambda item: (snapshot.label("Person", item.person_id), item.id))
    there = {item.person_id for item in found}
    # Without a round, so that everybody is asked by what their profile says.
    could = [
        partner.id
        for partner in partners(snapshot).values()
        if partner.id not in there and (chosen.first(partner) or chosen.second(partner))
    ]
    return Applied(tuple(named), tuple(could))


def entered(round_: Round, ids: Sequence[str]) -> list[Application]:
    """Applications that the team enters for people: all in them is as on their profile."""
    return [Application(id=f"{round_.id}-{id_}", round_id=round_.id, person_id=id_) for id_ in ids]
