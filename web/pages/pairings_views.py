"""What the team's `/pairings` shows: the rounds, how they are going, a form to start one."""

from collections.abc import Container, Iterable
from dataclasses import dataclass

from graph_service import codes
from graph_service.analysis.numerals import in_words
from graph_service.analysis.pairing.past import in_order
from graph_service.analysis.pairing.progress import Progress, progress
from graph_service.analysis.pairing.schemes import schemes, words_of
from graph_service.days import in_words as day_in_words
from graph_service.days import is_day
from graph_service.errors import Refused
from graph_service.records import Round
from graph_service.snapshot import Snapshot
from web.choices import Choice


@dataclass(frozen=True)
class Started:
    """What was typed to start a round."""

    scheme: str = ""
    name: str = ""
    apply_until: str = ""

    def checked(self, known: Container[str]) -> tuple[str, str] | None:
        """The field and what is wrong with it; None where nothing is."""
        if self.scheme not in known:
            return "scheme", "Choose a scheme."
        if not self.name:
            return "name", "Give the round a name, for example 'May 2026'."
        if self.apply_until and not (
            is_day(self.apply_until) and len(self.apply_until) == len(_DAY)
        ):
            return "apply_until", f"'{self.apply_until}' is no day: write it like {_DAY}."
        return None


@dataclass(frozen=True)
class RoundRow:
    """A round: its scheme and status in words, how it is going, until when people apply."""

    id: str
    name: str
    scheme: str
    status: str
    sentence: str
    apply_until: str


@dataclass(frozen=True)
class PairingsPage:
    """The team's page; `problem` is at the form's `field`."""

    sentence: str
    typed: Started
    field: str
    problem: str
    schemes: tuple[Choice, ...]
    rounds: tuple[RoundRow, ...]

    @classmethod
    def of(
        cls, snapshot: Snapshot, typed: Started, field: str = "", problem: str = ""
    ) -> "PairingsPage":
        """The page with what was typed, and what is wrong with it."""
        rounds = tuple(_row(snapshot, item) for item in reversed(in_order(snapshot)))
        return cls(
            _how_it_goes(rounds),
            typed,
            field,
            problem,
            tuple(
                Choice(item.code, item.words, item.code == typed.scheme)
                for item in schemes(snapshot).values()
            ),
            rounds,
        )


def heading_of(snapshot: Snapshot, round_: Round) -> str:
    """`Shadowing, May 2026`: the scheme first, unless the name says it already."""
    words = words_of(snapshot, round_.scheme)
    said = not words or words.lower() in round_.name.lower()
    return round_.name if said else f"{words}, {round_.name}"


def going(snapshot: Snapshot, round_: Round) -> Progress | None:
    """How a round is going; None where its scheme is there no more."""
    try:
        return progress(snapshot, round_)
    except Refused:
        return None


def _row(snapshot: Snapshot, round_: Round) -> RoundRow:
    found = going(snapshot, round_)
    return RoundRow(
        round_.id,
        round_.name,
        words_of(snapshot, round_.scheme),
        codes.ROUND_STATUSES.say(round_.status or "draft"),
        found.sentence if found else "Its scheme is there no more.",
        day_in_words(round_.apply_until),
    )


def _how_it_goes(rounds: Iterable[RoundRow]) -> str:
    newest = next(iter(rounds), None)
    if newest is None:
        return "No round has begun yet: choose a scheme, give the round a name and start it."
    others = len(list(rounds)) - 1
    more = f" There are {in_words(others)} earlier ones." if others > 1 else ""
    return f"{newest.name}: {newest.sentence[0].lower()}{newest.sentence[1:]}{more}"


_DAY = "2026-10-30"
