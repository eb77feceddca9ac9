"""GraphML of any program: nodes become people, edges ties; nothing outside the file is read."""

import string
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.errors import Unreadable
from loaders import read, write_graphml
from tests.builders import organization, person, snapshot, tie
from tests.loaders.network_files import (
    attendances,
    complaints,
    counts,
    ends,
    people,
    reading_of,
    ties,
)
from tests.searches import long_search

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NODES = '<node id="a"/>\n<node id="b"/>\n'


def graphml(path: Path, body: str, edgedefault: str = "undirected", keys: str = "") -> Path:
    """A file whose first node is on row 3."""
    path.write_text(
        f'{HEAD}<graphml xmlns="http://graphml.graphdrawing.org/xmlns">{keys}'
        f'<graph edgedefault="{edgedefault}">\n{body}</graph></graphml>',
        "utf-8",
    )
    return path


def test_a_file_of_networkx_comes_back_with_its_nodes_edges_and_data(tmp_path: Path) -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_node("1", label="Ann", dept=4, level="3")
    graph.add_node("2", label="Bo")
    graph.add_edge("1", "2", weight=2.5, medium="phone")
    nx.write_graphml(graph, tmp_path / "advice.graphml")

    found = read([tmp_path / "advice.graphml"])

    assert (found.format, found.problems) == ("graphml", ())
    assert [batch.source for batch in found.batches] == ["advice"]
    assert {id_: (item.name, dict(item.attributes)) for id_, item in people(found).items()} == {
        "1": ("Ann", {"dept": "4", "level": "3"}), "2": ("Bo", {}),
    }  # fmt: skip
    [one] = ties(found)
    assert (one.person_id, one.other_id, one.context) == ("1", "2", "advice")
    assert (one.strength, one.attributes, one.directed) == (2.5, {"medium": "phone"}, None)


def test_the_row_is_the_line_of_the_node_or_the_edge(tmp_path: Path) -> None:
    path = graphml(tmp_path / "g.graphml", f'{NODES}\n<edge source="a"\n target="gone"/>\n')
    found = read([path])
    assert [item.source.row for item in people(found).values()] == [3, 4]
    assert complaints(found) == [("warning", ties(found)[0].source.row, "target", "gone")]
    assert ties(found)[0].source.row == 6


@pytest.mark.parametrize(
    ("edgedefault", "own", "asked", "directed"),
    [("undirected", "", False, None), ("directed", "", False, True), ("undirected", "", True, True),
     ("undirected", 'directed="true"', False, True), ("directed", 'directed="false"', False, None)],
)  # fmt: skip
def test_the_direction_is_that_of_the_edge_or_of_its_graph_or_what_is_asked_for(
    tmp_path: Path, edgedefault: str, own: str, asked: bool, directed: bool | None
) -> None:
    edge = f'<edge source="a" target="b" {own}/>'
    path = graphml(tmp_path / "g.graphml", NODES + edge, edgedefault)
    assert [item.directed for item in ties(reading_of([path], directed=asked))] == [directed]


def test_what_a_key_says_by_default_holds_where_nothing_is_said(tmp_path: Path) -> None:
    keys = '<key id="d0" for="node" attr.name="dept"><default>4</default></key>'
    body = '<node id="a"><data key="d0">5</data></node><node id="b"/>'
    found = people(read([graphml(tmp_path / "g.graphml", body, keys=keys)]))
    assert [item.attributes["dept"] for item in found.values()] == ["5", "4"]


def test_names_are_read_from_the_drawings_of_yed(tmp_path: Path) -> None:
    keys = (
        '<key id="d6" for="node" yfiles.type="nodegraphics"/>'
        '<key id="d5" for="node" attr.name="description"/>'
        '<key id="d10" for="edge" yfiles.type="edgegraphics"/>'
    )
    body = (
        '<node id="n0"><data key="d5"><![CDATA[Chair & more]]></data><data key="d6"><y:ShapeNode>'
        '<y:Geometry x="1"/><y:NodeLabel>Ann\n<y:LabelModel><y:X/></y:LabelModel></y:NodeLabel>'
        "</y:ShapeNode></data></node>"
        '<node id="n1"/><edge source="n0" target="n1"><data key="d10"><y:EdgeLabel>advises'
        "</y:EdgeLabel></data></edge>"
    )
    found = read([graphml(tmp_path / "g.graphml", body, keys=keys)])
    ann, other = people(found).values()
    assert (ann.name, ann.attributes) == ("Ann", {"description": "Chair & more"})
    assert other.name == "n1"
    assert ties(found)[0].attributes == {"label": "advises"}


def test_a_label_is_the_name_and_another_name_a_fact(tmp_path: Path) -> None:
    keys = "".join(f'<key id="{k}" for="node" attr.name="{k}"/>' for k in ("name", "label"))
    said = '<node id="{}"><data key="name">{}</data><data key="label">Ann</data></node>'
    body = said.format("a", "Ann") + said.format("b", "v2")
    found = people(read([graphml(tmp_path / "g.graphml", body, keys=keys)]))
    assert [(item.name, dict(item.attributes)) for item in found.values()] == [
        ("Ann", {}), ("Ann", {"name": "v2"}),
    ]  # fmt: skip


def test_two_modes_are_told_as_in_tables(tmp_path: Path) -> None:
    keys = '<key id="t" for="node" attr.name="type" attr.type="boolean"/>'
    said = '<node id="{}"><data key="t">{}</data></node>'
    body = said.format("a", "false") + said.format("e", "true") + '<edge source="e" target="a"/>'
    found = read([graphml(tmp_path / "g.graphml", body, keys=keys)])
    assert counts(found) == {"Person": 1, "Event": 1, "Attendance": 1}
    assert (attendances(found)[0].person_id, attendances(found)[0].event_id) == ("a", "e")


def test_parallel_edges_are_one_tie(tmp_path: Path) -> None:
    graph: nx.MultiGraph[str] = nx.MultiGraph([("a", "b"), ("b", "a")])
    nx.write_graphml(graph, tmp_path / "g.graphml")
    found = read([tmp_path / "g.graphml"])
    assert len(ties(found)) == 1
    assert "1 row says again" in found.problems[0].problem


DEEP = "<a>" * 200 + "</a>" * 200
ENTITIES = '<!DOCTYPE graphml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize(
    ("text", "row", "said"),
    [(f"{HEAD}{ENTITIES}<graphml>&b;</graphml>", 2, "DOCTYPE"),
     (f'{HEAD}\n<!DOCTYPE g SYSTEM "file:///etc/passwd"><graphml/>', 3, "DOCTYPE"),
     (f"{HEAD}<graphml>\n<graph>\n<node id='a'></graph></graphml>", 4, "not well-formed"),
     (f"{HEAD}<graphml>&other;</graphml>", 2, "not well-formed"),
     (f"{HEAD}<graphml>{DEEP}</graphml>", 2, "nested"),
     (f"{HEAD}<graphml><graph>\n<hyperedge/></graph></graphml>", 3, "hyperedge"),
     (f"{HEAD}<graphml><graph>\n<node id='g'><graph/></node></graph></graphml>", 3, "'g' holds"),
     (f"{HEAD}<graphml><graph>\n<node/></graph></graphml>", 3, "no id"),
     ('<?xml version="1.0" encoding="utf-99"?><graphml/>', 1, "not well-formed"),
     ('<?xml version="1.0" encoding="gb2312"?><graphml/>', 1, "not well-formed"),
     (f"{HEAD}<gexf/>", 2, "no GraphML")],
)  # fmt: skip
def test_what_cannot_be_read_safely_and_whole_is_refused_at_its_row(
    tmp_path: Path, text: str, row: int, said: str
) -> None:
    (tmp_path / "g.graphml").write_text(text, "utf-8")
    with pytest.raises(Unreadable, match=said) as refusal:
        read([tmp_path / "g.graphml"])
    assert (refusal.value.file, refusal.value.row) == ("g.graphml", row)


def test_our_own_export_is_refused_since_its_nodes_are_not_all_people(tmp_path: Path) -> None:
    own = snapshot(person("a"), person("b"), tie("a", "b"), organization("o"))
    write_graphml(tmp_path / "own.graphml", own)
    with pytest.raises(Unreadable, match=r"Load the workbook \(\.xlsx\)"):
        read([tmp_path / "own.graphml"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252"])
def test_the_declared_encoding_is_believed(tmp_path: Path, encoding: str) -> None:
    text = HEAD.replace("UTF-8", encoding) + '<graphml><graph><node id="Zoë"/></graph></graphml>'
    (tmp_path / "g.graphml").write_bytes(text.encode(encoding))
    assert list(people(read([tmp_path / "g.graphml"]))) == ["Zoë"]


ids = st.text(string.ascii_letters + string.digits + "é-_&<\"'", min_size=1, max_size=4)
values = st.one_of(st.integers(-9, 9), st.floats(0, 9), st.booleans(), st.just("some text"))
facts = st.dictionaries(st.sampled_from(["age", "level", "dept x"]), values)


@st.composite
def networks(draw: st.DrawFn) -> "nx.Graph[str]":
    graph: nx.Graph[str] = nx.DiGraph() if draw(st.booleans()) else nx.Graph()
    for id_ in draw(st.lists(ids, min_size=1, max_size=6, unique_by=str.lower)):
        graph.add_node(id_, **draw(facts))
    nodes = st.sampled_from(sorted(graph))
    for one, other in draw(st.lists(st.tuples(nodes, nodes), max_size=8)):
        if one != other:
            graph.add_edge(one, other, **draw(facts))
    return graph


@long_search(2000)
@given(networks())
def test_any_network_comes_back_with_the_same_nodes_and_edges(
    tmp_path_factory: pytest.TempPathFactory, graph: "nx.Graph[str]"
) -> None:
    path = tmp_path_factory.mktemp("any") / "any.graphml"
    nx.write_graphml(graph, path)

    found = reading_of([path])

    assert not found.problems
    assert {id_: dict(item.attributes) for id_, item in people(found).items()} == {
        id_: _texts(data) for id_, data in graph.nodes(data=True)
    }
    said = {
        _pair(graph, *pair): dict(item.attributes)
        for pair, item in zip(ends(found), ties(found), strict=True)
    }
    assert said == {_pair(graph, a, b): _texts(data) for a, b, data in graph.edges(data=True)}
    assert len(ties(found)) == graph.number_of_edges()


def _pair(graph: "nx.Graph[str]", one: str, other: str) -> tuple[str, str]:
    return (one, other) if graph.is_directed() else (min(one, other), max(one, other))


def _texts(data: dict[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in data.items()}
