"""Which groups meet through nobody, or only through one or two people."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import networkx as nx

from graph_service.network import among, numbered

# A smaller group may well have no tie to another by chance.
LARGE = 5
FEW = 2


@dataclass(frozen=True)
class Meeting:
    """Two groups and the fewest people without whom no tie would join them."""

    one: str
    other: str
    people: tuple[str, ...]


def meetings(pairs: "nx.Graph[str]", group_of: Mapping[str, str]) -> tuple[Meeting, ...]:
    """Pairs of larger groups that at most two people hold together, the largest groups first.

    The fewest people on all ties between two groups are a smallest vertex cover of a bipartite
    graph, found from a largest matching (Kőnig's theorem). Empty where nobody is tied at all.
    """
    sizes = Counter(group for group in group_of.values() if group)
    large = sorted(
        (group for group in sizes if sizes[group] >= LARGE), key=lambda g: (-sizes[g], g)
    )
    across: dict[frozenset[str], list[tuple[str, str]]] = defaultdict(list)
    for one, other in pairs.edges:
        across[frozenset((group_of[one], group_of[other]))].append((one, other))
    found = []
    for one, other in combinations(large, 2) if across else ():
        people = _fewest(across.get(frozenset((one, other)), []), one, group_of)
        if len(people) <= FEW:
            found.append(Meeting(one, other, people))
    return tuple(found)


def _fewest(ties: list[tuple[str, str]], side: str, group_of: Mapping[str, str]) -> tuple[str, ...]:
    named = among(ties)
    ids = list(named)
    # There may be several smallest answers: numbers make sure that it is always the same one.
    graph = numbered(named, ids)
    upper = [place for place, id_ in enumerate(ids) if group_of[id_] == side]
    matching = nx.bipartite.hopcroft_karp_matching(graph, upper)
    cover = nx.bipartite.to_vertex_cover(graph, matching, upper)
    return tuple(ids[place] for place in sorted(cover))
