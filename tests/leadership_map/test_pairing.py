"""The command `pair`."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from graph_service.store import Batch, open_store
from leadership_map.main import main
from tests.builders import person


@pytest.fixture
def url(tmp_path: Path) -> str:
    store = open_store(str(tmp_path / "pair.db"))
    said: dict[str, Any] = {"consent_pairing": True, "challenges": ("Prevention",)}
    records = [
        person("h1", sector="acute", offers=("host-a-visit",), **said),
        person("h2", sector="acute", offers=("host-a-visit",), **said),
        person("v1", sector="vcse", seeks=("shadow",), **said),
    ]
    store.write(Batch("test", records), by="test", why="test")
    return str(tmp_path / "pair.db")


def run(url: str, *options: str) -> Any:
    done = CliRunner().invoke(main, ["pair", *options, "--store", url, "--json"])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_json_answers_as_the_contract_says(url: str) -> None:
    found = run(url, "shadowing", "--audit")
    assert {"scheme", "pairs", "unpaired", "total", "worst", "optimal"} <= set(found)
    (pair,) = found["pairs"]
    assert set(pair) >= {"id", "people", "organizations", "score", "reasons"}
    assert sum(part["points"] for part in pair["parts"]) == round(100 * pair["score"])
    assert len(found["unpaired"]) == 1
    assert found["optimal"] is True
    assert found["audit"] == {"ok": True, "checked": 1, "unpaired": 1, "problems": []}


def test_a_saved_round_can_be_made_again_but_the_next_round_brings_other_people(url: str) -> None:
    first = run(url, "shadowing", "--round", "May", "--save")
    assert run(url, "shadowing", "--round", "May")["pairs"] == first["pairs"]
    second = run(url, "shadowing", "--round", "June", "--save")
    third = run(url, "shadowing", "--round", "July")
    people = [frozenset(pair["people"]) for pair in first["pairs"] + second["pairs"]]
    assert len(set(people)) == 2
    assert third["pairs"] == []


def test_a_person_reads_names_scores_and_reasons(url: str) -> None:
    done = CliRunner().invoke(main, ["pair", "shadowing", "--store", url])
    assert "1 pairs proposed" not in done.stdout
    assert "One pair proposed, one person unpaired" in done.stdout
    assert "Both named “Prevention” as a challenge." in done.stdout


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["dancing"], "There is no scheme 'dancing'"),
        (["shadowing", "--save"], "name their round"),
        (["shadowing", "--round", "!"], "Give the round a name"),
    ],
)
def test_a_refusal_is_one_sentence_and_exit_status_1(
    url: str, options: list[str], said: str
) -> None:
    done = CliRunner().invoke(main, ["pair", *options, "--store", url])
    assert done.exit_code == 1
    assert said in done.stderr
