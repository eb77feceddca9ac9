"""Who knows whom across groups: ties inside and between them, against ties that ignore groups."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import networkx as nx

from graph_service.analysis.communities import ei_index
from graph_service.analysis.joined_ends import Verdict, chance_inside, expected_ties, verdict_of


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

    def verdict(self, one: str, other: str) -> Verdict:
        """Whether there are more or fewer ties between two groups than chance explains."""
        return verdict_of(self.observed(one, other), self.expected(one, other))

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
