"""Who holds the network together: whom it needs, and who reaches people that nobody else does."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

MOST_TRIED = 20
FEWEST_TIES = 4
TIMES_USUAL = 10


@dataclass(frozen=True)
class CutOff:
    """A person without whom others lose touch with most of those they were joined to."""

    id: str
    lost: tuple[str, ...]


def cut_off(
    pairs: "nx.Graph[str]", cut_people: Sequence[str], between: Mapping[str, float]
) -> list[CutOff]:
    """What falls away without each cut person, the largest parts first.

    Cut people are the articulation points of a graph (Hopcroft and Tarjan 1973, Communications of
    the ACM 16, 372-378). Of very many those on most ways are tried.
    """
    tried = sorted(cut_people, key=lambda id_: (-between[id_], id_))[:MOST_TRIED]
    found = [CutOff(id_, tuple(sorted(_lost(pairs, id_)))) for id_ in tried]
    return sorted(found, key=lambda item: (-len(item.lost), item.id))


def _lost(pairs: "nx.Graph[str]", id_: str) -> Iterator[str]:
    rest = pairs.subgraph(nx.node_connected_component(pairs, id_) - {id_})
    parts = sorted(nx.connected_components(rest), key=lambda part: (-len(part), min(part)))
    for part in parts[1:]:
        yield from part


def relied_on(between: Mapping[str, float]) -> list[str]:
    """Those on ten times as many of the ways as people usually are, the most first.

    Betweenness as in Freeman 1977; the usual is the mean over everybody.
    """
    usual = sum(between.values()) / max(1, len(between))
    found = [id_ for id_ in between if usual and between[id_] >= TIMES_USUAL * usual]
    return sorted(found, key=lambda id_: (-between[id_], id_))


def brokers(pairs: "nx.Graph[str]", among: Sequence[str]) -> list[tuple[str, float]]:
    """Those of some people whose own contacts hardly know each other, with their constraint.

    The lower the constraint (0 to above 1), the more structural holes somebody spans: R. S. Burt
    1992, Structural Holes. Who has fewer than four ties is left out: holes come easily then.
    """
    wanted = [id_ for id_ in among if pairs.degree[id_] >= FEWEST_TIES]
    found = nx.constraint(pairs, nodes=wanted) if wanted else {}
    return sorted(((id_, float(found[id_])) for id_ in wanted), key=lambda item: (item[1], item[0]))
