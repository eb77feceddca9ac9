"""How long a pair has been together, and how long its scheme asks for, until when."""

from dataclasses import dataclass

from graph_service.analysis.numerals import in_words
from graph_service.analysis.pairing.life import replies_of
from graph_service.analysis.pairing.schemes import schemes
from graph_service.days import in_words as day_in_words
from graph_service.days import months_later
from graph_service.records import Pairing
from graph_service.snapshot import Snapshot


@dataclass(frozen=True)
class TimeTogether:
    """The hours that a scheme asks a pair for, the last day for them, and the hours so far."""

    asked: int
    until: str
    spent: float

    @property
    def is_enough(self) -> bool:
        """Whether the pair has been together for as long as the scheme asks."""
        return self.spent >= self.asked

    @property
    def sentence(self) -> str:
        """What is asked and how far they are, in a sentence."""
        return (
            f"The scheme asks for {in_hours(self.asked)} together until "
            f"{day_in_words(self.until)}; {in_hours(self.spent)} so far."
        )


def in_hours(number: float) -> str:
    """So many hours: "one hour", "3.5 hours", "seven hours"."""
    said = in_words(int(number)) if number == int(number) else f"{number:g}"
    return f"{said} {'hour' if number == 1 else 'hours'}"


def hours_of(snapshot: Snapshot, pairing: Pairing, until: str = "") -> float:
    """The hours of a pair, met on or before a day (""; whenever).

    Where its people say different hours, the mean of them.
    """
    said = [
        reply.hours
        for reply in replies_of(snapshot, pairing.id)
        if reply.hours and (not until or reply.met_on <= until)
    ]
    return sum(said) / len(said) if said else 0.0


def time_together(snapshot: Snapshot, pairing: Pairing) -> TimeTogether | None:
    """How far a pair is; None where its scheme asks for no hours or its round has no beginning."""
    chosen = schemes(snapshot).get(pairing.scheme)
    round_ = snapshot.rounds.get(pairing.round_id)
    begun = round_.start_date if round_ else ""
    if chosen is None or not begun or not chosen.record.least_hours:
        return None
    until = months_later(begun, chosen.record.within_months or 0)
    return TimeTogether(chosen.record.least_hours, until, hours_of(snapshot, pairing, until))
