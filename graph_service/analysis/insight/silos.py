"""Groups that keep to themselves: more ties inside than chance gives, and few ways out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from graph_service.analysis.mixing import Inside, mixing

# A smaller group has too few ties to say anything of.
LARGE = 5
FEW = 2
LEVEL = 0.01


@dataclass(frozen=True)
class Silo:
    """A group of a dimension (`by`), its people, and those of them with a tie that leads out.

    `chance` is how likely so many ties inside would be, corrected for all groups looked at.
    """

    by: str
    inside: Inside
    people: tuple[str, ...]
    way_out: tuple[str, ...]
    chance: float


def silos(pairs: "nx.Graph[str]", groupings: Mapping[str, Mapping[str, str]]) -> list[Silo]:
    """The groups that at most two people tie to the rest, the least likely first.

    The test joins the ends of all ties in every way there is and counts how often a group has as
    many inside (see `joined_ends.chance_inside`): an exact permutation test, in which everybody
    keeps as many ties as they have. Over all groups of all groupings at once the level is 1%, by
    S. Holm 1979, Scandinavian Journal of Statistics 6, 65-70.

    Args:
        pairs: people and the pairs of them that are tied.
        groupings: by dimension each person's group, "" where it is not known.
    """
    tried = [item for by, group_of in groupings.items() for item in _tried(pairs, by, group_of)]
    corrected = holm([item.chance for _, item in tried])
    found = [
        Silo(by, item, *_people(pairs, groupings[by], item.group), chance)
        for (by, item), chance in zip(tried, corrected, strict=True)
        if chance <= LEVEL
    ]
    closed = [item for item in found if len(item.way_out) <= FEW]
    return sorted(closed, key=lambda item: (item.chance, -len(item.people), item.inside.group))


def holm(chances: Sequence[float]) -> list[float]:
    """Chances corrected for being several, in the same order: Holm's step-down method."""
    order = sorted(range(len(chances)), key=chances.__getitem__)
    corrected, most = [0.0] * len(chances), 0.0
    for step, place in enumerate(order):
        most = max(most, min(1.0, chances[place] * (len(chances) - step)))
        corrected[place] = most
    return corrected


def _tried(
    pairs: "nx.Graph[str]", by: str, group_of: Mapping[str, str]
) -> Iterable[tuple[str, Inside]]:
    table = mixing(pairs, group_of)
    tied = Counter(group_of[node] for node in pairs if pairs.degree[node])
    large = sorted(group for group, people in tied.items() if group and people >= LARGE)
    return ((by, table.inside(group)) for group in large)


def _people(
    pairs: "nx.Graph[str]", group_of: Mapping[str, str], group: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    people = tuple(node for node in pairs if group_of[node] == group)
    return people, tuple(
        node for node in people if any(group_of[other] != group for other in pairs[node])
    )
