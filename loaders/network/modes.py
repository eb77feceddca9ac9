"""Two-mode files: a column `type` of TRUE and FALSE says which nodes are events."""

from collections.abc import Iterator, Sequence

from loaders.columns import Complain
from loaders.network.shapes import Node, Nodes
from loaders.problems import Problem

_TYPE = "type"
_MODES = {"true": True, "false": False}


def marker(tables: Sequence[Nodes]) -> str:
    """The column that tells events from people; blank in a network of people alone."""
    texts: dict[str, set[str]] = {}
    for table in tables:
        for node in table.rows:
            for column, text in node.facts.items():
                if column.lower() == _TYPE:
                    texts.setdefault(column, set()).add(text.lower())
    return next((column for column, said in texts.items() if said <= _MODES.keys()), "")


def is_event(node: Node, column: str) -> bool:
    """Whether a node is an event, by the column that `marker` found."""
    return bool(column) and _MODES.get(node.facts.get(column, "").lower(), False)


def events(tables: Sequence[Nodes], complain: Complain) -> set[str]:
    """The ids of the nodes that are events; nodes that are neither or both are complained of."""
    column = marker(tables)
    modes: dict[str, bool] = {}
    for table in tables:
        for node in table.rows if column else ():
            said = is_event(node, column)
            for problem in _faults(node, column, modes.setdefault(node.id, said) != said):
                where = table.file, node.row, column, node.facts.get(column, "")
                complain(Problem(*where, *problem, sheet=table.sheet))
    return {id_ for id_, event in modes.items() if event}


def _faults(node: Node, column: str, other: bool) -> Iterator[tuple[str, str]]:
    if not node.facts.get(column):
        yield (
            "It does not say whether this is a person (FALSE) or an event (TRUE).",
            "Fill it in, or give the column another name if it means something else.",
        )
    elif other:
        yield (
            f"'{node.id}' is an event in one row and a person in another.",
            "Give each its own id.",
        )
