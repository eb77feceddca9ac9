"""What stands out about who is heard, as sentences."""

from dataclasses import dataclass

from graph_service.analysis.dimensions import Dimension
from graph_service.analysis.gap_words import Wording
from graph_service.analysis.mixing import Inside
from graph_service.analysis.numerals import about, in_words, people
from graph_service.analysis.superiority import Compared
from graph_service.analysis.yardsticks import Measure
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot

AS_OFTEN_AS_NOT = 0.4
"""From this chance on, something happens about as often as not."""

_NO_MEASURE = Measure("", "", "", {}, {})
_ONE_AND_MANY = {"votes": ("votes", "vote"), "chairs": ("chairs a body", "chair a body")}
# Who knows so few others, or so much fewer than they, stands at the edge.
_FEW_KNOWN, _RARELY_MORE = 2, 0.25


@dataclass(frozen=True)
class VoiceWords:
    """What the sentences about one scope and dimension share; `body` is its name, or ""."""

    wording: Wording
    body: str

    @classmethod
    def of(cls, snapshot: Snapshot, by: Dimension, scope: Scope | None) -> "VoiceWords":
        """The words for a scope and a dimension."""
        on_body = scope and scope.kind == "Organization" and scope.id in snapshot.bodies
        wording = Wording.of(snapshot, (by,), scope, _NO_MEASURE, 0)
        return cls(wording, wording.many.removeprefix("sit on ") if on_body else "")

    def where(self, group: str) -> str:
        """Which people: "from social care", "based in Bexley"."""
        return self.wording.who((group,), 0).removeprefix("Nobody ")

    def no_vote(self, group: str, seated: int) -> str:
        """Seats, but no vote: "Three people from social care sit on the CPLG, but have no vote"."""
        who = self.wording.who((group,), seated)
        if self.body:
            verb, have = ("sits", "has") if seated == 1 else ("sit", "have")
            return f"{who} {verb} on {self.body}, but {have} no vote."
        return f"{who} {'holds a seat' if seated == 1 else 'hold seats'}, but no vote."

    def no_chair(self, group: str, seated: int) -> str:
        """No chair: "Nobody from pharmacy chairs anything; four people hold a seat"."""
        what = self.body or "anything"
        hold = "holds a seat" if seated == 1 else "hold seats"
        return f"Nobody {self.where(group)} chairs {what}; {people(seated)} {hold}."

    def few(self, group: str, count: int, of: int, others: float, what: str) -> str:
        """Fewer than the others: "Two of nine people from ... vote, against all of the others"."""
        who = f"{in_words(count).capitalize()} of the {in_words(of)} people {self.where(group)}"
        verb = _ONE_AND_MANY[what][count != 1]
        return f"{who} with a seat {verb}, against {tenths(others)} of the others."

    def unfunded(self, group: str, sessions: float) -> str:
        """Time without money: "None of the 12 sessions a week held by ... is funded"."""
        if sessions <= 1:
            number = "session" if sessions == 1 else "part of a session"
            return f"The one {number} a week held by people {self.where(group)} is not funded."
        return f"None of the {_number(sessions)} sessions a week held by people " + (
            f"{self.where(group)} is funded."
        )

    def less_funded(self, group: str, funded: float, sessions: float, others: float) -> str:
        """Less money than the others have: "Two of the 19 sessions a week held by ..."."""
        return (
            f"{_number(funded).capitalize()} of the {_number(sessions)} sessions a week held by "
            f"people {self.where(group)} {'is' if funded <= 1 else 'are'} funded, against "
            f"{tenths(others)} of those of the others."
        )

    def edge(self, group: str, known: Compared) -> str:
        """At the edge: "... half of them know at most one other person, ..."."""
        middle, more = known.middle or 0.0, known.more or 0.0
        at_edge = middle <= _FEW_KNOWN or more <= _RARELY_MORE
        place = "sit at the edge of the network" if at_edge else "know fewer people than others do"
        return (
            f"People {self.where(group)} {place}: half of them know {_at_most(int(middle))}, and "
            f"that somebody else here knows more is {_likely(1 - more)}."
        )

    def inside(self, group: str, ties: Inside) -> str:
        """Among themselves: "Nine in ten ties of people from Oxleas stay among themselves ..."."""
        share = tenths(ties.inside / ties.ties)
        begin = f"{share[0].upper()}{share[1:]}"
        return (
            f"{begin} of the ties of people {self.where(group)} stay among themselves: "
            f"{ties.inside:,} of {ties.ties:,}, where ties that ignored groups would leave "
            f"{about(ties.expected)}."
        )


def tenths(share: float) -> str:
    """A share of 0 to 1 as people say it: "nine in ten"; not "all" or "none" unless it is."""
    if share in (0, 1):
        return "all" if share else "none"
    if not 0.05 <= share < 0.95:
        return "hardly any" if share < 0.5 else "almost all"
    number = round(10 * share)
    return "half" if number == 5 else f"{in_words(number)} in ten"


def sure_of_edge(known: Compared) -> str:
    """How sure it is that somebody else knows more, by the interval."""
    most, least = 100 * (1 - (known.low or 0.0)), 100 * (1 - (known.high or 0.0))
    return f"That is so in {least:.0f} to {most:.0f} of 100 comparisons, with 95% confidence."


def rarely(chance: float) -> str:
    """How often something happens by chance: "in about 1 of 40 such systems"."""
    if chance < 0.001:
        return "in fewer than 1 of 1,000 cases"
    return (
        f"in about 1 of {round(1 / chance):,} cases"
        if chance < AS_OFTEN_AS_NOT
        else "about as often as not"
    )


def _likely(chance: float) -> str:
    if chance >= 0.95:
        return "certain" if chance == 1 else "almost certain"
    return f"likely, {tenths(chance)}"


def _at_most(others: int) -> str:
    if not others:
        return "nobody"
    return f"at most {in_words(others)} other{'s' if others != 1 else ''}"


def _number(amount: float) -> str:
    return in_words(round(amount)) if abs(amount - round(amount)) < 0.05 else f"{amount:.1f}"
