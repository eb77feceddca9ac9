"""The sample system as a graph, in each form that is one, read back by networkx."""

import json
from pathlib import Path

import networkx as nx
import pytest

from graph_service.records import Tie
from graph_service.snapshot import Snapshot
from loaders import read
from loaders.gexf import write_gexf
from loaders.graphml import write_graphml
from loaders.kumu import write_kumu
from tests.builders import person, snapshot, tie

SAMPLE = Path(__file__).parents[2] / "data" / "sample"


@pytest.fixture(scope="module")
def sample() -> Snapshot:
    reading = read([SAMPLE])
    return snapshot(*reading.records)


def test_all_forms_hold_the_same_nodes_and_edges(sample: Snapshot, tmp_path: Path) -> None:
    counts = {
        write(tmp_path / name, sample)
        for write, name in ((write_graphml, "a.graphml"), (write_gexf, "a.gexf"),
                            (write_kumu, "a.kumu.json"))
    }  # fmt: skip
    graphml = nx.read_graphml(tmp_path / "a.graphml")
    gexf = nx.read_gexf(tmp_path / "a.gexf")
    kumu = json.loads((tmp_path / "a.kumu.json").read_text(encoding="utf-8"))

    assert counts == {sum(map(len, sample.records.values()))}
    assert set(gexf) == set(graphml) == {item["id"] for item in kumu["elements"]}
    assert sorted(gexf.edges()) == sorted(graphml.edges())
    joined = [(item["from"], item["to"]) for item in kumu["connections"]]
    assert sorted(joined) == sorted(graphml.edges())
    knows = [facts for *_, facts in gexf.edges(data=True) if facts["relation"] == "KNOWS"]
    assert len(knows) == len(sample.of("Tie"))


def test_facts_of_unlike_types_agree_in_gexf(tmp_path: Path) -> None:
    ties = [tie("a", "b", strength=2), tie("b", "c", strength=2.5)]
    odd = Tie(id="odd", person_id="a", other_id="c", strength="much")  # type: ignore[arg-type]
    people = [person(id_) for id_ in "abc"]
    write_gexf(tmp_path / "a.gexf", snapshot(*people, *ties))
    read_back = nx.read_gexf(tmp_path / "a.gexf")
    assert sorted(facts["strength"] for *_, facts in read_back.edges(data=True)) == [2.0, 2.5]

    write_gexf(tmp_path / "b.gexf", snapshot(*people, *ties, odd))
    read_back = nx.read_gexf(tmp_path / "b.gexf")
    said = sorted(facts["strength"] for *_, facts in read_back.edges(data=True))
    assert said == ["2", "2.5", "much"]


def test_elements_with_one_label_are_told_apart_by_their_ids(tmp_path: Path) -> None:
    two = snapshot(person("a", name="Ann"), person("b", name="Ann"), tie("a", "b", directed=True))
    write_kumu(tmp_path / "a.kumu.json", two)
    said = json.loads((tmp_path / "a.kumu.json").read_text(encoding="utf-8"))
    assert [item["label"] for item in said["elements"]] == ["Ann", "Ann"]
    assert said["connections"] == [
        {"id": "connection-1", "from": "Person:a", "to": "Person:b", "type": "knows",
         "direction": "directed", "record": "a-b-"}
    ]  # fmt: skip
