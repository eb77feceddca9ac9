"""Real networks through the command line, against published answers (see the data's README)."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from leadership_map.main import main

pytestmark = pytest.mark.real_data


def run(*words: str | Path) -> dict[str, Any]:
    done = CliRunner().invoke(main, [*map(str, words), "--json"])
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def loaded(real_data: Path, name: str, store: str, *options: str) -> dict[str, Any]:
    ends = ("nodes", "edges")
    files = [real_data / "networks" / f"networkdata_{name}_{end}.csv" for end in ends]
    return run("load", *files, "--store", store, *options)


# Arcs and their E-I index as published; pairs and theirs, where each two count once.
MANAGERS = {
    "advice": ((190, 0.516), (145, 0.517)),
    "friends": ((102, 0.255), (79, 0.316)),
    "reports": ((20, -0.600), (20, -0.600)),
}


@pytest.mark.parametrize("relation", MANAGERS)
def test_managers_and_whether_they_look_beyond_their_department(
    real_data: Path, store_url: str, relation: str
) -> None:
    arcs, pairs = MANAGERS[relation]
    for options, directed, (ties, ei_index) in (((), False, pairs), (("--directed",), True, arcs)):
        loaded(real_data, f"ht_{relation}", store_url, *options)
        kind = f"networkdata_ht_{relation}"
        found = run("network", "--by", "dept", "--ties", kind, "--store", store_url)
        assert (found["people"], found["ties"], found["directed"]) == (21, ties, directed)
        assert found["ei_index"] == pytest.approx(ei_index, abs=0.0005)


def test_a_column_called_as_one_of_ours_can_be_grouped_by(real_data: Path, tmp_path: Path) -> None:
    url = str(tmp_path / "level.db")
    loaded(real_data, "ht_reports", url)
    found = run("network", "--by", "level", "--store", url)
    # Each of the 20 managers reports to somebody of another level.
    assert (found["by"], found["ungrouped"], found["ei_index"]) == ("level", 0, 1.0)


def test_the_medici_through_the_command_line(real_data: Path, tmp_path: Path) -> None:
    url = str(tmp_path / "flo.db")
    report = loaded(real_data, "flo_marriage", url)
    assert report["problems"] == []
    assert report["kinds"]["Person"]["added"] == 16
    found = run("network", "--store", url)
    assert found["bridges"][0] == {"id": "9", "name": "Medici", "betweenness": 0.452381}
    assert (found["isolates"], found["ties"]) == (["12"], 20)


def test_the_medici_among_the_fifteen_connected_families(real_data: Path, tmp_path: Path) -> None:
    url, folder = str(tmp_path / "flo.db"), real_data / "networks"
    nodes = (folder / "networkdata_flo_marriage_nodes.csv").read_text("utf-8").splitlines()
    connected = [line for line in nodes if ",Pucci," not in line]
    (tmp_path / "flo_nodes.csv").write_text("\n".join(connected), "utf-8")
    edges = (folder / "networkdata_flo_marriage_edges.csv").read_text("utf-8")
    (tmp_path / "flo_edges.csv").write_text(edges, "utf-8")
    run("load", tmp_path / "flo_nodes.csv", tmp_path / "flo_edges.csv", "--store", url)
    found = run("network", "--store", url)
    assert found["bridges"][0]["name"] == "Medici"
    assert found["bridges"][0]["betweenness"] == pytest.approx(0.522, abs=0.0005)


def test_eighteen_southern_women_at_fourteen_events(real_data: Path, store_url: str) -> None:
    kinds = loaded(real_data, "southern_women", store_url)["kinds"]
    added = {kind: tally["added"] for kind, tally in kinds.items()}
    assert added == {"Person": 18, "Event": 14, "Attendance": 89}
    found = run("network", "--ties", "event", "--store", store_url)
    # All but 14 of the 153 pairs were at some event together.
    assert (found["people"], found["ties"]) == (18, 139)
    assert loaded(real_data, "southern_women", store_url)["kinds"]["Attendance"]["unchanged"] == 89


def test_the_southern_women_fall_into_the_two_groups_of_davis_and_freeman(
    real_data: Path, store_url: str
) -> None:
    """The first nine and the last nine: L. C. Freeman 2003, Finding social groups, table 1."""
    loaded(real_data, "southern_women", store_url)
    found = run("network", "--ties", "event", "--store", store_url)
    groups = [sorted(int(id_.rpartition("-")[2]) for id_ in part) for part in found["communities"]]
    assert sorted(groups) == [[*range(1, 10)], [*range(10, 19)]]
