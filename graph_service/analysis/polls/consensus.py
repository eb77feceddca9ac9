"""One order out of many: the rankings that agree most with all votes (Kemeny)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import lcm

from graph_service.analysis.polls.ballot import Ranking

MOST_OPTIONS = 12
"""Of so many options every order is weighed in a second; the work doubles with each more."""
Preferred = Mapping[tuple[str, str], Fraction]


@dataclass(frozen=True)
class Place:
    """An option's first and last possible place among the orders that agree most, 1 the first."""

    option: str
    first: int
    last: int


def preferred(
    votes: Sequence[tuple[Ranking, Fraction]], options: Sequence[str]
) -> dict[tuple[str, str], Fraction]:
    """How much weight prefers the one of each pair to the other.

    An option that a vote ranks is preferred to all that it leaves out; of two that it leaves out
    neither is.
    """
    found = {pair: Fraction(0) for a, b in combinations(options, 2) for pair in ((a, b), (b, a))}
    for ranking, weight in votes:
        behind = [option for option in options if option not in ranking]
        for place, option in enumerate(ranking):
            for other in (*ranking[place + 1 :], *behind):
                found[option, other] += weight
    return found


def consensus(by: Preferred, options: Sequence[str]) -> list[Place]:
    """The place of each option in the orders that contradict the votes least.

    Kemeny's rule: of all orders, those for which the sum, over pairs, of the weight that prefers
    the pair the other way round is smallest (Kemeny 1959, "Mathematics without numbers", Daedalus
    88; Young and Levenglick 1978, SIAM J. Appl. Math. 35: the only rule that treats options and
    voters alike, is consistent, and puts a winner of all pairs first). Found exactly over all sets
    of options that may stand in front (Betzler et al. 2009, Theor. Comput. Sci. 410), in O(2^n n).
    Where several orders are equally good, an option has a range of places instead of one.

    Args:
        by: the weight that prefers the first of each pair, as `preferred` gives it.
        options: at most `MOST_OPTIONS`.

    Returns:
        All options, by first place, then last place, then in the order they were given.

    Raises:
        ValueError: there are more options than can be weighed.
    """
    if len(options) > MOST_OPTIONS:
        raise ValueError(f"at most {MOST_OPTIONS} options can be ranked")
    against = _against(by, options)
    inside, across, all_ = _inside(against), _across(against), (1 << len(options)) - 1
    firsts, lasts = [len(options)] * len(options), [1] * len(options)
    for front in range(all_):
        for option in range(len(options)):
            after = front | 1 << option
            if after == front:
                continue
            next_ = sum(row[option] for n, row in enumerate(against) if front >> n & 1)
            if inside[front] + next_ + across[after] + inside[all_ ^ after] == inside[all_]:
                place = after.bit_count()
                firsts[option] = min(firsts[option], place)
                lasts[option] = max(lasts[option], place)
    places = [Place(option, firsts[n], lasts[n]) for n, option in enumerate(options)]
    return sorted(places, key=lambda item: (item.first, item.last))


def least_contradicted(by: Preferred, options: Sequence[str]) -> Fraction:
    """The weight that even the orders that agree most contradict, of all pairs together.

    Args:
        by: the weight that prefers the first of each pair, as `preferred` gives it.
        options: at most `MOST_OPTIONS`.
    """
    return Fraction(_inside(_against(by, options))[-1], _parts(by))


def _parts(by: Preferred) -> int:
    """Into how many parts a vote is cut, so that every weight is a whole number of them."""
    return lcm(*(weight.denominator for weight in by.values()))


def _against(by: Preferred, options: Sequence[str]) -> list[list[int]]:
    """In row a, column b: the weight contradicted when a stands before b, as whole parts."""
    parts = _parts(by)
    return [[int(by.get((b, a), 0) * parts) for b in options] for a in options]


def _inside(against: list[list[int]]) -> list[int]:
    """The least that is contradicted among the options of each set, by its number in binary."""
    size = len(against)
    found = [0] * (1 << size)
    for chosen in range(1, 1 << size):
        members = [n for n in range(size) if chosen >> n & 1]
        found[chosen] = min(
            found[chosen ^ 1 << last] + sum(against[n][last] for n in members) for last in members
        )
    return found


def _across(against: list[list[int]]) -> list[int]:
    """What is contradicted when each set stands before all others."""
    size = len(against)
    return [
        sum(
            against[a][b]
            for a in range(size)
            for b in range(size)
            if chosen >> a & 1 and not chosen >> b & 1
        )
        for chosen in range(1 << size)
    ]
