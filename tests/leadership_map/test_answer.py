"""Which store a command asks, and how it says no."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from graph_service.errors import Refused
from graph_service.store import open_store
from leadership_map.main import main


@pytest.mark.parametrize(
    "words", [["--store", "{}", "check"], ["check", "--store", "{}"]], ids=["before", "after"]
)
def test_a_store_that_is_typed_wins_over_the_environment(tmp_path: Path, words: list[str]) -> None:
    typed, environment = tmp_path / "typed.db", tmp_path / "environment.db"
    open_store(str(typed))
    said = [word.format(typed) for word in words]
    done = CliRunner().invoke(main, said, env={"LEADERSHIP_MAP_STORE": str(environment)})
    assert done.exit_code == 0
    assert (typed.exists(), environment.exists()) == (True, False)


def test_without_a_typed_store_the_environment_says_which(tmp_path: Path) -> None:
    path = tmp_path / "environment.db"
    done = CliRunner().invoke(main, ["check"], env={"LEADERSHIP_MAP_STORE": str(path)})
    assert str(path) in done.stderr


@pytest.mark.parametrize(
    "words", [["check"], ["gaps"], ["undo"], ["backup", "{}.bak"], ["user", "list"]], ids=" ".join
)
def test_a_command_that_reads_makes_no_store_where_there_is_none(
    tmp_path: Path, words: list[str]
) -> None:
    path = tmp_path / "mistyped.db"
    said = [word.format(path) for word in words]
    done = CliRunner().invoke(main, ["--store", str(path), *said])
    assert (done.exit_code, list(tmp_path.iterdir())) == (1, [])
    assert f"There is no store at {path}" in done.stderr


def test_a_refusal_is_a_sentence_and_with_json_a_document(tmp_path: Path) -> None:
    store = str(tmp_path / "a.db")
    open_store(store)
    done = CliRunner().invoke(main, ["gaps", "--scope", "Area:nowhere", "--store", store, "--json"])
    assert done.exit_code == 1
    assert json.loads(done.stdout) == {"error": {"message": done.stderr.strip()}}
    assert "nowhere" in done.stderr


def test_a_workbook_that_may_be_filled_in_is_not_written_over(tmp_path: Path) -> None:
    file = tmp_path / "ours.xlsx"
    assert CliRunner().invoke(main, ["template", str(file)]).exit_code == 0
    before = file.read_bytes()
    again = CliRunner().invoke(main, ["template", str(file)])
    assert (again.exit_code, file.read_bytes()) == (1, before)
    other = CliRunner().invoke(main, ["template", str(tmp_path / "ours.csv")])
    assert other.exit_code == 1
    assert "ours.xlsx" in other.stderr


def test_an_address_with_two_slashes_is_refused() -> None:
    with pytest.raises(Refused, match="three slashes"):
        open_store("sqlite://a.db")


def test_a_server_that_is_not_there_is_told_in_a_sentence() -> None:
    done = CliRunner().invoke(main, ["check", "--store", "neo4j://neo4j:secret@127.0.0.1:1/neo4j"])
    assert done.exit_code == 1
    [line] = done.stderr.strip().splitlines()
    assert "127.0.0.1:1" in line
    assert "secret" not in line
