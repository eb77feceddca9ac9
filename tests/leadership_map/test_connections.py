"""The commands `connect` and `network`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from graph_service.store import Batch, open_store
from leadership_map.main import main
from tests.builders import person, tie

NETWORK = {
    "people", "ties", "density", "components", "isolates", "ei_index", "modularity",
    "community_modularity", "bridges", "cut_people", "communities",
}  # fmt: skip


@pytest.fixture
def url(tmp_path: Path) -> str:
    store = open_store(str(tmp_path / "ties.db"))
    people = [person(id_, name=f"Person {id_}", attributes={"dept": "1"}) for id_ in "abcd"]
    store.write(Batch("test", [*people, tie("a", "b"), tie("b", "c")]), by="test", why="test")
    store.close()
    return str(tmp_path / "ties.db")


def test_network_answers_as_the_contract_says(url: str) -> None:
    done = CliRunner().invoke(main, ["network", "--by", "dept", "--store", url, "--json"])
    found = json.loads(done.stdout)
    assert done.exit_code == 0
    assert found.keys() >= NETWORK
    assert (found["people"], found["ties"], found["components"]) == (4, 2, 2)
    assert (found["isolates"], found["cut_people"], found["ei_index"]) == (["d"], ["b"], -1.0)
    assert found["bridges"] == [{"id": "b", "name": "Person b", "betweenness": 0.333333}]
    assert found["communities"] == [["a", "b", "c"], ["d"]]


def test_network_is_told_to_a_person_in_words(url: str) -> None:
    done = CliRunner().invoke(main, ["network", "--store", url])
    assert "People without a tie" in done.stdout
    assert "Person b" in done.stdout


def test_an_unknown_grouping_exits_with_a_sentence_and_no_traceback(url: str) -> None:
    done = CliRunner().invoke(main, ["network", "--by", "hat", "--store", url, "--json"])
    assert done.exit_code == 1
    assert "cannot be grouped by 'hat'" in json.loads(done.stdout)["error"]["message"]
    assert "Traceback" not in done.output


def test_connect_answers_as_the_contract_says(url: str) -> None:
    done = CliRunner().invoke(main, ["connect", "Person a", "c", "--store", url, "--json"])
    found = json.loads(done.stdout)
    assert done.exit_code == 0
    assert found["length"] == 2
    assert [[step["id"] for step in path] for path in found["paths"]] == [["a", "b", "c"]]
    assert all(step.keys() == {"id", "kind", "name", "via"} for step in found["paths"][0])


def test_connect_says_when_no_way_leads_there(url: str) -> None:
    done = CliRunner().invoke(main, ["connect", "a", "d", "--store", url])
    assert done.exit_code == 0
    assert "No way leads" in done.stdout
    as_json = CliRunner().invoke(main, ["connect", "a", "d", "--store", url, "--json"])
    assert json.loads(as_json.stdout) == {"paths": [], "length": None}


def test_connect_to_a_stranger_is_refused_in_a_sentence(url: str) -> None:
    done = CliRunner().invoke(main, ["connect", "a", "zoe", "--store", url])
    assert done.exit_code == 1
    assert "nobody with the id or name 'zoe'" in done.stderr
