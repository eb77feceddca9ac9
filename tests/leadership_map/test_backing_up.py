"""`backup` and `restore`: what they answer, and what they refuse."""

import hashlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph_service.store import Batch, open_store
from leadership_map.main import main
from tests.builders import person


@pytest.fixture
def url(tmp_path: Path) -> str:
    store = open_store(str(tmp_path / "first.db"))
    store.write(Batch("test", [person("a"), person("b")]), by="test", why="test")
    return str(tmp_path / "first.db")


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def test_a_backup_restores_into_another_store(url: str, tmp_path: Path) -> None:
    file, second = tmp_path / "all.backup", str(tmp_path / "second.db")

    done = run("backup", str(file), "--store", url, "--json")

    assert done.exit_code == 0
    assert json.loads(done.stdout) == {
        "file": str(file), "records": 2, "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
    }  # fmt: skip
    again = run("restore", str(file), "--store", second, "--json")
    assert (again.exit_code, json.loads(again.stdout)) == (0, json.loads(done.stdout))
    assert open_store(second).fingerprint() == open_store(url).fingerprint()


def test_a_store_that_holds_something_is_only_replaced_when_it_is_said(
    url: str, tmp_path: Path
) -> None:
    file = str(tmp_path / "all.backup")
    assert run("backup", file, "--store", url).stdout.startswith("2 records written to ")

    refused = run("restore", file, "--store", url, "--json")

    assert refused.exit_code == 1
    assert "add --replace" in json.loads(refused.stdout)["error"]["message"]
    done = run("restore", file, "--store", url, "--replace")
    assert (done.exit_code, done.stdout.splitlines()[0]) == (0, f"2 records restored from {file}.")


def test_a_file_that_is_no_backup_is_refused_in_a_sentence(url: str, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id,name\n")

    refused = run("restore", str(tmp_path / "people.csv"), "--store", str(tmp_path / "new.db"))

    assert refused.exit_code == 1
    assert refused.stderr.startswith("people.csv is no backup, or is damaged")
    assert run("backup", url, "--store", url).exit_code == 1
