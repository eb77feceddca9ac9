"""Tables of nodes (`NAME_nodes.csv`) and edges (`NAME_edges.csv`): people and their ties."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from graph_service.errors import Unreadable
from loaders.columns import Complain, texts_of
from loaders.network.shapes import Edge, Edges, Network, Node, Nodes
from loaders.network.together import read_networks
from loaders.problems import Complaints, Problem
from loaders.reading import Asked, Format, Item, Reading, grids_in
from loaders.tables import Grid, Sheet, headed
from loaders.values import folded

_SOURCES, _TARGETS = ("source", "from"), ("target", "to")
_IDS, _NAMES = ("id", "identifier", "node", "node-id"), ("name", "label")
_KNOWN = frozenset((*_SOURCES, *_TARGETS, *_IDS, *_NAMES))
_LOOKED_AT = 100
_COPY = re.compile(r"[\s_-]*(\(\d+\)|copy)$", re.IGNORECASE)
_NODES = re.compile(r"(?:^|[\s_.-]+)(?:nodes?|vertices)(?:[\s_-]*list)?$", re.IGNORECASE)
_EDGES = re.compile(r"(?:^|[\s_.-]+)(?:edges?|links?|ties|arcs?)(?:[\s_-]*list)?$", re.IGNORECASE)


def is_edges(items: Sequence[Item]) -> bool:
    """Whether any table holds edges, or has the name and the headings of one that holds nodes."""
    sheets = [_sheet(_beginning(grid)) for grid in grids_in(items)]
    return any(_ends(sheet) or _is_nodes(sheet, named=True) for sheet in sheets)


def read_edges(items: Sequence[Item], asked: Asked) -> Reading:
    """The people and ties of tables of nodes and edges.

    Raises:
        Unreadable: no table is of either sort.
    """
    complain = Complaints()
    sheets = [_sheet(grid) for grid in grids_in(items)]
    edges = [(sheet, ends) for sheet in sheets if (ends := _ends(sheet))]
    nodes = [sheet for sheet in sheets if not _ends(sheet) and _is_nodes(sheet, named=not edges)]
    if not edges and not nodes:
        raise Unreadable(
            f"{', '.join(item.file for item in items)}: no table has the columns source and target "
            "(edges), or is called NAME_nodes and has the column id.",
            file=items[0].file if items else "",
        )
    used = {(sheet.file, sheet.name) for sheet in (*nodes, *(sheet for sheet, _ in edges))}
    for item in items:
        if not isinstance(item, Grid) or (item.height and (item.file, item.name) not in used):
            said = "This is neither a table of nodes nor one of edges, and was left out."
            mend = "A table of nodes has the column id, one of edges has source and target."
            complain(Problem(item.file, 0, "", "", said, mend, "warning"))
    return read_networks("edges", _networks(nodes, edges, asked, complain), asked, complain)


EDGES = Format("edges", is_edges, read_edges)


def _beginning(grid: Grid) -> Grid:
    return replace(grid, columns=tuple(column[:_LOOKED_AT] for column in grid.columns))


def _sheet(grid: Grid) -> Sheet:
    return headed(grid, lambda row: sum(folded(cell) in _KNOWN for cell in row))


def _place(sheet: Sheet, headings: Sequence[str]) -> int | None:
    """The column below the first of some headings that there is."""
    names = [folded(heading) for heading in sheet.headings]
    return next((names.index(heading) for heading in headings if heading in names), None)


def _ends(sheet: Sheet) -> tuple[int, int] | None:
    """The columns of the two ends of edges; None in a table that holds no edges.

    A list of people may have 'from' and 'to' as dates, so beside names these two do not count.
    """
    for source, target in zip(_SOURCES, _TARGETS, strict=True):
        ends = _place(sheet, (source,)), _place(sheet, (target,))
        plain = source == "source" or _EDGES.search(_bare(sheet)) or _place(sheet, _NAMES) is None
        if ends[0] is not None and ends[1] is not None and plain:
            return ends[0], ends[1]
    return None


def _is_nodes(sheet: Sheet, *, named: bool) -> bool:
    """Whether a table describes nodes; where no edges are by, only its name can say so."""
    described = _place(sheet, (*_IDS, *_NAMES)) is not None
    return described and (not named or _NODES.search(_bare(sheet)) is not None)


def _bare(sheet: Sheet) -> str:
    return _COPY.sub("", sheet.name)


def _name(sheet: Sheet, ending: re.Pattern[str]) -> str:
    """NAME of NAME_nodes or NAME_edges; in a workbook whose sheets have no NAME, the file's."""
    name = ending.sub("", _bare(sheet))
    own = PurePosixPath(sheet.file).stem
    return name or ("" if own == sheet.name else own)


def _networks(
    nodes: Sequence[Sheet],
    edges: Sequence[tuple[Sheet, tuple[int, int]]],
    asked: Asked,
    complain: Complain,
) -> list[Network]:
    """Tables of one NAME belong together; a single table of nodes belongs to all edges."""
    names = [_name(sheet, _NODES) for sheet in nodes] + [_name(s, _EDGES) for s, _ in edges]
    shared = next(filter(None, names), "") if len(nodes) == 1 else None
    by_name: dict[str, str] = {}
    groups: dict[str, tuple[list[Nodes], list[Edges]]] = {}

    def group(name: str) -> tuple[list[Nodes], list[Edges]]:
        called = (name if shared is None else shared) or asked.named
        called = by_name.setdefault(called.casefold(), called)
        return groups.setdefault(called, ([], []))

    for sheet in nodes:
        group(_name(sheet, _NODES))[0].append(_nodes(sheet, complain))
    for sheet, ends in edges:
        name = _name(sheet, _EDGES)
        group(name)[1].append(_edges(sheet, ends, name or shared or asked.named))
    return [Network(name, *tables) for name, tables in groups.items()]


def _nodes(sheet: Sheet, complain: Complain) -> Nodes:
    id_, name = _place(sheet, _IDS), _place(sheet, _NAMES)
    rows = []
    for row, cells, facts in _lines(sheet, [place for place in (id_, name) if place is not None]):
        # Without a column of ids the name is what edges call a node by.
        ids = cells[0]
        if not ids:
            where = sheet.file, row, sheet.headings[id_ or 0], ""
            said = "The id is blank, and edges could not name this node."
            complain(Problem(*where, said, "Fill it in.", sheet=sheet.name))
        rows.append(Node(row, ids, cells[-1] or ids, facts if sheet.quoted else _spelt(facts)))
    titles = {field: sheet.headings[place] for field, place in (("id", id_), ("name", name))
              if place is not None}  # fmt: skip
    return Nodes(sheet.name, sheet.file, rows, titles)


def _spelt(facts: dict[str, str]) -> dict[str, str]:
    """TRUE and FALSE of a workbook, which are read as yes and no, as a CSV file spells them."""
    spelt = {"yes": "TRUE", "no": "FALSE"}
    return {
        name: spelt.get(text, text) if name.lower() == "type" else text
        for name, text in facts.items()
    }


def _edges(sheet: Sheet, ends: tuple[int, int], context: str) -> Edges:
    rows = [Edge(row, cells[0], cells[1], facts) for row, cells, facts in _lines(sheet, ends)]
    titles = {"source": sheet.headings[ends[0]], "target": sheet.headings[ends[1]]}
    return Edges(sheet.name, sheet.file, context, rows, titles)


def _lines(
    sheet: Sheet, places: Sequence[int]
) -> Iterator[tuple[int, tuple[str, ...], dict[str, str]]]:
    """Each row's number, its cells at `places`, and its other filled cells by their headings."""
    columns = [texts_of(sheet, place) for place in range(len(sheet.headings))]
    named = [columns[place] for place in places]
    further = {
        _unused(heading, sheet.headings[:place]): columns[place]
        for place, heading in enumerate(sheet.headings)
        if place not in places
    }
    facts = zip(*further.values(), strict=True) if further else [()] * len(sheet.rows)
    for row, cells, rest in zip(sheet.rows, zip(*named, strict=True), facts, strict=True):
        texts = zip(further, rest, strict=True)
        yield row, cells, {heading: text for heading, text in texts if text}


def _unused(heading: str, before: Sequence[str]) -> str:
    times = before.count(heading)
    return f"{heading} ({times + 1})" if times else heading
