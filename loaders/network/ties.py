"""A network -> rows of our vocabulary: people, ties, and in a two-mode file events and attendance.

Ids stay as the file has them. Columns of nodes are kept as facts even where a field of ours has
the same name, so that a network can be grouped by what its own file says.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from loaders.columns import Complain, field_of
from loaders.drafts import Draft
from loaders.gathering import Gathering
from loaders.ids import derived_id
from loaders.network.meanings import meanings
from loaders.network.merging import Joined, merged
from loaders.network.modes import events, is_event, marker
from loaders.network.shapes import Edge, Edges, Network, Nodes
from loaders.problems import Problem


def drafts_of(network: Network, complain: Complain, *, directed: bool = False) -> list[Draft]:
    """A network as drafts of people, events, ties and attendances.

    Args:
        network: what the files say.
        complain: told of rows that are merged, and of edges between two events.
        directed: whether ties that do not say otherwise hold in one direction only.
    """
    nodes = [item for table in network.nodes for item in _people_and_events(table, network.nodes)]
    at = events(network.nodes, complain)
    id_of = _ids_by_name(network.nodes)
    edges: list[Gathering] = []
    for table in network.edges:
        named = [_by_id(edge, id_of) for edge in table.rows]
        ties, attended = _apart(replace(table, rows=named), at, complain)
        edges.append(_ties(table, ties, complain, directed=directed))
        edges.append(_attendances(table, attended, complain))
    return [item.draft(complain) for item in (*nodes, *edges) if len(item)]


def _people_and_events(table: Nodes, tables: Sequence[Nodes]) -> tuple[Gathering, Gathering]:
    people = Gathering("Person", table.sheet, table.file, table.titles)
    happened = Gathering("Event", table.sheet, table.file, table.titles)
    column = marker(tables)
    for node in table.rows:
        said = {"id": node.id, "name": node.name}
        facts = dict(node.facts)
        facts.pop(column, None)
        if is_event(node, column):
            happened.add(node.row, said, facts)
        else:
            # What the vocabulary calls private must not come to light as a mere fact.
            own = {field: facts.pop(name) for field, name in _private(facts).items()}
            people.add(node.row, said | own, facts)
    return people, happened


def _private(columns: Iterable[str]) -> dict[str, str]:
    """The columns that hold e-mail addresses and the like, by the field of ours."""
    found: dict[str, str] = {}
    for column in columns:
        field = field_of("Person", column)
        if field is not None and field.private and field.type == "text":
            found.setdefault(field.name, column)
    return found


def _ids_by_name(tables: Sequence[Nodes]) -> Mapping[str, str]:
    """Ids by the names that only one node has and that are nobody's id."""
    nodes = [node for table in tables for node in table.rows]
    ids = {node.id for node in nodes}
    times = Counter(node.name for node in nodes)
    return {node.name: node.id for node in nodes if times[node.name] == 1 and node.name not in ids}


def _by_id(edge: Edge, id_of: Mapping[str, str]) -> Edge:
    if edge.source not in id_of and edge.target not in id_of:
        return edge
    source, target = (id_of.get(end, end) for end in (edge.source, edge.target))
    return replace(edge, source=source, target=target)


def _apart(table: Edges, at: set[str], complain: Complain) -> tuple[list[Edge], list[Edge]]:
    """Edges between people, and those between a person and an event, the person first."""
    ties, attended = [], []
    for edge in table.rows:
        if edge.source in at and edge.target in at:
            said = f"'{edge.source}' and '{edge.target}' are both events, and only people attend."
            mend = "Correct one end, or the column 'type' of the nodes."
            where = table.file, edge.row, table.titles.get("target", "target"), edge.target
            complain(Problem(*where, said, mend, sheet=table.sheet))
        elif edge.source in at:
            attended.append(replace(edge, source=edge.target, target=edge.source, directed=True))
        elif edge.target in at:
            attended.append(replace(edge, directed=True))
        else:
            ties.append(edge)
    return ties, attended


def _ties(table: Edges, edges: Sequence[Edge], complain: Complain, *, directed: bool) -> Gathering:
    meaning = meanings(edges)
    gathered = _gathering("Tie", table, ("person_id", "other_id"), meaning)
    ties = merged(edges, meaning, directed=directed)
    _say_what_was_merged(table, ties, complain)
    for tie in ties:
        said = dict(zip(("person_id", "other_id"), tie.ends, strict=True)) | tie.known
        # A tie that goes both ways says so where others of its load do not.
        way = {"directed": "yes" if tie.directed else "no"} if tie.directed or directed else {}
        id_ = derived_id((*tie.key[:2], table.context, *filter(None, tie.key[2:])))
        gathered.add(tie.row, {"id": id_, "context": table.context} | said | way, tie.facts)
    return gathered


def _attendances(table: Edges, edges: Sequence[Edge], complain: Complain) -> Gathering:
    meaning = {field: name for field, name in meanings(edges).items() if field.endswith("_date")}
    gathered = _gathering("Attendance", table, ("person_id", "event_id"), meaning)
    found = merged(edges, meaning, directed=True)
    _say_what_was_merged(table, found, complain)
    for one in found:
        said = dict(zip(("person_id", "event_id"), one.ends, strict=True)) | one.known
        id_ = derived_id((one.ends[1], one.ends[0], *filter(None, one.key[2:])))
        gathered.add(one.row, {"id": id_} | said, one.facts)
    return gathered


def _gathering(
    kind: str, table: Edges, ends: tuple[str, str], meaning: Mapping[str, str]
) -> Gathering:
    titles = dict(zip(ends, map(table.titles.get, ("source", "target")), strict=True))
    known = {field: title for field, title in titles.items() if title}
    return Gathering(kind, table.sheet, table.file, known | dict(meaning))


def _say_what_was_merged(table: Edges, found: Sequence[Joined], complain: Complain) -> None:
    again = sorted(row for one in found for row in one.again)
    if again:
        many = "1 row says" if len(again) == 1 else f"{len(again)} rows say"
        said = f"{many} again who is joined to whom; each two are joined once."
        mend = (
            "Facts that differ stand side by side, and the greatest strength counts. If the order "
            "of the ends matters, load the file as directed."
        )
        place = table.file, again[0], "", ""
        complain(Problem(*place, said, mend, "warning", sheet=table.sheet))
