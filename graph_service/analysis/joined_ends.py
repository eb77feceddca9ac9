"""What ties between groups chance would give: the ends of all ties, joined regardless of group."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln
from scipy.stats import poisson

Verdict = Literal["fewer", "alike", "more"]
_TAIL = 0.025
_Numbers = NDArray[np.int64]
_Logarithms = NDArray[np.float64]


def expected_ties(one_ends: int, other_ends: int, ties: int, same: bool) -> float:
    """The mean number of ties between two groups if the ends of all ties were joined by chance.

    The configuration model (Molloy and Reed 1995; Newman, "Mixing patterns in networks", Physical
    Review E 67, 026126, 2003): each of an end's `2 ties - 1` partners is as likely as the others.
    Over all pairs of groups these add up to exactly `ties`.
    """
    others = max(1, 2 * ties - 1)
    return one_ends * (one_ends - 1) / 2 / others if same else one_ends * other_ends / others


def chance_inside(inside: int, ends: int, all_ends: int) -> float:
    """How likely a group would have so many ties inside, or more, were ends joined by chance.

    Exact: of the (2n-1)!! ways to join 2n ends in pairs, those that join just i pairs among the
    group's own choose 2i of its ends for them and lead the rest out.
    """
    least = max(inside, (2 * ends - all_ends + 1) // 2, 0)
    if least > ends // 2:
        return 0.0
    numbers = np.arange(least, ends // 2 + 1)
    out, others = ends - 2 * numbers, all_ends - ends
    ways = _log_choices(ends, out) + _log_choices(others, out) + gammaln(out + 1)
    ways += _log_pairings(2 * numbers) + _log_pairings(others - out)
    return min(1.0, float(np.exp(ways - _log_pairings(np.array(all_ends))).sum()))


def _log_choices(of: int, chosen: _Numbers) -> _Logarithms:
    logarithms: _Logarithms = gammaln(of + 1) - gammaln(chosen + 1) - gammaln(of - chosen + 1)
    return logarithms


def _log_pairings(ends: _Numbers) -> _Logarithms:
    """The logarithm of the ways to join so many ends, an even number, in pairs."""
    logarithms: _Logarithms = gammaln(ends + 1) - ends / 2 * np.log(2) - gammaln(ends / 2 + 1)
    return logarithms


def verdict_of(observed: int, expected: float) -> Verdict:
    """Whether a number of ties lies outside the middle 95% of what chance would give.

    Chance is taken as Poisson, which is close where a group has a small part of all ends, and
    finds too few differences where it has a large one.
    """
    if poisson.cdf(observed, expected) < _TAIL:
        return "fewer"
    return "more" if poisson.sf(observed - 1, expected) < _TAIL else "alike"
