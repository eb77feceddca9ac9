"""What came out of a poll: turnout by group, what all say, and what if groups counted evenly."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any

from graph_service.analysis.polls.ballot import POINTS, Ranking, read_points, read_ranking
from graph_service.analysis.polls.consensus import (
    Place,
    consensus,
    least_contradicted,
    preferred,
)
from graph_service.analysis.polls.electorate import FEWEST, OTHERS, electorate, group_words
from graph_service.records import BallotBox, Poll, Voter
from graph_service.snapshot import Snapshot


@dataclass(frozen=True)
class Turnout:
    """How many of a group may vote, and have."""

    group: str
    words: str
    may: int
    voted: int


@dataclass(frozen=True)
class Outcome:
    """One option: its places (several where votes do not settle it), and its points of a hundred.

    `evenly` are its places if each group counted the same; `points` are None in a ranking.
    """

    option: str
    places: tuple[int, int]
    evenly: tuple[int, int]
    points: float | None = None
    points_evenly: float | None = None


@dataclass(frozen=True)
class PollResult:
    """The answer; `outcomes` is empty while the poll is open, or fewer than `FEWEST` voted.

    `counted` are the groups that count evenly: those of which at least `FEWEST` voted, the rest
    together being one. `agreement` is, of all pairs that votes put in an order, each group counting
    the same, the part that is in an order that agrees most: a half at least, 1 if all agree; None
    in a poll of points.
    """

    poll: str
    is_open: bool
    may: int
    voted: int
    turnout: tuple[Turnout, ...]
    counted: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    agreement: float | None = None

    def document(self) -> dict[str, Any]:
        """What `poll --json` answers with."""
        return asdict(self)


def is_open(poll: Poll, day: str) -> bool:
    """Whether votes count on a day: from its first to its last, unless it was closed before."""
    in_time = poll.start_date <= day and (not poll.closes or day <= poll.closes)
    return in_time and not poll.closed


def poll_result(
    snapshot: Snapshot, poll: Poll, voters: Iterable[Voter], boxes: Iterable[BallotBox]
) -> PollResult:
    """Count a poll.

    A ranking is counted by Kemeny's rule (see `consensus`), points by their mean. Evenly means
    that each counted group weighs one, shared out among its votes. Nothing is told before the poll
    has closed, since the difference that one vote makes would tell whose it is.

    Args:
        snapshot: the whole network on the day.
        poll: the question.
        voters: who has voted, in any poll.
        boxes: the votes, of any poll.
    """
    groups = electorate(snapshot, poll)
    voted = [item.person_id for item in voters if item.poll_id == poll.id]
    votes = _counted({box.group: box.ballots for box in boxes if box.poll_id == poll.id})
    open_ = is_open(poll, snapshot.as_of)
    options = [id_ for id_ in poll.option_ids if id_ in snapshot.programmes]
    told = not open_ and sum(map(len, votes.values())) >= FEWEST
    return PollResult(
        poll.id,
        open_,
        len(groups),
        len(voted),
        tuple(_turnout(group_words(snapshot, poll), groups, voted)),
        tuple(votes) if told else (),
        tuple(_outcomes(poll, votes, options)) if told else (),
        _agreement(votes, options) if told and poll.method == "rank" else None,
    )


def _turnout(
    words: Mapping[str, str], groups: Mapping[str, str], voted: Sequence[str]
) -> list[Turnout]:
    may, have = Counter(groups.values()), Counter(groups[id_] for id_ in voted if id_ in groups)
    return [Turnout(code, words[code], may[code], have[code]) for code in words if may[code]]


def _counted(boxes: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """The votes of each group that counts; of groups with few votes, all together."""
    found: dict[str, list[str]] = {}
    for group, ballots in sorted(boxes.items()):
        name = group if len(ballots) >= FEWEST else OTHERS
        found.setdefault(name, []).extend(ballots)
    return {group: sorted(ballots) for group, ballots in found.items()}


def _outcomes(
    poll: Poll, votes: Mapping[str, Sequence[str]], options: Sequence[str]
) -> list[Outcome]:
    weighed = [(text, Fraction(1)) for ballots in votes.values() for text in ballots]
    evenly = _evenly(votes)
    if poll.method == "points":
        return _of_points(_points(weighed, options), _points(evenly, options), options)
    places, even = _ranked(weighed, options), _ranked(evenly, options)
    return [
        Outcome(item.option, (item.first, item.last), _range(even, item.option)) for item in places
    ]


def _agreement(votes: Mapping[str, Sequence[str]], options: Sequence[str]) -> float | None:
    by = preferred(_read(_evenly(votes), options), options)
    said = sum(by.values())
    return float(1 - least_contradicted(by, options) / said) if said else None


def _evenly(votes: Mapping[str, Sequence[str]]) -> list[tuple[str, Fraction]]:
    """Every vote with a weight, so that each group weighs one."""
    return [(text, Fraction(1, len(ballots))) for ballots in votes.values() for text in ballots]


def _ranked(votes: Sequence[tuple[str, Fraction]], options: Sequence[str]) -> list[Place]:
    return consensus(preferred(_read(votes, options), options), options)


def _read(
    votes: Sequence[tuple[str, Fraction]], options: Sequence[str]
) -> list[tuple[Ranking, Fraction]]:
    return [(read_ranking(text, options), weight) for text, weight in votes]


def _range(places: Sequence[Place], option: str) -> tuple[int, int]:
    return next((item.first, item.last) for item in places if item.option == option)


def _points(votes: Sequence[tuple[str, Fraction]], options: Sequence[str]) -> dict[str, Fraction]:
    """The mean points of each option, of a hundred."""
    total = dict.fromkeys(options, Fraction(0))
    for text, weight in votes:
        for option, points in read_points(text, options).items():
            total[option] += points * weight
    given = sum(total.values()) or 1
    return {option: number * POINTS / given for option, number in total.items()}


def _of_points(
    all_: Mapping[str, Fraction], evenly: Mapping[str, Fraction], options: Sequence[str]
) -> list[Outcome]:
    found = [
        Outcome(option, _place(all_, option), _place(evenly, option),
                float(all_[option]), float(evenly[option]))
        for option in options
    ]  # fmt: skip
    return sorted(found, key=lambda item: item.places)


def _place(points: Mapping[str, Fraction], option: str) -> tuple[int, int]:
    more = sum(number > points[option] for number in points.values())
    same = sum(number == points[option] for number in points.values())
    return more + 1, more + same
