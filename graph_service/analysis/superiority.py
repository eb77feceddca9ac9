"""Whether the people of a group tend to have more of something than the others, and how sure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist, median
from typing import Literal

from scipy.stats import rankdata

Verdict = Literal["fewer", "more", "alike", "too-few-to-say"]
# Below this a single person decides what a half of the group does, and could be told apart.
FEWEST = 5
_Z = NormalDist().inv_cdf(0.975)
_STEPS = 60  # halvings: more digits than a float has


@dataclass(frozen=True)
class Compared:
    """How one group's values compare with those of the rest.

    `more` is the chance that somebody of the group has more than somebody of the rest, where equal
    values count half; `low` to `high` is its 95% interval. `middle` is the group's median: half
    of it has at most that. All but the verdict are None where it is `too-few-to-say` for want of
    people; with an interval around one half the verdict is `alike`.
    """

    verdict: Verdict
    middle: float | None = None
    more: float | None = None
    low: float | None = None
    high: float | None = None


def compare(values: Sequence[float], groups: Sequence[Sequence[int]]) -> list[Compared]:
    """Compare each group's values with all others'.

    Mann and Whitney's U over the number of pairs (Annals of Mathematical Statistics 18, 1947), as
    the "common language effect size" of McGraw and Wong (Psychological Bulletin 111, 1992) with
    ties halved as in Vargha and Delaney (2000).

    Args:
        values: one a person.
        groups: places in `values`, those of each group.

    Returns:
        One comparison a group, in their order.
    """
    ranks = [float(rank) for rank in rankdata(values)]
    return [_compared(values, ranks, group) for group in groups]


def _compared(values: Sequence[float], ranks: Sequence[float], group: Sequence[int]) -> Compared:
    here, rest = len(group), len(values) - len(group)
    if here < FEWEST or rest < FEWEST:
        return Compared("too-few-to-say")
    beaten = float(sum(ranks[place] for place in group)) - here * (here + 1) / 2
    more = beaten / (here * rest)
    low, high = superiority_interval(more, here, rest)
    verdict: Verdict = "fewer" if high < 0.5 else "more" if low > 0.5 else "alike"
    return Compared(verdict, float(median(values[place] for place in group)), more, low, high)


def superiority_interval(more: float, here: int, rest: int) -> tuple[float, float]:
    """The 95% interval of the chance that one of `here` people has more than one of `rest`.

    Method 5 of R. G. Newcombe (2006), "Confidence intervals for an effect size measure based on
    the Mann-Whitney statistic. Part 2: asymptotic methods and evaluation", Statistics in Medicine
    25, 559-573: the score interval for Hanley and McNeil's variance with both numbers replaced by
    their mean. It takes people as drawn apart from one another, which those who know each other
    are not quite; so it is a guide.
    """
    balanced = (here + rest) / 2 - 1

    def away(chance: float) -> float:
        spread = 1 + balanced * ((1 - chance) / (2 - chance) + chance / (1 + chance))
        return abs(chance - more) - _Z * sqrt(chance * (1 - chance) * spread / (here * rest))

    return _edge(away, 0.0, more), _edge(away, 1.0, more)


def _edge(away: Callable[[float], float], outside: float, inside: float) -> float:
    """Where `away` turns from above 0 at `outside` to below it, by halving."""
    if outside == inside:
        return outside
    for _ in range(_STEPS):
        middle = (outside + inside) / 2
        outside, inside = (middle, inside) if away(middle) > 0 else (outside, middle)
    return inside
