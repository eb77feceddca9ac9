"""The command `gap-history`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from graph_service.records import System
from graph_service.store import Batch, open_store
from leadership_map.main import main
from tests.builders import body, membership, person


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A board that somebody from acute care left in May."""
    store = open_store(str(tmp_path / "gaps.db"))
    records = [
        System(id="s", name="System", today="2026-09-01"),
        body("board", name="Board"),
        person("a", sector="acute"),
        person("p", sector="primary"),
        membership("a", "board", end_date="2026-05-01"),
        membership("p", "board"),
    ]
    store.write(Batch("test", records), by="test", why="test")
    return str(tmp_path / "gaps.db")


def test_json_says_what_opened_since_a_day(url: str) -> None:
    options = ["--scope", "Organization:board", "--yardstick", "minimum", "--since", "2026-01-01"]
    done = CliRunner().invoke(main, ["gap-history", "--store", url, "--json", *options])
    found = json.loads(done.stdout)
    assert done.exit_code == 0
    assert found["sentence"] == "Since January 2026: one gap opened; 10 are still open."
    assert [item["group"] for item in found["opened"]] == [["acute"]]
    assert [item["kind"] for item in found["warnings"]] == ["opened", "one-person"]
    acute = next(item for item in found["groups"] if item["group"] == ["acute"])
    assert acute["counts"] == [1, 1, 0, 0]


def test_a_person_reads_sentences_and_a_table(url: str) -> None:
    done = CliRunner().invoke(main, ["gap-history", "--store", url, "--every", "month"])
    assert done.exit_code == 0
    assert "Since January 2026:" in done.stdout
    assert "Measured by even" in done.stdout


@pytest.mark.parametrize(
    "options", [["--since", "soon"], ["--since", "2027-01-01"], ["--by", "colour"]]
)
def test_a_refusal_is_one_sentence_and_exit_status_1(url: str, options: list[str]) -> None:
    done = CliRunner().invoke(main, ["gap-history", "--store", url, "--json", *options])
    assert done.exit_code == 1
    assert json.loads(done.stdout)["error"]["message"] in done.stderr
