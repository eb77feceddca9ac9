"""The command `export`."""

import json
from pathlib import Path

import networkx as nx
import openpyxl
import pytest
from click.testing import CliRunner, Result

from graph_service.records import Area, Relationship
from graph_service.store import Batch, open_store
from leadership_map.main import main
from tests.builders import membership, organization, person, tie


@pytest.fixture
def url(tmp_path: Path) -> str:
    store = open_store(str(tmp_path / "test.db"))
    records = [
        Area(id="bexley", name="Bexley"),
        organization("o1", name="=Trust", area_id="bexley"),
        organization("o2"),
        Relationship(id="r", source_id="o1", relation="reports-to", target_id="o2"),
        person("ann", invented=True, email="ann@example.org", attributes={"kind": "of"}),
        person("bo", interests=("a", "b\x0b")),
        membership("ann", "o1", role="Chair", end_date="2020"),
        membership("bo", "gone"),
        tie("ann", "bo", strength=2.0),
    ]
    store.write(Batch("test", records), by="test", why="test")
    return str(tmp_path / "test.db")


def export(path: Path, url: str) -> Result:
    return CliRunner().invoke(main, ["export", str(path), "--store", url, "--json"])


def test_a_workbook_says_which_people_are_invented(url: str, tmp_path: Path) -> None:
    done = export(tmp_path / "all.xlsx", url)

    assert done.exit_code == 0
    assert json.loads(done.stdout) == {
        "file": str(tmp_path / "all.xlsx"), "records": 9, "invented_people": 1,
    }  # fmt: skip
    book = openpyxl.load_workbook(tmp_path / "all.xlsx")
    headings, ann, bo = book["people"].iter_rows(values_only=True)
    place = headings.index("invented")
    assert (ann[place], bo[place]) == ("yes", None)
    assert "1 of the 2 people are invented" in str(book["Read me"]["A3"].value)


def test_a_graph_has_records_as_nodes_and_relations_as_edges(url: str, tmp_path: Path) -> None:
    assert export(tmp_path / "all.graphml", url).exit_code == 0

    graph = nx.read_graphml(tmp_path / "all.graphml")

    assert sorted(graph) == [
        "Area:bexley", "Organization:o1", "Organization:o2", "Person:ann", "Person:bo",
    ]  # fmt: skip
    edges = {(a, b): facts["relation"] for a, b, facts in graph.edges(data=True)}
    assert edges == {
        ("Organization:o1", "Area:bexley"): "IN_AREA",
        ("Organization:o1", "Organization:o2"): "REPORTS_TO",
        ("Person:ann", "Organization:o1"): "MEMBER_OF",
        ("Person:ann", "Person:bo"): "KNOWS",
    }
    assert graph.nodes["Person:ann"]["invented"] is True
    assert graph.nodes["Person:ann"]["kind"] == "Person"
    assert graph.nodes["Person:ann"]["other: kind"] == "of"
    assert "email" not in graph.nodes["Person:ann"]


def test_another_suffix_is_refused_with_those_there_are(url: str, tmp_path: Path) -> None:
    done = export(tmp_path / "all.pdf", url)

    assert done.exit_code == 1
    assert ".xlsx, .graphml" in json.loads(done.stdout)["error"]["message"]
    assert not (tmp_path / "all.pdf").exists()


@pytest.mark.parametrize("name", ["all.xlsx", "all.graphml"])
def test_a_file_that_cannot_be_written_is_refused(url: str, tmp_path: Path, name: str) -> None:
    done = export(tmp_path / "nowhere" / name, url)

    assert done.exit_code == 1
    assert "cannot be written" in done.stderr
