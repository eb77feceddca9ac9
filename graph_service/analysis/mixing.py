"""Who knows whom across groups: ties inside and between them, against ties that ignore groups."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from graph_service.analysis.communities import ei_index

_Numbers = NDArray[np.int64]
_Logarithms = NDArray[np.float64]


@dataclass(frozen=True)
class Inside:
    """The ties of one group: those among its own people, and those that lead out of it.

    `expected` are the ties inside if the same people had as many ties as they have and these
    ignored groups; `chance` is how likely ties inside would then be as many, or more. `ei_index`
    is (out - inside) / (out + inside), -1 to 1: Krackhardt and Stern 1988.
    """

    group: str
    inside: int
    out: int
    expected: float
    chance: float

    @property
    def ties(self) -> int:
        """All ties that somebody of the group has."""
        return self.inside + self.out

    @property
    def ei_index(self) -> float | None:
        """None where the group has no tie."""
        return (self.out - self.inside) / self.ties if self.ties else None


@dataclass(frozen=True)
class Mixing:
    """The mixing table of a network, over the `ties` of which both groups are known.

    `between` counts ties by two groups in the order of their codes (of one group twice: inside);
    pairs of groups without a tie are not in it. `ends` counts the ends of ties in each group.
    """

    ties: int
    left_out: int
    ends: Mapping[str, int]
    between: Mapping[tuple[str, str], int]
    ei_index: float | None
    assortativity: float | None

    def expected(self, one: str, other: str) -> float:
        """The ties to be expected between two groups if ties ignored them: see `expected_ties`."""
        return expected_ties(
            self.ends.get(one, 0), self.ends.get(other, 0), self.ties, one == other
        )

    def observed(self, one: str, other: str) -> int:
        """The ties between two groups, or inside one."""
        return self.between.get((min(one, other), max(one, other)), 0)

    def inside(self, group: str) -> Inside:
        """What is to be said of one group's ties."""
        within, ends = self.observed(group, group), self.ends.get(group, 0)
        return Inside(
            group,
            within,
            ends - 2 * within,
            self.expected(group, group),
            chance_inside(within, ends, 2 * self.ties),
        )


def mixing(pairs: "nx.Graph[str]", group_of: Mapping[str, str]) -> Mixing:
    """Count the ties inside and between groups.

    Args:
        pairs: people and the pairs of them that are tied, without directions.
        group_of: each person's group; "" where it is not known, whose ties are left out.
    """
    between = Counter(
        (min(group_of[one], group_of[other]), max(group_of[one], group_of[other]))
        for one, other in pairs.edges
        if group_of[one] and group_of[other]
    )
    ends: Counter[str] = Counter()
    for (one, other), number in between.items():
        ends[one] += number
        ends[other] += number
    ties = sum(between.values())
    return Mixing(
        ties,
        pairs.number_of_edges() - ties,
        ends,
        between,
        ei_index(pairs, group_of),
        _assortativity(ties, ends, between),
    )


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


def assortativity(
    inside: Iterable[float], one_end: Iterable[float], other_end: Iterable[float]
) -> float | None:
    """Newman's coefficient r (2003, equation 2): 1 if all ties stay inside, 0 as by chance.

    Args:
        inside: for each group the share of ties inside it.
        one_end: for each group, in the same order, the share of ties that begin in it.
        other_end: the share of ties that end in it.

    Returns:
        None where all ties are of one group, so that nothing could be otherwise.
    """
    by_chance = sum(one * other for one, other in zip(one_end, other_end, strict=True))
    return (sum(inside) - by_chance) / (1 - by_chance) if by_chance < 1 else None


def _assortativity(
    ties: int, ends: Mapping[str, int], between: Mapping[tuple[str, str], int]
) -> float | None:
    if not ties:
        return None
    shares = [ends[group] / (2 * ties) for group in ends]
    inside = [between.get((group, group), 0) / ties for group in ends]
    return assortativity(inside, shares, shares)
