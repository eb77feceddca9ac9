"""How mixed people are: the indices of Blau and of Shannon over the shares of groups."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log
from typing import Any


@dataclass(frozen=True)
class Diversity:
    """How mixed people are, from 0 (all in one group).

    `placed` counts people once for each group they are in: a share here is a part of all placings,
    so that the shares add up to 1 where somebody has two professions. `groups` are all that there
    could be, also those with nobody, and `present` those with somebody. `blau` is at most
    1 - 1 / groups, `shannon` (in nats) at most ln(groups); `blau_normalised` and `evenness` are
    the parts of these that are reached, from 0 to 1. None where nobody is placed; the last two
    also where there is only one group.
    """

    placed: int
    groups: int
    present: int
    blau: float | None
    blau_normalised: float | None
    shannon: float | None
    evenness: float | None


def diversity(counts: Mapping[Any, int]) -> Diversity:
    """The diversity of people counted by group; a group with nobody is there at 0.

    Blau is 1 - sum(p * p): the chance that two placings drawn at random, the first put back, are
    of different groups. P. M. Blau (1977), Inequality and Heterogeneity, New York: Free Press;
    normalised by k / (k - 1) for k groups: A. Agresti and B. F. Agresti (1978), Statistical
    analysis of qualitative variation, Sociological Methodology 9, 204-237.

    Shannon is -sum(p * ln p): C. E. Shannon (1948), A mathematical theory of communication, Bell
    System Technical Journal 27, 379-423; evenness divides it by ln k: E. C. Pielou (1966), The
    measurement of diversity in different types of biological collections, Journal of Theoretical
    Biology 13, 131-144. Pielou's k are the groups seen; ours are all, so that a missing group
    makes it smaller.

    By hand: 5, 3 and 2 people of three groups have p = .5, .3, .2, so Blau is
    1 - (.25 + .09 + .04) = .62, normalised .62 * 3/2 = .93; Shannon is
    .5 * .6931 + .3 * 1.2040 + .2 * 1.6094 = 1.0297, evenness 1.0297 / 1.0986 = .9372.
    """
    placed, groups = sum(counts.values()), len(counts)
    shares = [number / placed for number in counts.values() if number]
    if not shares:
        return Diversity(0, groups, 0, None, None, None, None)
    blau = 1 - sum(share * share for share in shares)
    shannon = -sum(share * log(share) for share in shares) + 0.0  # of one group 0, not -0
    several = groups > 1
    return Diversity(
        placed,
        groups,
        len(shares),
        blau,
        blau * groups / (groups - 1) if several else None,
        shannon,
        shannon / log(groups) if several else None,
    )
