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
from loaders import WRITERS
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
        "left_out": {"people": 0, "ties": 0},
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
    for name in ("all.pdf", "all", "kumu.jsonx"):
        done = export(tmp_path / name, url)

        assert done.exit_code == 1
        said = json.loads(done.stdout)["error"]["message"]
        assert ".xlsx, .zip, .json, .graphml, .gexf, .kumu.json" in said
        assert not (tmp_path / name).exists()


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_file_that_cannot_be_written_is_refused(url: str, tmp_path: Path, suffix: str) -> None:
    done = export(tmp_path / "nowhere" / f"all{suffix}", url)

    assert done.exit_code == 1
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.output


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_failure_leaves_the_file_that_was_there(
    url: str, tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"all{suffix}"
    path.write_text("before", encoding="utf-8")
    before = sorted(tmp_path.iterdir())

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    done = export(path, url)

    assert done.exit_code == 1
    assert f"The file {path} cannot be written: No space left on device." in done.stderr
    assert path.read_text(encoding="utf-8") == "before"
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("suffix", WRITERS)
def test_every_form_says_how_many_records_are_in_it(url: str, tmp_path: Path, suffix: str) -> None:
    done = export(tmp_path / f"All{suffix.upper()}", url)

    assert done.exit_code == 0, done.output
    # Popolo has no ties; relations between organisations are memberships there, if of members.
    assert json.loads(done.stdout)["records"] == (7 if suffix == ".json" else 9)
    assert [path.name for path in tmp_path.glob("*All*")] == [f"All{suffix.upper()}"]


def test_gexf_has_the_same_nodes_and_edges_as_graphml(url: str, tmp_path: Path) -> None:
    export(tmp_path / "all.graphml", url)
    export(tmp_path / "all.gexf", url)

    graphml = nx.read_graphml(tmp_path / "all.graphml")
    gexf = nx.read_gexf(tmp_path / "all.gexf")

    assert sorted(gexf) == sorted(graphml)
    assert sorted(gexf.edges) == sorted(graphml.edges)
    ann = gexf.nodes["Person:ann"]
    assert (ann["label"], ann["invented"], ann["other: kind"]) == ("Person ann", True, "of")
    assert "email" not in ann
    assert gexf.nodes["Person:bo"]["interests"] == "a; b\ufffd"


def test_kumu_names_ends_by_ids_and_tags_what_is_invented(url: str, tmp_path: Path) -> None:
    export(tmp_path / "all.kumu.json", url)

    said = json.loads((tmp_path / "all.kumu.json").read_text(encoding="utf-8"))

    assert said.keys() == {"elements", "connections"}
    elements = {item["id"]: item for item in said["elements"]}
    assert elements["Person:ann"] == {
        "id": "Person:ann", "label": "Person ann", "type": "Person", "tags": ["invented"],
        "other: kind": "of",
    }  # fmt: skip
    ids = [item["id"] for item in (*said["elements"], *said["connections"])]
    assert len(ids) == len(set(ids))
    assert all({item["from"], item["to"]} <= elements.keys() for item in said["connections"])
    ways = {item["type"]: item["direction"] for item in said["connections"]}
    assert ways == {
        "in area": "directed", "reports to": "directed", "member of": "directed",
        "knows": "undirected",
    }  # fmt: skip


@pytest.mark.parametrize("suffix", [".json", ".graphml", ".gexf", ".kumu.json"])
def test_who_objects_and_refused_ties_are_not_passed_on(tmp_path: Path, suffix: str) -> None:
    store = open_store(str(tmp_path / "test.db"))
    records = [
        person("Cy", objects=True), person("Di", consent_ties=False), person("Ed"), person("Flo"),
        organization("org"), membership("Cy", "org", role="SecretRole"),
        tie("Di", "Ed", context="SecretTie"), tie("Ed", "Flo", context="OpenTie"),
    ]  # fmt: skip
    store.write(Batch("test", records), by="test", why="test")

    done = export(tmp_path / f"all{suffix}", str(tmp_path / "test.db"))

    said = json.loads(done.stdout)
    assert said["records"] == (4 if suffix == ".json" else 5)
    assert said["left_out"] == {"people": 1, "ties": 1}
    text = (tmp_path / f"all{suffix}").read_text(encoding="utf-8")
    assert "Cy" not in text
    assert "Secret" not in text
    assert ("OpenTie" in text) is (suffix != ".json")
