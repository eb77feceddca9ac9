"""What the pages of a poll show: the ballot while it is open, then what came out."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import url_for

from graph_service.analysis.polls.ballot import POINTS
from graph_service.analysis.polls.electorate import FEWEST
from graph_service.analysis.polls.result import Outcome, PollResult
from graph_service.codes import POLL_GROUPS
from graph_service.days import in_words as day_in_words
from graph_service.records import Poll
from graph_service.snapshot import Snapshot
from web.access import may_open
from web.links import Named, programme_link
from web.templating import count


@dataclass(frozen=True)
class OptionField:
    """One thing to vote on: its name, what it is for, and what was typed beside it."""

    id: str
    field: str
    name: str
    purpose: str
    typed: str


@dataclass(frozen=True)
class BallotForm:
    """A ballot to fill in; `problem` is of `field`."""

    address: str
    hint: str
    most: int
    options: tuple[OptionField, ...]
    field: str = ""
    problem: str = ""

    @classmethod
    def of(
        cls, snapshot: Snapshot, poll: Poll, address: str, typed: Mapping[str, str] | None = None,
        problem: str = "",
    ) -> "BallotForm":  # fmt: skip
        """A ballot that is sent to an address, with what was typed."""
        said = typed or {}
        known = [snapshot.programmes[id_] for id_ in poll.option_ids if id_ in snapshot.programmes]
        options = tuple(
            OptionField(item.id, f"option-{number}", item.name, item.purpose,
                        said.get(f"option-{number}", ""))
            for number, item in enumerate(known, start=1)
        )  # fmt: skip
        points = poll.method == "points"
        if points:
            hint = f"Share out {POINTS} points, more for what matters more. A blank gets none."
        else:
            hint = (
                f"Write 1 beside what comes first, 2 beside the next, up to {len(known)}. What "
                "you leave blank comes behind."
            )
        field = options[0].field if problem and options else ""
        return cls(address, hint, POINTS if points else len(known), options, field, problem)


@dataclass(frozen=True)
class OutcomeRow:
    """One option as it came out: its place among all, and if each group counted the same."""

    programme: Named
    place: str
    points: str
    evenly: str
    differs: bool


@dataclass(frozen=True)
class TurnoutRow:
    """How many of a group voted."""

    words: str
    voted: str
    share: str


@dataclass(frozen=True)
class PollPage:
    """A poll: the sentence says how it stands; `ballot` is None where the visitor cannot vote."""

    name: str
    sentence: str
    said: str
    ballot: BallotForm | None
    has_points: bool
    by: str
    outcomes: tuple[OutcomeRow, ...]
    turnout: tuple[TurnoutRow, ...]
    counted: str
    is_open: bool
    letters: str
    close: str
    field: str
    problem: str

    @classmethod
    def of(
        cls, snapshot: Snapshot, poll: Poll, found: PollResult, ballot: BallotForm | None,
        said: str = "",
    ) -> "PollPage":  # fmt: skip
        """The page of a poll as it stands."""
        may_close = found.is_open and may_open("polls.close")
        return cls(
            poll.name,
            _sentence(snapshot, poll, found),
            said,
            ballot,
            poll.method == "points",
            POLL_GROUPS.say(poll.by) if poll.by else "",
            tuple(_outcome(snapshot, item) for item in found.outcomes),
            tuple(
                TurnoutRow(
                    item.words, f"{item.voted} of {item.may}", f"{item.voted / item.may:.0%}"
                )
                for item in found.turnout
            ),
            _counted(found),
            found.is_open,
            url_for("polls.letters", poll_id=poll.id) if may_close else "",
            url_for("polls.close", poll_id=poll.id) if may_close else "",
            ballot.field if ballot else "",
            ballot.problem if ballot else "",
        )


def place_words(places: tuple[int, int]) -> str:
    """`1`, or `1 to 3` where the votes do not settle it."""
    first, last = places
    return f"{first}" if first == last else f"{first} to {last}"


def _sentence(snapshot: Snapshot, poll: Poll, found: PollResult) -> str:
    voted = f"{found.voted:,} of {count(found.may, 'person', 'people')} voted"
    if found.is_open:
        until = f" until {day_in_words(poll.closes)}" if poll.closes else ""
        return f"The poll is open{until}: {voted.replace('voted', 'have voted')}."
    if not found.outcomes:
        return (
            f"{voted}: fewer than {FEWEST} votes are not told, since they would say whose they are."
        )
    first = [item for item in found.outcomes if item.places[0] == 1]
    names = " and ".join(f"“{snapshot.label('Programme', item.option)}”" for item in first)
    even = [item for item in found.outcomes if item.evenly[0] == 1]
    same = {item.option for item in first} == {item.option for item in even}
    told = f"{names} {'comes' if len(first) == 1 else 'may each come'} first; {voted}"
    if same:
        return f"{told}, and it would be the same if every group counted evenly."
    other = " and ".join(f"“{snapshot.label('Programme', item.option)}”" for item in even)
    return f"{told}. If every group counted evenly, it would be {other}."


def _outcome(snapshot: Snapshot, item: Outcome) -> OutcomeRow:
    points = f"{item.points:.1f}" if item.points is not None else ""
    evenly = place_words(item.evenly)
    if item.points_evenly is not None:
        evenly = f"{evenly} ({item.points_evenly:.1f} points)"
    return OutcomeRow(
        Named(snapshot.label("Programme", item.option), programme_link(item.option)),
        place_words(item.places),
        points,
        evenly,
        item.places != item.evenly,
    )


def _counted(found: PollResult) -> str:
    words = {item.group: item.words for item in found.turnout}
    named = [words.get(code, "Others") for code in found.counted]
    return "; ".join(named)
