"""Networks -> a reading: each network is a source of its own, unless one was asked for."""

from collections.abc import Sequence
from dataclasses import replace

from graph_service.store import Batch
from loaders.assembly import assembled
from loaders.columns import Complain
from loaders.network.shapes import Edges, Network, Node, Nodes
from loaders.network.ties import drafts_of
from loaders.problems import Complaints, Problem
from loaders.reading import Asked, Reading


def read_networks(
    format_: str, networks: Sequence[Network], asked: Asked, complain: Complaints
) -> Reading:
    """The records of some networks; what is wrong with them is added to `complain`."""
    whole = [_with_ends(network, asked, complain) for network in networks]
    drafts = [drafts_of(network, complain, directed=asked.directed) for network in whole]
    if asked.source:
        return assembled(format_, [item for some in drafts for item in some], asked, complain)
    batches: list[Batch] = []
    for network, some in zip(whole, drafts, strict=True):
        named = replace(asked, source=network.name)
        batches += assembled(format_, some, named, complain).batches
    return Reading(format_, tuple(batches), complain.found)


def _with_ends(network: Network, asked: Asked, complain: Complain) -> Network:
    """A network of edges alone with the people at their ends, unless another source has them."""
    if network.nodes:
        return network
    source = asked.source or network.name
    others = [item for item in asked.known().people.values() if item.source.name != source]
    known = {item.id for item in others} | {item.name for item in others}
    return replace(network, nodes=[_ends(table, known, complain) for table in network.edges])


def _ends(table: Edges, known: set[str], complain: Complain) -> Nodes:
    found: dict[str, Node] = {}
    for edge in table.rows:
        for end in filter(None, (edge.source, edge.target)):
            if end not in known:
                known.add(end)
                found[end] = Node(edge.row, end, end, {})
    if found:
        many = "1 person is" if len(found) == 1 else f"{len(found)} people are"
        said = f"{many} known only as an end of a row here, and got that text as id and name."
        mend = "Load the table that describes them in the same step."
        row = next(iter(found.values())).row
        complain(Problem(table.file, row, "", "", said, mend, "warning", sheet=table.sheet))
    return Nodes(table.sheet, table.file, list(found.values()))
